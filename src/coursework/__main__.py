"""The command line: ``python -m coursework derive | check | power``."""

from __future__ import annotations

import argparse
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
    check.add_argument(
        "--timeout", type=float, default=30.0, metavar="S", help="seconds for one cell (default 30)"
    )

    power = commands.add_parser("power", help="run every right and wrong variant through the checks")
    power.add_argument("variants", type=Path, help="the folder with one folder of variants per chapter")
    power.add_argument("--seeds", type=int, default=20, metavar="N")
    power.add_argument("--markdown", type=Path, metavar="FILE", help="write the table there")

    args = parser.parse_args(argv)
    try:
        if args.command == "derive":
            from coursework.derive import run

            return run(check_only=args.check, names=args.names)
        if args.command == "check":
            from coursework.runner import run

            return run(args.notebook, json_file=args.json, junit_file=args.junit, timeout=args.timeout)
        from coursework.power import run

        return run(args.variants, seeds=args.seeds, markdown=args.markdown)
    except Usage as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
