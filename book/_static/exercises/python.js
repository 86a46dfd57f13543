// Python as the page sees it: off until it is wanted, one request at a time, and ended when it does not answer.

// As long as an answer may take in each check, and its cell before that: `CHECK_SECONDS` of coursework.
const CHECK_SECONDS = 10;
// A picture calls the answer many times.
const PICTURE_SECONDS = 40;
// Of what is loaded something comes all the time, but for the seconds in which Python starts.
const STALLED_SECONDS = 60;
// An answer's cell begins at once, unless matplotlib is just being imported.
const SILENCE_SECONDS = 30;
// Who reads what a check has said does not press the next button at once.
const IDLE_SECONDS = 3;
// How much longer the page waits than it says: telling takes time too.
const PATIENCE_MS = 500;

export class Python {
  /**
   * @param folder of the files, an address; @param name of the notebook; @param notebook the blank one, as text
   * @param onState told "off", "loading", "ready", "busy" or "failed", and a sentence where it failed
   * @param onProgress told how many bytes of how many have come
   */
  constructor({ folder, name, notebook, onState, onProgress }) {
    Object.assign(this, { folder, name, notebook, onState, onProgress });
    this.jobs = [];
    this.set("off");
  }

  set(state, sentence = "") {
    this.state = state;
    this.onState(state, sentence);
  }

  /**
   * Run or check an answer, when what was asked before is done. What waits already with the same request is enough.
   *
   * @param kind "run" or "check"; @param answers a function that gives all answers as they are then, by grade_id
   * @param told called with "begins", each message of desk.py, then once with "done", "late", "lost", "stopped"
   *   or "unavailable"
   * @returns whether this is a request of its own
   */
  ask(kind, answer, answers, told) {
    if (this.jobs.some((job) => job.kind === kind && job.answer === answer)) return false;
    this.jobs.push({ kind, answer, answers, told, number: (Python.number = (Python.number ?? 0) + 1) });
    if (this.state === "off" || this.state === "failed") this.start();
    else this.next();
    return true;
  }

  /** End what an answer does, now or later; Python begins anew when it is wanted. */
  stop(answer) {
    const stopped = this.jobs.filter((job) => job.answer === answer);
    const atWork = this.running?.answer === answer ? this.running : null;
    this.jobs = this.jobs.filter((job) => job.answer !== answer);
    if (atWork) this.restart();
    for (const job of [...(atWork ? [atWork] : []), ...stopped]) job.told({ kind: "stopped" });
    if (!this.jobs.length && this.state === "loading" && !this.warm) this.end();
  }

  async start() {
    this.set("loading");
    const started = (this.started = Symbol("start"));
    try {
      this.files ??= await filesFor(this.name, this.folder);
      if (this.started !== started) return; // stopped meanwhile
      this.worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
      this.worker.onmessage = ({ data }) => this.hear(data);
      this.worker.onerror = (event) => {
        event.preventDefault();
        this.fail("Python could not be started: this browser cannot run it, or a part of the site is missing.");
      };
      this.worker.postMessage({ kind: "start", files: this.files, notebook: this.notebook });
      this.expectMore();
    } catch (error) {
      this.fail(error.message);
    }
  }

  /** While something is loaded that is waited for: a connection that breaks off makes no error everywhere. */
  expectMore() {
    clearTimeout(this.coming);
    if (this.state !== "loading" && !this.waiting) return;
    const waited = `Nothing has come for ${STALLED_SECONDS} seconds: is the connection there? Try again when it is.`;
    this.coming = setTimeout(() => this.fail(waited), 1000 * STALLED_SECONDS);
  }

  hear(message) {
    if (message?.kind === "progress") {
      this.loaded = message.loaded;
      this.expectMore();
      this.tellPicture();
      return this.onProgress(message.loaded, this.files.bytes);
    }
    if (message?.kind === "ready") {
      clearTimeout(this.coming);
      this.warm = true;
      this.withoutPicture = this.loaded;
      this.set("ready");
      return this.next();
    }
    if (message?.kind === "fatal") return this.lose(message);
    if (message?.kind === "absent") return this.fail(message.text);
    const job = this.running;
    if (!job || message?.job !== job.number) return undefined; // an answer may have sent anything
    if (message.kind === "at") return this.watch(job, message);
    if (message.kind === "waits") {
      clearTimeout(job.timer);
      this.waiting = job;
      this.expectMore();
      return this.tellPicture();
    }
    if (message.kind === "done") {
      this.finish(job);
      job.told(message);
      return this.next();
    }
    return job.told(message);
  }

