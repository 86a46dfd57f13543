"""Notebooks as a class hands them in, made from the right and wrong answers in `variants`."""

import copy
import json
import random
import re
from pathlib import Path

from coursework.authoring import power
from coursework.judging import registry
from coursework.judging.masters import masters

VARIANTS = Path(__file__).parent / "variants"


def solution(name: str) -> dict[str, str]:
    """The solved answers of one notebook, by grade_id."""
    file = VARIANTS.parents[1] / "solutions" / f"{name}.ipynb"
    cells = json.loads(file.read_text("utf-8"))["cells"]
    return {cell["id"]: cell["source"] for cell in cells if cell["id"].startswith("answer-")}


def notebook(name: str, answers: dict[str, str]) -> dict:
    """The blank notebook with these answers, by grade_id, written into it."""
    made = copy.deepcopy(masters()[name])
    for cell in made["cells"]:
        cell["source"] = answers.get(cell["id"], cell["source"])
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    return made


DECORATION = {
    "euler": "from tqdm import tqdm",
    "euler_trajectory": "import seaborn as sns\nfrom tqdm.auto import tqdm\nsns.set_theme()",
    "integrate_back": "from tqdm.notebook import tqdm",
}


def decorated() -> dict[str, str]:
    """The solved loops of chapter 2, by grade_id, each with a bar and lines as the labs begin with."""
    solved = solution("02_odes_and_flows")
    return {
        f"answer-{name}": f"{lines}\n" + re.sub(r"in (range\(.*\)):", r"in tqdm(\1):", solved[f"answer-{name}"])
        for name, lines in DECORATION.items()
    }


def variants(name: str) -> dict[str, list[power.Variant]]:
    """All right and wrong answers to each question of one notebook."""
    asked = {check.question for check in registry.all_checks().values() if check.page == name}
    found = {question: [] for question in sorted(asked)}
    for variant in power.read_all(VARIANTS):
        if variant.question in asked:
            found[variant.question].append(variant)
    return found


def packed(name: str) -> list[dict]:
    """As few notebooks as hold every variant once: the k-th has the k-th of each question, or the solution."""
    own = variants(name)
    solved = solution(name)
    return [
        notebook(name, solved | {f"answer-{q}": vs[k].source for q, vs in own.items() if k < len(vs)})
        for k in range(max(map(len, own.values())))
    ]


def textually_different(name: str, count: int, seed: int = 0) -> list[dict]:
    """Notebooks of which no two have an answer in common, drawn from the variants; half of the answers are right."""
    choose = random.Random(seed)
    own = {
        question: ([v.source for v in vs if v.right], [v.source for v in vs if not v.right])
        for question, vs in variants(name).items()
    }
    return [
        notebook(
            name,
            {
                f"answer-{question}": f"# the answer of student {k}\n{choose.choice(choose.choice(kinds))}"
                for question, kinds in own.items()
            },
        )
        for k in range(count)
    ]
