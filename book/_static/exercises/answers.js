// What the reader has written, kept in this browser: at every keystroke, for each answer of each notebook.
//
// An entry holds the text, the stub that it was begun from, the texts that stood there before it was replaced as a
// whole, the last one last, and whether all checks have passed it.

const PREFIX = "flowdiff/answers/";
const MOST_BEFORE = 10;

/** Whether this browser keeps anything; private windows and full disks may refuse. */
export function refusal() {
  try {
    localStorage.setItem(`${PREFIX}?`, "1");
    localStorage.removeItem(`${PREFIX}?`);
    return "";
  } catch (error) {
    return `This browser keeps nothing for this page (${error.name}). Download the notebook before you leave.`;
  }
}

export class Answers {
  /** @param notebook its name, such as "02_odes_and_flows"; @param onRefusal told when something could not be kept */
  constructor(notebook, onRefusal) {
    this.notebook = notebook;
    this.onRefusal = onRefusal;
    this.entries = new Map();
  }

  key(answer) {
    return `${PREFIX}${this.notebook}/${answer}`;
  }

  /** The entry of an answer; an empty one where nothing was written. */
  entry(answer) {
    if (!this.entries.has(answer)) {
      let kept = null;
      try {
        kept = JSON.parse(localStorage.getItem(this.key(answer)));
      } catch {
        // refused, which was said, or not ours
      }
      this.entries.set(answer, typeof kept?.text === "string" ? kept : {});
    }
    return this.entries.get(answer);
  }

  /** Change an entry and keep it. */
  update(answer, change) {
    this.entries.set(answer, { ...this.entry(answer), ...change });
    this.keep(answer);
    // Somebody may have emptied the storage while this page was open.
    for (const [other, { text }] of this.entries) if (text !== undefined && this.isGone(other)) this.keep(other);
  }

  keep(answer) {
    try {
      localStorage.setItem(this.key(answer), JSON.stringify(this.entries.get(answer)));
    } catch (error) {
      this.onRefusal(`This browser did not keep your last change (${error.name}): download the notebook.`);
    }
  }

  isGone(answer) {
    try {
      return localStorage.getItem(this.key(answer)) === null;
    } catch {
      return false;
    }
  }

  /** Keep a text that is about to be replaced as a whole. */
  putAside(answer, text) {
    const before = this.entry(answer).before ?? [];
    if (before.at(-1) !== text) this.update(answer, { before: [...before, text].slice(-MOST_BEFORE) });
  }

  /** The text that was put aside last, taken from there; undefined if there is none. */
  takeBack(answer) {
    const before = this.entry(answer).before ?? [];
    this.update(answer, { before: before.slice(0, -1) });
    return before.at(-1);
  }

  /** Nothing was ever written here. */
  forget(answer) {
    this.entries.set(answer, {});
    try {
      localStorage.removeItem(this.key(answer));
    } catch {
      // nothing is kept anyway
    }
  }

  /** How many of the notebook's questions are solved, for the contents of all pages (see flowdiff.js). */
  tellSolved(solved, of) {
    try {
      localStorage.setItem(`flowdiff/solved/${this.notebook}`, solved ? `${solved} of ${of}` : "");
    } catch {
      // nothing is kept anyway
    }
  }

  /** Call `changed(answer)` when another window has changed an answer. */
  onOutside(changed) {
    addEventListener("storage", (event) => {
      const start = this.key("");
      if (!event.key?.startsWith(start)) return;
      const answer = event.key.slice(start.length);
      this.entries.delete(answer);
      changed(answer);
    });
  }
}
