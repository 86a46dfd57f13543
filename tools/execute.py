"""Execute notebooks side by side, as many as there are cores, into the cache that the build reads.

    python tools/execute.py CACHE SECONDS PAGE…

A page whose outputs are in the cache already is called unchanged and left alone; one that is no notebook is passed
over. The last lines are the traceback of each cell that failed, in the words of Sphinx's own warning. A notebook whose
kernel could not be had is not among them: the build tries it once more. `tools/build.py` runs this in the environment
of the chapters, where each kernel has one thread.
"""

import multiprocessing
import os
import sys
from concurrent.futures import ProcessPoolExecutor

from jupyter_cache import get_cache
from jupyter_cache.executors.basic import REPORT_LEVEL, ExecutionWorkerLocalMProc, ProcessData, single_nb_execution
from myst_nb.core.read import is_myst_markdown_notebook


class Worker(ExecutionWorkerLocalMProc):
    """What a cell prints comes in pieces, cut where the clock says, and is one text all the same.

    myst-nb, which would join them, begins a new line with each.
    """

    @staticmethod
    def execute(project_nb, data):
        return single_nb_execution(
            project_nb.nb,
            cwd=os.path.dirname(project_nb.uri),
            timeout=data.timeout,
            allow_errors=data.allow_errors,
            coalesce_streams=True,
        )


def waiting(cache, pages):
    """The pages that have to be executed, as the cache's records, in the order of `pages`."""
    for record in cache.list_project_records():
        cache.remove_nb_from_project(record.pk)
    for page in pages:
        with open(page, encoding="utf-8") as file:
            if page.endswith(".md") and not is_myst_markdown_notebook(file):
                continue
        reader = "myst_nb_md" if page.endswith(".md") else "nbformat"
        cache.add_nb_to_project(page, read_data={"name": reader, "type": "plugin"})
    unexecuted = {record.uri: record for record in cache.list_unexecuted()}
    for record in cache.list_project_records():
        if record.uri not in unexecuted:
            print("unchanged:", record.uri, flush=True)
    return [unexecuted[page] for page in pages if page in unexecuted]


def main():
    folder, seconds, *pages = sys.argv[1:]
    cache = get_cache(folder)
    records = waiting(cache, pages)
    if not records:
        return
    # jupyter-cache's own executor, "local-parallel", waits for ever where a kernel cannot be started: nbclient then
    # leaves a process behind that no longer ends at SIGTERM, which is how multiprocessing.Pool ends its own.
    tasks = [ProcessData(record.pk, record.uri, cache, int(seconds), False) for record in records]
    # At this level they say which notebook they begin and end.
    with ProcessPoolExecutor(
        os.cpu_count(), initializer=multiprocessing.log_to_stderr, initargs=(REPORT_LEVEL,)
    ) as pool:
        ended = list(pool.map(Worker(), tasks))
    for status, page in ended:
        if status == 1:  # a cell failed; 2 is any other reason
            print(f"{page}: WARNING: Executing notebook failed:\n{cache.get_project_record(page).traceback}")
            print(" [mystnb.exec]", flush=True)


if __name__ == "__main__":
    main()
