"""Run everything that .ci/run runs, one step after the other, and say at the end what passed.

    python3 tools/test.py [--only STEP …] [-k EXPRESSION and other pytest options]

A failed step does not stop the next. With CI=true in the environment a skip is a failure.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree

import bootstrap
from bootstrap import ROOT, clean_environment
from console import Stop, plainly, seconds

RESULTS = os.path.join(ROOT, "_build", "tests")
PYTEST = [sys.executable, "-m", "pytest", "-c", "src/pyproject.toml", "--rootdir", ".", "-q"]

# Command, the Debian package that brings it, and what cannot be tested without it.
PROGRAMS = (
    (("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"), "chromium", "the browser tests"),
    (("bwrap",), "bubblewrap", "the tests of the grader's sandbox"),
)


class Outcome:
    """What one step counted: passed, failed, what was skipped and why, and what was measured."""

    def __init__(self, passed=0, failed=0, skipped=()):
        self.passed, self.failed, self.skipped, self.measured = passed, failed, list(skipped), []


def of_status(status):
    """The outcome of a command that is one check."""
    return Outcome(passed=int(status == 0), failed=int(status != 0))


def run(*command):
    """Run `command` in the root with its output shown; returns the exit status."""
    return subprocess.call([str(word) for word in command], cwd=ROOT, env=clean_environment())


def system_packages(options):
    """Chromium and bubblewrap, which pip cannot bring."""
    missing = [entry for entry in PROGRAMS if not any(shutil.which(name) for name in entry[0])]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        packages = [package for _, package, _ in missing]
        print("installing {} with apt-get".format(", ".join(packages)), flush=True)
        bootstrap.apt_get(["update"])
        bootstrap.apt_get(["install", "-y", "--no-install-recommends", *packages])
        missing = [entry for entry in PROGRAMS if not any(shutil.which(name) for name in entry[0])]
    skipped = []
    for names, package, needed_for in missing:
        advice = f"sudo apt-get install {package}" if shutil.which("apt-get") else f"install {package}"
        skipped.append(f"{names[0]} is missing, and {needed_for} need it: {advice}")
    return Outcome(passed=len(PROGRAMS) - len(missing), skipped=skipped)


def style(options):
    """Ruff, with the settings of src/pyproject.toml."""
    folders = [name for name in ("src", "tools", "benchmarks") if os.path.isdir(os.path.join(ROOT, name))]
    return of_status(
        run(
            sys.executable,
            "-m",
            "ruff",
            "check",
            "-q",
            "--output-format=concise",
            "--config",
            "src/pyproject.toml",
            *folders,
        )
    )


def derived_files(options):
    """The derived notebooks are what their sources say."""
    return of_status(run(sys.executable, "-m", "coursework", "derive", "--check"))


def unit(options):
    """Both packages and these tools, without the built book."""
    return pytest("unit", "src/tests", "-m", "not browser", "-n", "2", "--dist", "loadgroup", *options)


def solutions(options):
    """Every solution notebook, executed anew and compared with its stored outputs."""
    return pytest(
        "solutions", "solutions", "-p", "coursework.kernels", "--nbval", "--nbval-current-env",
        "--nbval-cell-timeout=300", "-n", "2", "--dist", "loadscope", *options,
    )  # fmt: skip


def book(options):
    """Every chapter executed from nothing, strictly built."""
    return of_status(run(sys.executable, "tools/build.py", "--clean"))


def browser(options):
    """The built book in headless Chromium, every other host blocked."""
    return pytest("browser", "src/tests/test_site.py", "-m", "browser", *options)


STEPS = {
    "system": ("system packages", system_packages),
    "style": ("ruff check", style),
    "derived": ("derived notebooks are current", derived_files),
    "unit": ("unit tests", unit),
    "solutions": ("solution notebooks under nbval", solutions),
    "book": ("clean strict build of the book", book),
    "browser": ("browser tests", browser),
}


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
    bootstrap.enter()
    with plainly():
        chosen = [name for name in STEPS if not arguments.only or name in arguments.only]
        if options and not {"unit", "solutions", "browser"} & set(chosen):
            raise Stop("{} takes no pytest options: {}".format(" and ".join(chosen), " ".join(options)))
        results = []
        for name in chosen:
            headline, step = STEPS[name]
            print(f"\n=== {headline}", flush=True)
            started = time.time()
            outcome = step(options)
            results.append((headline, time.time() - started, outcome))
        return_status = summarise(results, os.environ.get("CI") == "true")
    sys.exit(return_status)


if __name__ == "__main__":
    main()
