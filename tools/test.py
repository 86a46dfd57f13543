"""Run everything that .ci/run runs, one step after the other, and say at the end what passed.

    python3 tools/test.py [--only STEP …] [-k EXPRESSION and other pytest options]

A failed step does not stop the next. With CI=true in the environment a skip is a failure.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import xml.etree.ElementTree
from pathlib import Path

import bootstrap
from bootstrap import ROOT, clean_environment
from console import Stop, plainly, seconds

CORES = os.cpu_count() or 1
RESULTS = os.path.join(ROOT, "_build", "tests")
PYTEST = [sys.executable, "-m", "pytest"]

# Command, the Debian package that brings it, and what cannot be tested without it.
PROGRAMS = (
    (("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"), "chromium", "the browser tests"),
    (("bwrap",), "bubblewrap", "the tests of the grader's sandbox"),
)

# What oxfmt formats; told "book" it would take Markdown and styles too.
JAVASCRIPT = ("book/**/*.js",)


class Outcome:
    """What one step counted: passed, failed, what was skipped and why, what was measured, and how long tests took."""

    def __init__(self, passed=0, failed=0, skipped=()):
        self.passed, self.failed, self.skipped, self.measured = passed, failed, list(skipped), []
        self.times = {}  # by test, seconds

    def longest(self, most=6):
        """The tests that took longest, from 5 s on: where to look when the gate has become slow."""
        longest = sorted(self.times, key=self.times.get, reverse=True)[:most]
        return [f"{self.times[name]:.0f} s {name}" for name in longest if self.times[name] >= 5]


# Where the commands of this thread write, if not to the terminal.
_output = threading.local()


def say(text):
    """Print it, or keep it for later with what the commands of this thread write."""
    print(text, file=getattr(_output, "file", None), flush=True)


def of_status(status):
    """The outcome of a command that is one check."""
    return Outcome(passed=int(status == 0), failed=int(status != 0))


def run(*command):
    """Run `command` in the root with its output shown, or kept for later; returns the exit status."""
    # As many processes as cores: threads beside them only wait for each other, and use the processor for it.
    environment = {"OMP_NUM_THREADS": "1", **clean_environment()}
    # Hundreds of processes are started, and without it each compiles our modules anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return subprocess.call(
        [str(word) for word in command], cwd=ROOT, env=environment,
        stdout=getattr(_output, "file", None), stderr=subprocess.STDOUT if hasattr(_output, "file") else None,
    )  # fmt: skip


def system_packages(options):
    """Chromium and bubblewrap, which pip cannot bring."""
    missing = [entry for entry in PROGRAMS if not any(shutil.which(name) for name in entry[0])]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        packages = [package for _, package, _ in missing]
        say("installing {} with apt-get".format(", ".join(packages)))
        bootstrap.apt_get(["update"])
        bootstrap.apt_get(["install", "-y", "--no-install-recommends", *packages])
        missing = [entry for entry in PROGRAMS if not any(shutil.which(name) for name in entry[0])]
    skipped = []
    for names, package, needed_for in missing:
        advice = f"sudo apt-get install {package}" if shutil.which("apt-get") else f"install {package}"
        skipped.append(f"{names[0]} is missing, and {needed_for} need it: {advice}")
    return Outcome(passed=len(PROGRAMS) - len(missing), skipped=skipped)


def style(options):
    """Ruff, and oxlint and oxfmt for JavaScript, find nothing and would format nothing otherwise."""
    outcome = Outcome()
    ruff = [sys.executable, "-m", "ruff"]
    # Programs without a module of Python, beside which pip puts them.
    oxlint, oxfmt = (os.path.join(os.path.dirname(sys.executable), name) for name in ("oxlint", "oxfmt"))
    for command in (
        (*ruff, "check", "--output-format=concise", "-q"),
        (*ruff, "format", "--check", "-q"),
        (oxlint, "--deny-warnings", "book"),
        (oxfmt, "--check", *JAVASCRIPT),
    ):
        status = run(*command)
        outcome.passed += status == 0
        outcome.failed += status != 0
    return outcome


def derived_files(options):
    """The derived notebooks are what their sources say."""
    return of_status(run(sys.executable, "-m", "coursework", "derive", "--check"))


def unit(options):
    """Both packages and these tools, without the built book."""
    # One process more than cores: the tests of the grader wait half of their time for limits to be reached. A chosen
    # part is done by one before several have started.
    processes = () if "-k" in options else ("-n", CORES + 1)
    return pytest("unit", "tests", "-m", "not browser", *processes, *options)


def solutions(options):
    """Every solution notebook, executed anew and compared with its stored outputs."""
    return pytest(
        "solutions", "solutions", "-p", "coursework.nbval.kernel_plugin", "--nbval", "--nbval-current-env",
        "--nbval-cell-timeout=300", *options,
    )  # fmt: skip


def book(options):
    """Every chapter executed from nothing, strictly built."""
    return of_status(run(sys.executable, "tools/build.py", "--clean"))


def browser(options):
    """The built book in headless Chromium, every other host blocked."""
    # The others are not even collected: they import PyTorch, and are many.
    paths = sorted(Path(ROOT, "tests").glob("test_*.py"))
    files = [path for path in paths if "mark.browser" in path.read_text("utf-8")]
    # One more than cores, for what waits: a slider that plays, a loop that never ends.
    return pytest("browser", *files, "-m", "browser", "-n", CORES + 1, *options)


class Step:
    """One step: its headline, what it does, the steps that come before it, and whether it uses all cores."""

    def __init__(self, headline, do, after=(), all_cores=False):
        self.headline, self.do, self.after, self.all_cores = headline, do, after, all_cores


STEPS = {
    "system": Step("system packages", system_packages),
    "style": Step("ruff, oxlint and oxfmt", style),
    "derived": Step("derived notebooks are current", derived_files),
    "solutions": Step("solution notebooks under nbval", solutions),
    "book": Step("clean strict build of the book", book, all_cores=True),
    "unit": Step("unit tests", unit, ["system"], all_cores=True),
    "browser": Step("browser tests", browser, ["system", "book"], all_cores=True),
}


class Run:
    """The chosen steps of a run and what came of them.

    Those that use all cores run one after the other, with their output shown; beside them, also one after the other,
    those that use one. What these say is shown between two of the long ones, or at the end.
    """

    def __init__(self, steps, chosen, options):
        self.steps, self.chosen, self.options = steps, chosen, options
        self.outcomes = {}
        self._ended = {name: threading.Event() for name in chosen}
        self._kept, self._lock = [], threading.Lock()

    def results(self):
        """(headline, seconds, outcome) of each step, in the order of the list."""
        beside = threading.Thread(target=self._short_ones, daemon=True)
        beside.start()
        for name in self.chosen:
            if self.steps[name].all_cores:
                self._wait_for(name)
                print(f"\n=== {self.steps[name].headline}", flush=True)
                self._do(name)
                self._show()
        # Only at the end is waiting for it all that there is to do.
        while beside.is_alive():
            beside.join(0.2)
            self._show()
        self._show()
        return [(self.steps[name].headline, *self.outcomes[name]) for name in self.chosen]

    def _short_ones(self):
        for name in self.chosen:
            if not self.steps[name].all_cores:
                with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as _output.file:
                    self._do(name)
                    _output.file.seek(0)
                    said = _output.file.read()
                with self._lock:
                    self._kept.append(f"\n=== {self.steps[name].headline}\n{said}")

    def _do(self, name):
        started = time.time()
        try:
            outcome = self.steps[name].do(self.options)
        except Exception as error:
            say(f"{self.steps[name].headline}: {error!r}")
            outcome = Outcome(failed=1)
        self.outcomes[name] = time.time() - started, outcome
        self._ended[name].set()

    def _wait_for(self, name):
        for earlier in self.steps[name].after:
            if earlier in self._ended:
                self._ended[earlier].wait()

    def _show(self):
        with self._lock:
            kept, self._kept = self._kept, []
        for text in kept:
            print(text, end="", flush=True)


def pytest(name, *arguments):
    """Run pytest and read what it counted from its report. A run without any test, or without a report, failed."""
    report = os.path.join(RESULTS, name + ".xml")
    os.makedirs(RESULTS, exist_ok=True)
    if os.path.exists(report):
        os.remove(report)
    # The family xunit1 keeps what tests measure.
    status = run(*PYTEST, *arguments, "--junitxml", report, "-o", "junit_family=xunit1")
    return read_report(report, status)


def read_report(report, status):
    """The outcome that pytest's JUnit file and exit status say together."""
    try:
        cases = xml.etree.ElementTree.parse(report).getroot().iter("testcase")
    except (OSError, xml.etree.ElementTree.ParseError):
        return Outcome(failed=1)
    outcome = Outcome()
    for case in cases:
        numbers = [f"{entry.get('name')} {entry.get('value')}" for entry in case.iter("property")]
        if numbers:
            outcome.measured.append(f"{case.get('name')}: {', '.join(numbers)}")
        file = (case.get("classname") or "").rpartition(".")[2]
        outcome.times[f"{file}::{case.get('name')}"] = float(case.get("time") or 0)
        skip = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            outcome.failed += 1
        elif skip is not None:
            outcome.skipped.append("{}: {}".format(case.get("name"), skip.get("message") or "no reason given"))
        else:
            outcome.passed += 1
    # Exit status 1 is counted above; any other is a run that broke, or that found no test (5).
    if status not in (0, 1) or (status == 1 and not outcome.failed):
        outcome.failed += 1
    return outcome


