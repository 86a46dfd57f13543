"""``python -m coursework doctor``: what isolates students' code on this machine, and what to do about what does not."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil

from coursework.errors import Usage
from coursework.inside import syscalls
from coursework.judging import engine, group, sandbox
from coursework.judging.masters import masters
from coursework.judging.submission import parse
from coursework.judging.verdict import Status


def doctor() -> int:
    """Say what was found; 0 if submissions can be graded in isolation, 1 if not."""
    isolation = sandbox.bubblewrap()
    for title, said in _facts():
        print(f"{title:<18} {said}")
    if isolation.kind != "bwrap":
        print(f"{'isolation':<18} none works here: {isolation.why_not}")
        print(f"{'what to do':<18} {isolation.advice}")
        print(f"{'':<18} `grade --sandbox none` runs students' code as you, with all that you may do;")
        print(f"{'':<18} every result then says that it was not isolated")
        return 1
    print(f"{'isolation':<18} bubblewrap works")
    try:
        print(f"{'a trial':<18} {_trial(isolation)}")
    except Usage as error:
        print(f"{'a trial':<18} failed: {error}")
        return 1
    return 0


def _facts() -> Iterator[tuple[str, str]]:
    yield "system", f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors"
    program = shutil.which("bwrap")
    version = ""
    if program:
        version = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    yield "bubblewrap", f"{program}, {version}" if program else "not installed"
    if sys.platform == "linux":
        yield "user namespaces", _namespaces()
    if not hasattr(os, "getuid"):
        return
    if os.getuid() == 0:
        yield "user", f"root; students' code runs as the user {sandbox.NOBODY}, who owns nothing"
        closed = [path for path in sandbox.runtime_folders() if _closed(path)]
        if closed:
            yield "", f"who may not enter {closed[0]}: it is mounted for the sandbox alone where that user can read it"
    else:
        yield "user", f"user {os.getuid()}; students' code runs as that user, in a user namespace of its own"
    gigabytes = psutil.virtual_memory().total / 2**30
    limits = engine.Limits()
    yield "memory", f"{gigabytes:.1f} GB, for {engine.slots_that_fit(limits)} notebooks at a time of at most"
    yield "", f"{limits.memory / 2**30:g} GB each"
    kept = "the kernel keeps each notebook's processes to their memory"
    advice = "start the command with `systemd-run --user --scope`, or let the container make groups"
    looked = f"none can be made ({group.why_not()}), so notebooks are looked at twice a second; {advice}"
    yield "memory group", looked if group.why_not() else kept
    machine = platform.machine()
    known = f"those that keep or tell what no limit counts are refused ({machine})"
    unknown = f"on {machine} their numbers are not known, and none is refused: grade on x86_64 or aarch64"
    yield "system calls", known if syscalls.known() else unknown
    yield "environment", ", ".join(sandbox.runtime_folders()) or "below /usr"


def _namespaces() -> str:
    most = sandbox.setting("/proc/sys/user/max_user_namespaces")
    allowed = sandbox.setting("/proc/sys/kernel/unprivileged_userns_clone")
    apparmor = sandbox.setting("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
    said = f"at most {most}" if most not in ("", "0") else "switched off (user.max_user_namespaces is 0)"
    if allowed == "0":
        said = "for root only (kernel.unprivileged_userns_clone is 0)"
    if apparmor == "1":
        said += "; AppArmor restricts them to programs with a profile (Ubuntu 23.10 and later)"
    return said


def _closed(path: str) -> bool:
    """Whether others may not enter `path`."""
    return any(not parent.stat().st_mode & 0o001 for parent in [Path(path), *Path(path).parents])


def _trial(isolation: sandbox.Isolation) -> str:
    """Grade a blank notebook: the whole way, with no answer in it."""
    import json
    import time

    name, master = next(iter(masters().items()))
    submission = parse(json.dumps(master).encode(), name)
    with engine.Slot(isolation, engine.Limits()) as slot:
        start = time.monotonic()
        slot.grade(submission, 0)
        first = time.monotonic() - start
        start = time.monotonic()
        verdicts = slot.grade(submission, 0).verdicts
        again = time.monotonic() - start
    for verdict in verdicts:
        if verdict.status is not Status.UNWRITTEN:
            raise Usage(f"a blank notebook {name} should be unwritten, and {verdict.check} is {verdict.status}")
    return f"a blank notebook of {name} was graded: {first:.1f} s with starting up, {again:.2f} s for the next one"
