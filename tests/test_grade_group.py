"""Where the kernel's control group for memory is made, and what is written into it, on machines of all kinds.

The groups of this machine, if it has any for us, are tried in `test_grade_limits.py`.
"""

import subprocess

import pytest

from coursework.judging import group

MOUNT = "30 25 0:26 {root} {place} rw,nosuid - {kind} {kind} rw{options}"


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A function that describes the groups that this process is in, and how they are mounted below `tmp_path`."""
    monkeypatch.setattr(group, "_SELF", tmp_path / "self")
    (tmp_path / "self").mkdir()

    def describe(own, *mounts, gives=()):
        (tmp_path / "self" / "cgroup").write_text(own)
        lines = [
            MOUNT.format(root=root, place=tmp_path / place, kind=kind, options=options)
            for root, place, kind, options in mounts
        ]
        (tmp_path / "self" / "mountinfo").write_text("\n".join(lines))
        for folder in gives:
            (tmp_path / folder).mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / "cgroup.subtree_control").write_text("cpu memory pids\n")
        return tmp_path

    return describe


UNIFIED = ("/", "all", "cgroup2", "")
OLD = ("/", "memory", "cgroup", ",memory")


def test_in_version_2_it_stands_beside_a_group_that_has_processes(machine):
    place = machine("0::/user.slice/app.slice/run.scope\n", UNIFIED, gives=["all/user.slice/app.slice"])
    assert group._parent() == (place / "all/user.slice/app.slice", 2)


def test_in_version_2_it_stands_in_a_group_that_gives_memory_itself(machine):
    place = machine("0::/mine\n", UNIFIED, gives=["all", "all/mine"])
    assert group._parent() == (place / "all/mine", 2)


def test_in_version_1_it_stands_in_the_own_one(machine):
    place = machine("5:cpu:/x\n4:memory:/a/b\n0::/\n", UNIFIED, OLD)
    assert group._parent() == (place / "memory/a/b", 1)


def test_in_a_container_that_sees_only_its_own_groups(machine):
    place = machine("4:memory:/docker/123/inner\n", ("/docker/123", "memory", "cgroup", ",memory"))
    assert group._parent() == (place / "memory/inner", 1)


@pytest.mark.parametrize("own", ["0::/session.scope\n", "5:cpu:/x\n", ""])
def test_where_there_is_none(machine, own):
    machine(own, UNIFIED)
    with pytest.raises(OSError, match="counts memory for no group"):
        group._parent()


def test_where_the_system_knows_no_groups(tmp_path, monkeypatch):
    monkeypatch.setattr(group, "_SELF", tmp_path / "nothing")
    with pytest.raises(OSError, match="no control groups"):
        group._parent()


@pytest.fixture
def made(machine, request):
    """A group of either version, with the files that the kernel would put there."""
    if request.param == 1:
        folder = machine("4:memory:/\n", OLD) / "memory"
        files = {"memory.stat": "cache 7\nrss 1000\nrss_huge 5\n", "memory.oom_control": "under_oom 0\noom_kill 3\n"}
        files |= {"memory.memsw.limit_in_bytes": "9"}
    else:
        folder = machine("0::/\n", UNIFIED, gives=["all"]) / "all"
        files = {"memory.stat": "anon 1000\nfile 7\n", "memory.events": "oom 4\noom_kill 3\n", "memory.swap.max": "max"}
    folder.mkdir(exist_ok=True)
    made = group.Group()
    for name, text in files.items():
        (made.folder / name).write_text(text)
    return made


@pytest.mark.parametrize("made, limits", [(1, 2), (2, 1)], indirect=["made"])
def test_what_was_there_before_is_not_the_students(made, limits):
    made.settle()
    made.hold(2**30)
    written = {file.name: file.read_text() for file in made.folder.iterdir()}
    most = str(1000 + 2**30 + group._SLACK)
    assert [text for text in written.values()].count(most) == limits
    assert written.get("memory.swap.max", "0") == "0"
    assert made.ended == 3


@pytest.mark.parametrize("made", [2], indirect=True)
def test_what_is_started_enters_first(made):
    found = subprocess.run(made.enter(["/bin/echo", "a b", "$0"]), capture_output=True, text=True, check=True)
    assert found.stdout == "a b $0\n" and (made.folder / "cgroup.procs").read_text() == "0\n"


def test_what_a_killed_grader_left_is_cleared_away_and_nothing_else(machine):
    folder = machine("0::/\n", UNIFIED, gives=["all"]) / "all"
    ended = subprocess.run(["/bin/sh", "-c", "echo $$"], capture_output=True, text=True, check=True).stdout.strip()
    old, other = folder / f"coursework-{ended}-0", folder / "coursework-1-0"
    old.mkdir()
    other.mkdir()
    group.Group()
    assert not old.exists() and other.exists()
