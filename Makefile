# `make` alone lists the targets. PYTHON= names another Python, PORT= another port, ARGS= goes to the tool.
PYTHON ?= python3
PORT ?= 8000

.PHONY: help serve book pdf slides test lab power bench clean

help:
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile

serve: ## serve the book on http://localhost:8000 (PORT= to change), and build it if anything changed
	@$(PYTHON) tools/serve.py --port "$(PORT)" $(ARGS)

book: ## execute and build the book into _build/html; any error or warning fails (ARGS=--clean runs all anew)
	@$(PYTHON) tools/build.py $(ARGS)

pdf: ## the built book as one PDF, _build/flowdiff.pdf (ARGS="book/02_odes_and_flows" for some pages)
	@$(PYTHON) tools/build.py
	@$(PYTHON) tools/pdf.py $(ARGS)

slides: ## a deck of slides for each chapter, with notes for the speaker, in _build/slides (ARGS="book/02_odes_and_flows")
	@$(PYTHON) tools/slides.py $(ARGS)

test: ## everything that .ci/run runs (ARGS="--only unit -k euler" for a part)
	@$(PYTHON) tools/test.py $(ARGS)

lab: ## open JupyterLab with the chapters and your copy of the exercises in work/
	@$(PYTHON) tools/lab.py $(ARGS)

power: ## judge the right and wrong answers to what changed, and write book/power.md (ARGS="--question euler" for one)
	@$(PYTHON) tools/bootstrap.py
	@.venv/bin/python -m coursework power tests/variants --seeds 20 --markdown book/power.md --record tests/variants/power.jsonl $(ARGS)

bench: ## time the solvers side by side with their peers
	@$(PYTHON) tools/bootstrap.py benchmarks/run.py $(ARGS)

clean: ## remove what was generated: _build, caches and .venv; never work/, which holds your answers
	@rm -rf _build .venv .pytest_cache .ruff_cache src/*.egg-info
	@find src tools benchmarks -name __pycache__ -prune -exec rm -rf {} +
