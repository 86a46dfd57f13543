"""The command line: ``python -m coursework derive | check | grade | doctor | power | tell``."""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
from pathlib import Path

from coursework.errors import Usage


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m coursework", description="The course's exercises.")
    commands = parser.add_subparsers(dest="command", required=True)

    derive = commands.add_parser("derive", help="make the notebooks from solutions/*.md")
    derive.add_argument("names", nargs="*", metavar="NAME", help="such as 02_odes_and_flows; by default all")
    derive.add_argument("--check", action="store_true", help="only say what is stale; runs nothing")

    check = commands.add_parser("check", help="check your notebook")
    check.add_argument("notebook", type=Path)
    check.add_argument("--json", type=Path, metavar="FILE", help="write the verdicts as JSON")
    check.add_argument("--junit", type=Path, metavar="FILE", help="write the verdicts as JUnit XML")
    check.add_argument("--watch", action="store_true", help="go on, and judge again what changed when it is saved")
    check.add_argument(
        "--where", action="store_true", help="also say with which input, and in which rows and coordinates, it is wrong"
    )
    check.add_argument("--timeout", type=float, default=30.0, metavar="S", help="seconds for one cell (default 30)")

    grade = commands.add_parser("grade", help="grade what a class has handed in")
    grade.add_argument(
        "submissions", type=Path, help="a folder of notebooks, of students' folders, or a zip from an LMS"
    )
    grade.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the reports go")
    grade.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="how many at a time (default: all cores)"
    )
    grade.add_argument(
        "--timeout", type=float, default=30.0, metavar="S", help="seconds for one cell or check (default 30)"
    )
    grade.add_argument(
        "--sandbox", choices=("auto", "bwrap", "none"), default="auto", help="what isolates students' code from yours"
    )
    grade.add_argument("--dask", metavar="ADDRESS", help="grade on the dask.distributed cluster of this scheduler")
    grade.add_argument("--seed", type=int, metavar="N", help="repeat a grading (default: that of DIR, or a fresh one)")
    grade.add_argument(
        "--book", default="http://localhost:8000", metavar="URL", help="where students read the book, for the links"
    )

    commands.add_parser("doctor", help="say whether students' code can be isolated here, and if not, what to do")

    power = commands.add_parser("power", help="run every right and wrong variant through the checks")
    power.add_argument("variants", type=Path, help="the folder with one folder of variants per chapter")
    power.add_argument("--seeds", type=int, default=20, metavar="N")
    power.add_argument("--markdown", type=Path, metavar="FILE", help="write the table there")
    power.add_argument("--record", type=Path, metavar="FILE", help="keep verdicts there, and judge only what changed")
    power.add_argument(
        "--question",
        action="append",
        default=[],
        metavar="NAME",
        help="judge the answers to this one, changed or not (may be given several times)",
    )
    power.add_argument("--all", action="store_true", help="judge all answers, changed or not")

    tell = commands.add_parser("tell", help="say what each check says of the answers in a file")
    tell.add_argument("file", type=Path, help="such as tests/variants/ch02/euler.py, or one answer so named")
    tell.add_argument("--title", default="", metavar="WORDS", help="only answers with these words in their titles")
    tell.add_argument("--seed", type=int, default=0, metavar="N", help="other inputs of the checks (default 0)")

    args = parser.parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a name that this terminal cannot write is no reason to end
    try:
        status = _run(args)
        sys.stdout.flush()  # what is left in the buffer may not find its reader either
        return status
    except Usage as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:  # as in `grade … | head`: who reads has seen enough, and all files are written by then
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE


def _run(args: argparse.Namespace) -> int:
    if args.command == "derive":
        from coursework.authoring.derive import derive

        return derive(check_only=args.check, names=args.names)
    if args.command == "check":
        from coursework.grading.check import check, own_processes

        if sys.platform == "linux":
            judge = own_processes
        else:
            from coursework.nbval.judge import Kernel as judge
        return check(
            args.notebook,
            json_file=args.json,
            junit_file=args.junit,
            timeout=args.timeout,
            watch=args.watch,
            where=args.where,
            judge=judge,
        )
    if args.command == "grade":
        from coursework.grading.grade import grade

        for number in (signal.SIGTERM, signal.SIGHUP):  # a closed terminal keeps what is graded, as Ctrl-C does
            if signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, signal.default_int_handler)
        return grade(
            args.submissions,
            args.out,
            jobs=args.jobs,
            timeout=args.timeout,
            sandbox_kind=args.sandbox,
            dask=args.dask,
            seed=args.seed,
            book=args.book.rstrip("/"),
        )
    if args.command == "doctor":
        from coursework.grading.doctor import doctor

        return doctor()
    if args.command == "tell":
        from coursework.authoring.tell import tell
        from coursework.grading.earlier import checked_seed

        checked_seed(args.seed, "--seed")
        return tell(args.file, words=args.title, seed=args.seed)
    from coursework.authoring.power import power

    return power(
        args.variants,
        seeds=args.seeds,
        markdown=args.markdown,
        record=args.record,
        only=args.question,
        everything=args.all,
    )


if __name__ == "__main__":
    sys.exit(main())
