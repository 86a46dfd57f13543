// A page of exercises: finds the answers in it, and joins the editor, Python and what is kept.

import { Answers, refusal } from "./answers.js";
import { load } from "./editor.js";
import { button, element, megabytes } from "./elements.js";
import { answersIn, download, written } from "./notebook_file.js";
import { Python } from "./python.js";
import { Question } from "./question.js";

const FOLDER = new URL("../python/", import.meta.url);

class Page {
  constructor(place, notebook) {
    this.place = place;
    this.file = place.dataset.notebook;
    this.notebook = notebook;
    this.folder = FOLDER;
    this.name = this.file.replace(".ipynb", "");
    this.endless = new Map(); // by answer, the text whose cell did not end
    this.answers = new Answers(this.name, (sentence) => this.warn(sentence));
    this.python = new Python({
      folder: FOLDER,
      name: this.name,
      notebook: JSON.stringify(notebook),
      onState: (state, sentence) => this.pythonIs(state, sentence),
      onProgress: (loaded, of) => this.progress(loaded, of),
    });
  }

  cell(id) {
    return this.notebook.cells.find((cell) => cell.id === id);
  }

  /** The checks that follow an answer's cell, up to the next answer. */
  checksOf(id) {
    const after = this.notebook.cells.slice(this.notebook.cells.findIndex((cell) => cell.id === id) + 1);
    const next = after.findIndex((cell) => cell.id.startsWith("answer-"));
    const own = next < 0 ? after : after.slice(0, next);
    return own.filter((cell) => cell.metadata.nbgrader?.grade).map((cell) => cell.id);
  }

  /** What stands in the cells, for the answer `asked`: without the others whose cells are known not to end. */
  texts(asked) {
    const text = ({ id, text: now, stub }) => (id !== asked && this.endless.get(id) === now ? stub : now);
    return Object.fromEntries(this.questions.map((question) => [question.id, text(question)]));
  }

  /** The cell of an answer did not end, and another answer must not wait for it. */
  leaveOut(id, text) {
    this.endless.set(id, text);
  }

  /** The answers before `asked` that were left out when it ran. */
  leftOut(asked) {
    const before = this.questions.slice(
      0,
      this.questions.findIndex(({ id }) => id === asked),
    );
    return before.filter(({ id, text }) => this.endless.get(id) === text).map(({ id }) => id);
  }

  async show() {
    this.live = element("div", { class: "visually-hidden", role: "status", "aria-live": "polite" });
    this.warning = element("p", { class: "exercise-warning", role: "alert", hidden: "" });
    this.bar = element("progress", { max: 1, value: 0, "aria-label": "Python is loaded", hidden: "" });
    this.state = element("span", { class: "exercise-python" });
    this.chosen = element("input", {
      type: "file",
      accept: ".ipynb,application/x-ipynb+json,application/json",
      hidden: "",
    });
    this.chosen.addEventListener("change", () => this.open());
    this.place.replaceChildren(
      element(
        "div",
        { class: "exercise-controls" },
        button("Download", () => this.save()),
        button("Open", () => this.chosen.click()),
        this.chosen,
        (this.hint = element("span", { class: "exercise-hint" }, "the notebook with your answers in it")),
      ),
      element("p", { class: "exercise-status" }, this.bar, this.state),
      this.warning,
      this.live,
    );
    this.pythonIs(this.python.state, "");
    const refused = refusal();
    if (refused) this.warn(refused);
    const boxes = [...document.querySelectorAll(".exercise-answer")];
    this.questions = boxes.map((box) => new Question(box, this));
    await load(FOLDER);
    await Promise.all(this.questions.map((question) => question.show()));
    this.answers.onOutside((answer) => this.questions.find(({ id }) => id === answer)?.takeOver());
  }

  announce(text) {
    this.live.textContent = text;
  }

  warn(sentence) {
    this.warning.textContent = sentence;
    this.warning.hidden = false;
  }

  pythonIs(state, sentence) {
    document.body.dataset.python = state;
    if (!this.state) return;
    this.bar.hidden = state !== "loading";
    const words = {
      off: "Python comes when you first press Run or Check: about 17 MB, and 8 MB more for pictures; once.",
      loading: "Python is coming …",
      ready: "Python is ready.",
      busy: "Python is at work.",
      failed: sentence,
    };
    this.state.textContent = words[state];
    this.coming = "Python is coming";
    for (const question of this.questions ?? []) question.busy();
    if (state === "failed") this.announce(sentence);
  }

  progress(loaded, of) {
    if (this.python.state !== "loading") return;
    const come = Math.min(1, loaded / of);
    this.bar.value = come;
    this.coming =
      come > 0.9 ? "Python has come, and starts" : `Python is coming: ${megabytes(loaded)} of ${megabytes(of)} MB`;
    this.state.textContent = `${this.coming} …`;
    for (const question of this.questions) question.busy();
  }

  /** A check mark at each question that is solved, here and in the contents. */
  mark() {
    let [solved, of] = [0, 0];
    for (const section of document.querySelectorAll("article section section")) {
      const inside = this.questions.filter(({ box, needs }) => section.contains(box) && !needs);
      if (!inside.length) continue;
      const all = inside.every(({ id }) => this.answers.entry(id).solved);
      of += 1;
      solved += all;
      const places = [
        section.querySelector("h2"),
        document.querySelector(`#pst-page-toc-nav a[href="#${section.id}"]`),
      ];
      for (const place of places.filter(Boolean)) {
        place.querySelector(".exercise-mark")?.remove();
        if (!all) continue;
        const mark = element("span", { class: "exercise-mark", role: "img", "aria-label": "solved" }, " ✓");
        place.insertBefore(mark, place.querySelector(".headerlink"));
      }
    }
    this.answers.tellSolved(solved, of);
    dispatchEvent(new Event("flowdiff:solved"));
  }

  save() {
    const texts = new Map(this.questions.map((question) => [question.id, question.text]));
    download(written(this.notebook, texts), this.file);
    this.announce(`${this.file} is downloaded`);
  }

  async open() {
    const [file] = this.chosen.files;
    this.chosen.value = "";
    if (!file) return;
    try {
      this.hint.textContent = "";
      this.warning.hidden = true; // of a file before; what cannot be kept now is said below
      const found = answersIn(await file.text(), file.name, this.notebook);
      const other = this.questions.filter(({ id, text }) => found.has(id) && found.get(id) !== text);
      for (const question of other) question.replace(found.get(question.id));
      const count = `${found.size} answer${found.size === 1 ? " is" : "s are"} in ${file.name}`;
      this.hint.textContent = `${count}, and ${other.length || "none"} of them new here. What stood here can be brought back.`;
      this.announce(this.hint.textContent);
    } catch (error) {
      this.warn(error.message);
    }
  }
}

const place = document.querySelector(".exercise-notebook");
const response = await fetch(place.dataset.notebook);
if (response.ok) await new Page(place, await response.json()).show();
else
  place.textContent = `The notebook ${place.dataset.notebook} is not beside this page (the server answers ${response.status}): build the book again.`;