def count(passed, failed, skipped):
    return f"{passed} passed, {failed} failed, {len(skipped)} skipped"


def summarise(results, ci):
    """Print the summary, last line `N passed, N failed, N skipped`; returns the exit status."""
    print("\n" + "=" * 78)
    for headline, elapsed, outcome in results:
        word = "FAILED" if outcome.failed else "skipped" if outcome.skipped and not outcome.passed else "passed"
        counts = count(outcome.passed, outcome.failed, outcome.skipped)
        print(f"{word:8} {headline:34} {seconds(elapsed):>12}   {counts}")
    for _, _, outcome in results:
        for text in outcome.measured:
            print(f"         {text}")
        longest = outcome.longest()
        if longest:
            print("         longest: " + ", ".join(longest))
    skips = [(headline, text) for headline, _, outcome in results for text in outcome.skipped]
    if skips:
        print("\nskipped%s:" % (", which fails because CI=true" if ci else ""))
        for headline, text in skips:
            print(f"  {headline}: {text}")
    passed = sum(outcome.passed for _, _, outcome in results)
    failed = sum(outcome.failed for _, _, outcome in results)
    print("\n" + count(passed, failed, skips), flush=True)
    return int(failed > 0 or (ci and bool(skips)) or passed == 0)


def main():
    parser = argparse.ArgumentParser(
        prog="make test", description=__doc__.splitlines()[0], epilog="Other options go to pytest."
    )
    parser.add_argument("--only", action="append", choices=sorted(STEPS), help="run this step alone (may be repeated)")
    arguments, options = parser.parse_known_args()
    # The packages of the system are fetched while those of Python are; the step itself then finds them there.
    early = threading.Thread(target=system_packages, args=([],), daemon=True)
    if not arguments.only or "system" in arguments.only:
        early.start()
    with plainly():
        bootstrap.ensure()
        if early.is_alive():
            early.join()
    bootstrap.enter()
    with plainly():
        chosen = [name for name in STEPS if not arguments.only or name in arguments.only]
        if options and not {"unit", "solutions", "browser"} & set(chosen):
            raise Stop("{} takes no pytest options: {}".format(" and ".join(chosen), " ".join(options)))
        results = Run(STEPS, chosen, options).results()
        return_status = summarise(results, os.environ.get("CI") == "true")
    sys.exit(return_status)


if __name__ == "__main__":
    main()
