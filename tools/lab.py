"""Open JupyterLab: the chapters as live notebooks, and your own copy of the exercises in work/.

    python3 tools/lab.py [--no-browser] [any option of `jupyter lab`]

An exercise is copied to work/ once and never overwritten. Chapters are opened read-only: run and change their cells
freely, and save under another name what you want to keep.
"""

import json
import os
import shutil
import sys

import bootstrap
from bootstrap import ROOT, clean_environment
from console import Stop, plainly


def copy_exercises(source, work):
    """Copy each file of `source` that `work` lacks. Returns the names copied and the names kept, both sorted."""
    os.makedirs(work, exist_ok=True)
    copied, kept = [], []
    for name in sorted(os.listdir(source)):
        path = os.path.join(source, name)
        if name.startswith(".") or not os.path.isfile(path):
            continue
        target = os.path.join(work, name)
        if os.path.lexists(target):
            kept.append(name)
        else:
            # Under another name first: a copy cut short must not look like the student's file.
            shutil.copyfile(path, target + ".part")
            os.replace(target + ".part", target)
            copied.append(name)
    return copied, kept


def latest_exercise(work):
    """The stem of the notebook of `work` that was saved last, or of the first if none was saved; None if none."""
    names = sorted(name for name in os.listdir(work) if name.endswith(".ipynb"))
    if not names:
        return None
    # Copies made together differ by milliseconds, an evening's work by more.
    newest = max(names, key=lambda name: (int(os.path.getmtime(os.path.join(work, name)) / 60), -names.index(name)))
    return newest[: -len(".ipynb")]


def workspace(stem):
    """JupyterLab's layout with the chapter `stem` on the left and its exercise on the right."""
    chapter, exercise = f"book/{stem}.md", f"work/{stem}.ipynb"
    tabs = [{"type": "tab-area", "currentIndex": 0, "widgets": ["notebook:" + path]} for path in (chapter, exercise)]
    dock = {"type": "split-area", "orientation": "horizontal", "sizes": [0.5, 0.5], "children": tabs}
    return {
        "data": {
            "layout-restorer:data": {"main": {"dock": dock, "current": "notebook:" + exercise}},
            "notebook:" + chapter: {"data": {"path": chapter, "factory": "Jupytext Notebook"}},
            "notebook:" + exercise: {"data": {"path": exercise, "factory": "Notebook"}},
        },
        "metadata": {"id": "flowdiff"},
    }


def command(stem, options, root=ROOT):
    """The command that starts JupyterLab in `root`, opening chapter and exercise `stem`."""
    workspaces = os.path.join(root, ".venv", "share", "jupyter", "lab", "workspaces")
    settings = os.path.join(root, "tools", "lab_settings.py")
    page = "/lab"
    if stem and os.path.exists(os.path.join(root, "book", stem + ".md")):
        from jupyterlab_server.workspaces_handler import WorkspacesManager

        WorkspacesManager(workspaces).save("flowdiff", json.dumps(workspace(stem)))
        page = "/lab/workspaces/flowdiff"
    elif stem:
        page = f"/lab/tree/work/{stem}.ipynb"
    # Root is the usual user of a container, and the server listens to this machine only.
    root_user = ["--allow-root"] if os.geteuid() == 0 else []
    return [
        sys.executable, "-m", "jupyterlab", *root_user, "--config=" + settings, "--ServerApp.root_dir=" + root,
        "--LabApp.workspaces_dir=" + workspaces, "--LabApp.default_url=" + page, *options,
    ]  # fmt: skip


def main():
    if {"-h", "--help"} & set(sys.argv[1:]):
        print(__doc__)
        return
    bootstrap.enter()
    with plainly():
        work = os.path.join(ROOT, "work")
        try:
            copied, kept = copy_exercises(os.path.join(ROOT, "exercises"), work)
        except OSError as error:
            raise Stop(f"the exercises could not be copied to work/: {error}") from None
        for name in copied:
            print("copied  work/" + name)
        for name in kept:
            print(f"kept    work/{name}, which is yours")
        environment = clean_environment(JUPYTER_PREFER_ENV_PATH="1")
        # A slider in a live notebook asks the kernel.
        environment.pop("FLOWDIFF_STATIC", None)
        sys.stdout.flush()
        start = command(latest_exercise(work), sys.argv[1:])
        os.chdir(ROOT)
        os.execve(start[0], start, environment)


if __name__ == "__main__":
    main()
