"""The grader's own tests as a user without privileges, for whom bubblewrap, limits and counting work in other ways."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import pytest
from conftest import ROOT

from coursework.judging import sandbox

USER = 64321  # who is nobody on any machine
SOME = {
    "test_grade_engine.py": "all_points and 02 or two_that_go_wrong or nothing_stays or many_processes",
    "test_grade_limits.py": "session or is_shared or 64_files or leaves_running or memory_is_counted",
}


@pytest.mark.parametrize("file", SOME)
def test_the_same_as_an_ordinary_user(file):
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", "--assert=plain"]
    command += [str(ROOT / "tests" / file), "-k", SOME[file]]
    if os.getuid() == 0:
        if not ROOT.stat().st_mode & 0o005 or not (ROOT / "tests" / file).stat().st_mode & 0o004:
            pytest.skip(f"{ROOT} is for its owner only, and no other user can run these tests")
        home = tempfile.mkdtemp(prefix="coursework-ordinary-")
        os.chown(home, USER, USER)
        folders = json.dumps([str(ROOT), *sandbox.runtime_folders()])
        command = [sys.executable, str(ROOT / "tests" / "ordinary.py"), str(USER), home, folders, *command]
    environment = {name: value for name, value in os.environ.items() if name != "COURSEWORK_ROOM"}  # it is not theirs
    try:
        done = subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True, timeout=900)
    finally:
        if os.getuid() == 0:
            shutil.rmtree(home, ignore_errors=True)
    if skipped := re.search(r"^SKIPPED .*?: (.*)", done.stdout, re.MULTILINE):
        pytest.skip(skipped[1])
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
    assert int(re.search(r"(\d+) passed", done.stdout)[1]) > 3
