"""CPU time of the grader beside that of `pytest --nbval-lax`, on the same notebooks, side by side.

The notebooks are textually different: each answer is drawn from the right and wrong ones in tests/variants and
has a line of its own. Nothing is cached. What the check functions take, with the answers that they call, is measured
once more by itself, in one process, and taken off from both. nbval runs the notebook as a course would hand it to
nbval: the master with the student's answers, pictures included.
"""

import argparse
import contextlib
import io
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))

import classroom  # noqa: E402

from coursework.judging import (  # noqa: E402
    engine,
    registry,
    sandbox,
)
from coursework.judging.masters import check_cells, masters  # noqa: E402
from coursework.judging.submission import parse, wants_torch  # noqa: E402

NAME = "02_odes_and_flows"
WHO = {"grader": "the grader", "nbval": "nbval"}


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def with_nbval(made: dict) -> tuple[float, int]:
    """CPU seconds and points of one notebook under nbval, each check cell a test with its points."""
    with tempfile.TemporaryDirectory() as folder:
        path, report = Path(folder, "notebook.ipynb"), Path(folder, "report.jsonl")
        # the outputs to compare with are the master's
        own = {cell["id"]: cell for cell in masters()[NAME]["cells"]}
        for cell in made["cells"]:
            if cell["cell_type"] == "code":
                cell |= {key: own[cell["id"]][key] for key in ("outputs", "execution_count")}
        path.write_text(json.dumps(made), "utf-8")
        before = _cpu_of_children()
        subprocess.run(
            [
                *(
                    sys.executable,
                    "-m",
                    "pytest",
                    "-q",
                    "-p",
                    "no:cacheprovider",
                    "-p",
                    "coursework.nbval.report_plugin",
                ),
                *("--nbval-lax", "--nbval-current-env", "--nbval-cell-timeout", "30", path.name),
            ],
            cwd=folder,
            env=os.environ | {"COURSEWORK_REPORT": str(report)},
            stdout=subprocess.DEVNULL,
            check=False,
        )
        cpu = _cpu_of_children() - before
        passed = {line["id"] for line in map(json.loads, report.read_text("utf-8").splitlines()) if line["passed"]}
    cells = check_cells(masters()[NAME])
    return cpu, sum(cell["metadata"]["nbgrader"]["points"] for cell in cells if cell["id"] in passed)


def check_functions(made: dict) -> tuple[float, float]:
    """CPU seconds of the checks alone, on these answers, in a process of their own: at first, and once more.

    The first time has what is imported only then, as under nbval; the grader's processes have imported before.
    """
    registry.all_checks()
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        spent = [_judge_once(made), _judge_once(made)]
        os.write(writer, json.dumps(spent).encode())
        os._exit(0)
    os.close(writer)
    with open(reader) as file:
        first, again = json.load(file)
    os.waitpid(pid, 0)
    return first, again


def _judge_once(made: dict) -> float:
    namespace: dict = {"__name__": "__main__"}
    spent = 0.0
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in made["cells"]:
            if cell["cell_type"] != "code" or cell["id"].startswith("picture-"):
                continue
            start = time.process_time()
            with contextlib.suppress(Exception):
                if cell["metadata"]["nbgrader"]["grade"]:
                    registry.judge_here(cell["id"], namespace)
                else:
                    exec(compile(cell["source"], f"<answer {cell['id']}>", "exec"), namespace)
            if cell["metadata"]["nbgrader"]["grade"]:
                spent += time.process_time() - start
    return spent


def _is_answer(cell: dict) -> bool:
    return cell["id"].startswith("answer-")


