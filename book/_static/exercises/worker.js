// Python, in a thread of its own: whatever happens here, the page goes on and can end it.
//
// It is told to start, then to run or to check answers, one after the other; src/coursework/browser/desk.py does both and
// says what is told back. Matplotlib comes when a picture is wanted, or when there is nothing else to do.

const MOST_MEMORY = 1 << 30; // bytes; a loop that fills memory gets a MemoryError before the whole browser suffers
const say = (kind, more = {}) => postMessage({ kind, ...more });

let pyodide, desk, pictures;

// Bytes that have come, of all that is asked for: the progress that the page shows. Counted on a copy, for only of the
// response itself a browser keeps the compiled code.
let loaded = 0;
const plainFetch = fetch;
globalThis.fetch = async (...request) => {
  const response = await plainFetch(...request);
  count(response.clone().body);
  return response;
};

async function count(body) {
  if (!body) return;
  const reader = body.getReader();
  try {
    let piece = await reader.read();
    while (!piece.done) {
      loaded += piece.value.byteLength;
      say("progress", { loaded });
      piece = await reader.read();
    }
  } catch {
    // who asked for it is told
  }
}

const growMemory = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function grow(pages) {
  if (this.buffer.byteLength + pages * 65536 > MOST_MEMORY) throw new RangeError("the answers' memory is used up");
  return growMemory.call(this, pages);
};

async function start({ files, notebook }) {
  const { loadPyodide } = await import(new URL("pyodide.mjs", files.python));
  const ours = fetch(files.packages);
  ours.catch(() => {}); // awaited below, when it may have failed long ago
  const swallow = () => {}; // what is printed past sys.stdout, which nobody sees
  pyodide = await loadPyodide({ indexURL: files.python, packages: ["numpy"], stdout: swallow, stderr: swallow });
  if (!pyodide.loadedPackages.numpy || !(await ours).ok) throw new TypeError("a part of Python has not come");
  pyodide.unpackArchive(await (await ours).arrayBuffer(), "zip", { extractDir: "/lib/python3.12/site-packages" });
  pyodide.globals.set("blank_notebook", notebook);
  desk = pyodide.runPython(`
import os
os.environ["MPLBACKEND"] = "agg"
from coursework.browser import later
later.install()
from coursework.browser.desk import Desk
Desk(blank_notebook)
`);
  say("ready");
}

/** Matplotlib, once. */
function withPictures() {
  pictures ??= (async () => {
    await pyodide.loadPackage("matplotlib", { messageCallback() {}, errorCallback() {} });
    if (!pyodide.loadedPackages.matplotlib) throw new TypeError("matplotlib has not come");
    pyodide.runPython("later.remove(); import matplotlib.pyplot");
  })().catch((error) => {
    pictures = undefined; // to be tried again
    throw error;
  });
  return pictures;
}

async function work({ kind, answer, answers, job }) {
  const given = pyodide.toPy(answers);
  const tell = (message) => {
    const told = message.toJs({ dict_converter: Object.fromEntries });
    say(told.kind, { ...told, job });
  };
  const ask = () => desk[kind](answer, given, tell);
  try {
    if (kind === "run") {
      say("waits", { job });
      await withPictures();
    }
    try {
      ask();
    } catch (error) {
      if (error.type !== "NeedsMatplotlib") throw error;
      say("waits", { job });
      await withPictures();
      ask();
    }
  } finally {
    given.destroy();
  }
  say("done", { job });
}

onmessage = async ({ data }) => {
  try {
    if (data.kind === "start") await start(data);
    else if (data.kind === "pictures") await withPictures().catch(() => {}); // who wants one is told
    else await work(data);
  } catch (error) {
    if (error instanceof TypeError && !error.pyodide_fatal_error) {
      say("absent", { text: "Something of Python did not come: is the connection there? Try again when it is." });
      return;
    }
    // Python's own machinery has failed: nothing that an answer raises comes here.
    say("fatal", { job: data.job, text: `${error.message ?? error}` });
  }
};