  /** How much has come of what draws pictures, to who waits for it. */
  tellPicture() {
    this.waiting?.told({ kind: "coming", loaded: this.loaded - this.withoutPicture, of: this.files.picture });
  }

  next() {
    if (this.running || !this.warm || this.state === "loading") return;
    const job = (this.running = this.jobs.shift());
    if (!job) {
      this.wantPictures();
      return;
    }
    this.set("busy");
    const { kind, answer, number } = job;
    const texts = (job.texts = job.answers());
    job.told({ kind: "begins" });
    // What has ended itself answers nothing at all.
    job.timer = setTimeout(() => this.again(job), 1000 * SILENCE_SECONDS);
    this.worker.postMessage({ kind, answer, answers: texts, job: number });
  }

  /** What the first picture needs comes when nothing else has been asked for a while: a check would wait for it. */
  wantPictures() {
    const { worker } = this;
    clearTimeout(this.idle);
    this.idle = setTimeout(() => {
      if (worker !== this.worker || this.running || this.asked === worker) return;
      this.asked = worker;
      worker.postMessage({ kind: "pictures" });
    }, 1000 * IDLE_SECONDS);
  }

  finish(job) {
    clearTimeout(job.timer);
    this.waiting = null;
    this.running = null;
    this.set("ready");
  }

  /** An answer's cell, one of its checks or its picture begins: give it its time. */
  watch(job, { late, cell }) {
    clearTimeout(job.timer);
    clearTimeout(this.coming);
    if (this.waiting) job.told({ kind: "at" });
    this.waiting = null;
    const seconds = cell || Object.keys(late).length ? CHECK_SECONDS : PICTURE_SECONDS;
    const end = () => {
      this.restart();
      job.told({ kind: "late", late, cell, text: job.texts[cell], seconds });
    };
    job.timer = setTimeout(end, 1000 * seconds + PATIENCE_MS);
  }

  /** Nothing was heard of Python: ask once more, when it has begun anew. */
  again(job) {
    if (!job.again) this.jobs.unshift({ ...job, again: true });
    this.restart();
    if (job.again) job.told({ kind: "lost", why: "it does not answer." });
  }

  /** Python itself has broken down, most likely by what the answer did. */
  lose(message) {
    const job = this.running;
    if (!job) {
      console.error(message.text); // a reader can do nothing with it
      return this.fail("Python could not be started. Try again; if it fails each time, download the notebook.");
    }
    this.restart();
    return job.told({ kind: "lost", why: message.text.split("\n")[0].slice(0, 200) });
  }

  restart() {
    clearTimeout(this.running?.timer);
    this.running = null;
    this.end();
    this.start();
  }

  end() {
    clearTimeout(this.coming);
    this.waiting = null;
    this.worker?.terminate();
    this.worker = undefined;
    this.started = undefined;
    this.warm = false;
    this.set("off");
  }

  fail(sentence) {
    const lost = [...(this.running ? [this.running] : []), ...this.jobs];
    this.jobs = [];
    this.running = null;
    this.end();
    this.set("failed", sentence);
    for (const job of lost) job.told({ kind: "unavailable", why: sentence });
  }
}

/** What there is to load for a notebook, from the list that the build has written. */
async function filesFor(name, folder) {
  if (!globalThis.Worker || !globalThis.WebAssembly)
    throw new Error("This browser cannot run Python: take a newer one, or download the notebook and use `make lab`.");
  let response;
  try {
    response = await fetch(new URL("index.json", folder), { cache: "no-cache" });
  } catch {
    throw new Error("Python cannot be fetched: is the server still there? Try again when it is.");
  }
  if (response.status === 404)
    throw new Error("This copy of the book was built without Python: download the notebook and use `make lab`.");
  if (!response.ok) throw new Error(`Python cannot be fetched: the server answers ${response.status}.`);
  const { start, picture, packages } = await response.json().catch(() => {
    throw new Error("Python cannot be fetched: the server sends something else in its place.");
  });
  const [ours] = Object.keys(packages[name]);
  const sum = (...files) => files.flatMap(Object.values).reduce((whole, size) => whole + size, 0);
  return {
    python: `${new URL("pyodide/", folder)}`,
    packages: `${new URL(ours, folder)}`,
    bytes: sum(start, packages[name]),
    picture: sum(picture),
  };
}