def compare(count: int, seed: int) -> dict:
    """Grade `count` notebooks both ways; totals in seconds, and how many notebooks have other points."""
    notebooks = classroom.textually_different(NAME, count, seed)
    for made in notebooks:
        # a refused import is found by reading, which nbval does not do: the rule is not what is compared here
        for cell in made["cells"]:
            if "flowdiff" in cell["source"] and _is_answer(cell):
                cell["source"] = classroom.solution(NAME)[cell["id"]]
    # as the command does: those that need the same warm process one after the other
    notebooks.sort(key=lambda made: wants_torch({c["id"]: c["source"] for c in made["cells"] if _is_answer(c)}))
    rows = []  # for each notebook its seconds and whether the points agree
    # an hour's work for 200: Ctrl-C reports what is done
    with engine.Slot(sandbox.choose("auto"), engine.Limits()) as slot, contextlib.suppress(KeyboardInterrupt):
        for k, made in enumerate(notebooks):
            data = json.dumps(made).encode()
            start, own = time.monotonic(), time.process_time()
            graded = slot.grade(parse(data, f"{k}.ipynb"), 0)
            wall, ours = time.monotonic() - start, time.process_time() - own + graded.cpu
            theirs, points = with_nbval(made)
            first, again = check_functions(made)
            other = points != sum(verdict.points for verdict in graded.verdicts)
            if other:
                print(f"notebook {k}: {points} points under nbval, other points here", file=sys.stderr)
            rows.append((ours, theirs, first, again, other, wall, ours - graded.judging))
            print(f"\r{k + 1} of {count}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    if not rows:
        raise SystemExit("no notebook was graded: nothing to report")
    ours, theirs, first, again, other, walls, outside = zip(*rows, strict=True)
    return {
        "notebooks": len(rows),
        "other points": sum(other),
        "grader": sum(ours),
        "nbval": sum(theirs),
        "checks in nbval": sum(first),
        "checks in the grader": sum(again),
        "median seconds for one": statistics.median(walls),
        "median outside for one": statistics.median(outside),
    }


def leaks(count: int) -> dict:
    """Grade one notebook `count` times; what the processes hold at a tenth of the way and at its end."""
    import psutil

    me = psutil.Process()

    def held() -> dict:
        everything = [me, *me.children(recursive=True)]
        return {
            "processes": len(everything),
            "MB": sum(process.memory_info().rss for process in everything) / 2**20,
            "files": sum(process.num_fds() for process in everything if process.uids().real == os.getuid()),
            "temporary folders": len(list(Path(tempfile.gettempdir()).iterdir())),
        }

    submission = parse(json.dumps(classroom.notebook(NAME, {})).encode(), "a.ipynb")
    tempfile.tempdir = tempfile.mkdtemp()  # so that nobody else's folders are counted
    with engine.Slot(sandbox.choose("auto"), engine.Limits()) as slot:
        start = time.monotonic()
        for k in range(count):
            slot.grade(submission, 0)
            if k == count // 10:
                early = held()
        return {"early": early, "late": held(), "seconds": time.monotonic() - start}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=200, help="how many notebooks, default 200")
    parser.add_argument("--seed", type=int, default=0, help="which notebooks, default 0")
    parser.add_argument("--leaks", type=int, metavar="N", help="instead, grade N in a row and look for leaks")
    arguments = parser.parse_args()
    if arguments.leaks:
        print(json.dumps(leaks(arguments.leaks), indent=1))
        return
    report(arguments.count, arguments.seed)


def report(count: int, seed: int = 0) -> dict:
    """Compare, and print the table; what `compare` found, with the ratio."""
    found = compare(count, seed)
    outside = {who: found[who] - found[f"checks in {where}"] for who, where in WHO.items()}
    print(f"\n{found['notebooks']} textually different notebooks of {NAME}, CPU seconds\n")
    print(f"  {'':28} {'in all':>10} {'outside of checks':>18}")
    for who in WHO:
        print(f"  {who:28} {found[who]:10.1f} {outside[who]:18.1f}")
    ratio = outside["nbval"] / outside["grader"]
    print(f"\n  ratio outside of checks {ratio:.1f}, in all {found['nbval'] / found['grader']:.1f}")
    print(f"  notebooks with other points: {found['other points']}")
    print(f"  one notebook takes the grader {found['median seconds for one']:.2f} s (median, one at a time),")
    print(f"  {found['median outside for one']:.2f} s of CPU outside of checks; the first ones pay for getting warm")
    return found | {"ratio outside of checks": ratio}


if __name__ == "__main__":
    main()
