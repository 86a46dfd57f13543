// One answer: its editor, what its code draws and prints, and what its checks say.

import { editor } from "./editor.js";
import { button, element, megabytes } from "./elements.js";

const STATES = { crashed: "error", missing: "error", unreadable: "error" };
const DOING = { run: "Running", check: "Checking" };
const WORDS = { passed: "right", failed: "not yet", unwritten: "not written yet", error: "error", timeout: "no end" };
// In what a check says: where the book explains it.
const PLACE = /book\/(\w+\.html#[\w-]+)/;
const LABEL = /^(expected|got|likely|see|printed) +/gm;

export class Question {
  /** @param box the element of the answer; @param page what all answers share, see main.js */
  constructor(box, page) {
    this.box = box;
    this.page = page;
    this.id = box.dataset.question;
    this.name = this.id.replace("answer-", "");
    this.stub = page.cell(this.id).source;
    this.checks = page.checksOf(this.id);
    this.needs = box.dataset.needs;
    this.asked = []; // "run" and "check", as they wait for their end
    this.told = new Map(); // by check, its state
  }

  /** Put the controls in, and what was written before. */
  async show() {
    const { box, page, id, stub } = this;
    const given = box.querySelector(":scope > div[class^='highlight'], :scope > .literal-block-wrapper");
    const place = element("div", { class: "exercise-editor" });
    this.note = element("p", { class: "exercise-note", hidden: "" });
    this.output = element("div", { class: "exercise-output" });
    this.picture = element("div", { class: "exercise-picture" });
    this.verdicts = element("ul", { class: "exercise-verdicts", "aria-label": `What the checks say of ${this.name}` });
    const controls = element("div", { class: "exercise-controls", role: "group", "aria-label": this.name });
    if (this.needs)
      controls.append(
        element(
          "p",
          { class: "exercise-elsewhere" },
          `This question is about ${NEEDED[this.needs] ?? this.needs}, which does not run in a page: `,
          "download the notebook, and do it in JupyterLab (",
          element("code", {}, "make lab"),
          ").",
        ),
      );
    else {
      this.runButton = button("Run", () => this.run(), { "aria-keyshortcuts": "Control+Enter", title: "Ctrl+Enter" });
      this.checkButton = button("Check", () => this.check(), {
        "aria-keyshortcuts": "Shift+Enter",
        title: "Shift+Enter",
      });
      this.stopButton = button("Stop", () => page.python.stop(id), { disabled: "" });
      this.doing = element("span", { class: "exercise-doing" });
      controls.append(this.runButton, this.checkButton, this.stopButton, this.doing);
    }
    this.backButton = button("Bring my answer back", () => this.bringBack(), { hidden: "" });
    controls.append(
      button("Start over", () => this.startOver()),
      this.backButton,
    );
    given.replaceWith(place, this.note, controls, this.output, this.picture);
    box.append(this.verdicts);

    const { text = stub, stub: begun } = page.answers.entry(id);
    this.editor = await editor(place, page.folder, {
      label: `Your answer: ${this.name}`,
      text,
      changed: (now) => this.changed(now),
      run: () => this.run(),
      check: () => this.check(),
    });
    if (begun !== undefined && begun !== stub) this.questionHasChanged();
    this.backButton.hidden = !page.answers.entry(id).before?.length;
    this.mark();
  }

  get text() {
    return this.editor?.get() ?? this.page.answers.entry(this.id).text ?? this.stub;
  }

  changed(text) {
    const { answers } = this.page;
    if (this.quiet) return;
    const known = answers.entry(this.id);
    if (text === this.stub && !known.before?.length) answers.forget(this.id);
    else answers.update(this.id, { text, stub: known.stub ?? this.stub });
    for (const old of [this.picture, ...this.verdicts.children]) old.classList.add("of-before");
  }

  /** Another window has changed it. */
  takeOver() {
    const { text = this.stub } = this.page.answers.entry(this.id);
    this.quiet = true;
    if (text !== this.text) this.editor?.set(text);
    this.quiet = false;
    this.mark();
  }

  questionHasChanged() {
    const show = element(
      "details",
      {},
      element("summary", {}, "What it begins with now"),
      element("pre", {}, this.stub),
    );
    const keep = button("Understood", () => {
      this.page.answers.update(this.id, { stub: this.stub });
      this.note.hidden = true;
    });
    this.note.replaceChildren(
      "This question has changed since you answered it; your answer is as it was. ",
      show,
      keep,
    );
    this.note.hidden = false;
  }

  /** Put a whole text in, and keep the one that was there. */
  replace(text) {
    const before = this.text;
    if (before !== text && before.trim() !== this.stub.trim()) this.page.answers.putAside(this.id, before);
    this.editor.set(text);
    this.page.answers.update(this.id, { text, stub: this.stub });
    this.note.hidden = true;
    this.backButton.hidden = !this.page.answers.entry(this.id).before?.length;
    for (const part of [this.output, this.picture, this.verdicts]) part.replaceChildren();
    this.solved(false);
  }

  startOver() {
    this.page.python.stop(this.id);
    this.replace(this.stub);
    this.editor.focus();
    this.page.announce("The answer is as at the beginning. “Bring my answer back” undoes this.");
  }

  bringBack() {
    this.replace(this.page.answers.takeBack(this.id) ?? this.text);
    this.editor.focus();
  }

  run() {
    this.ask("run");
  }

  check() {
    this.ask("check");
  }

  ask(kind) {
    if (this.needs) return;
    const { page, id } = this;
    const own = page.python.ask(
      kind,
      id,
      () => page.texts(id),
      (message) => this.hear(kind, message),
    );
    if (!own) return;
    if (!this.asked.length) this.begin(kind); // what is seen while it waits must not be taken for what will be said
    this.asked.push(kind);
    this.busy();
    page.announce(`${DOING[kind]} ${this.name}`);
  }

  /** Say what is being done. */
  busy() {
    if (!this.stopButton) return;
    const [kind] = this.asked;
    const doing = this.page.python.state === "loading" ? this.page.coming : this.coming || DOING[kind];
    this.box.setAttribute("aria-busy", `${Boolean(kind)}`);
    this.stopButton.disabled = !kind;
    this.doing.textContent = kind ? `${doing} …` : "";
  }

  hear(kind, message) {
    this.coming = message.kind === "coming" ? library(message) : "";
    switch (message.kind) {
      case "coming":
      case "at":
        this.busy();
        return;
      case "begins":
        this.begin(kind);
        return;
      case "printed":
        this.output.append(element("pre", { class: "exercise-printed" }, message.text));
        return;
      case "error":
        this.say(message.text, message.trace);
        return;
      case "picture":
        this.draw(message);
        return;
      case "verdict":
        this.verdict(message.verdict.check, message.status, message.message, message.verdict.where);
        return;
      case "late":
        if (message.cell && message.cell !== this.id) {
          this.page.leaveOut(message.cell, message.text);
          this.ask(kind);
          break;
        }
        this.late(kind, message);
        if (kind === "check") this.sumUp();
        break;
      case "lost":
        this.lost(kind, message.why);
        break;
      case "stopped":
        this.say("Stopped.");
        break;
      case "unavailable":
        this.say(message.why);
        break;
      case "done":
        if (kind === "check") this.sumUp();
        this.sayWhatIsLeftOut();
        break;
      default:
        return;
    }
    this.asked.splice(this.asked.indexOf(kind), 1);
    this.busy();
    if (kind === "run" && this.picture.classList.contains("of-before")) this.picture.replaceChildren();
  }

  begin(kind) {
    this.output.replaceChildren();
    if (kind === "run") this.picture.classList.add("of-before");
    else {
      this.verdicts.replaceChildren();
      this.told = new Map();
    }
  }

  say(text, trace) {
    const box = element("div", { class: "exercise-error", role: "alert" }, element("p", {}, text));
    if (trace)
      box.append(element("details", {}, element("summary", {}, "Python's traceback"), element("pre", {}, trace)));
    this.output.append(box);
  }

  draw({ png, width, height }) {
    if (this.picture.classList.contains("of-before")) {
      this.picture.replaceChildren();
      this.picture.classList.remove("of-before");
    }
    const alt = `The picture that your ${this.name} draws; the text below says what there is to see`;
    this.picture.append(element("img", { src: `data:image/png;base64,${png}`, width, height, alt }));
    this.page.announce("The picture is drawn");
  }

  verdict(check, status, message, where = "") {
    const state = STATES[status] ?? status;
    this.told.set(check, state);
    const text = { passed: "right", unwritten: `not written yet\n${message}` }[state] ?? message;
    const said = element("div", { class: "verdict-text", "data-check": check, "data-state": state }, ...worded(text));
    const word = element("span", { class: "verdict-word" }, WORDS[state]);
    const row = element("li", { class: `verdict is-${state}` }, element("code", {}, check), word, said);
    if (where && state !== "unwritten") {
      const [call, ...rest] = where.split("`").filter(Boolean);
      const told = element("p", {}, element("code", {}, call), ...rest);
      row.append(element("details", { class: "verdict-where" }, element("summary", {}, "Where exactly?"), told));
    }
    this.verdicts.append(row);
  }

  /** It did not end: what its checks say of that was told before they began. */
  late(kind, { late, seconds }) {
    if (kind === "check" && Object.keys(late).length)
      for (const check of this.checks) {
        if (!this.told.has(check) && late[check]) this.verdict(check, late[check].status, late[check].message);
      }
    else this.say(`this did not end within ${seconds} seconds: does a loop in it never end?`);
  }

  /** Another answer's cell did not end: this one was judged without it. */
  sayWhatIsLeftOut() {
    const left = this.page.leftOut(this.id).map((id) => id.replace("answer-", ""));
    if (left.length) this.say(`${left.join(", ")} did not end when its cell ran, and was left out here.`);
  }

  lost(kind, why) {
    const said = `Python broke down while your answer was at work, and has begun anew: ${why}`;
    if (kind === "check")
      for (const check of this.checks) if (!this.told.has(check)) this.verdict(check, "error", said);
    return this.say(said);
  }

  sumUp() {
    const right = [...this.told.values()].filter((state) => state === "passed").length;
    const all = right === this.checks.length;
    this.solved(all);
    const first = this.verdicts.querySelector(".verdict-text:not([data-state=passed])");
    this.page.announce(
      `${this.name}: ${right} of ${this.checks.length} checks passed. ${first ? first.textContent : "Solved."}`,
    );
  }

  solved(yes) {
    if (Boolean(this.page.answers.entry(this.id).solved) !== yes) this.page.answers.update(this.id, { solved: yes });
    this.mark();
  }

  mark() {
    this.box.classList.toggle("is-solved", Boolean(this.page.answers.entry(this.id).solved));
    this.page.mark();
  }
}

/** How much has come of the library that draws. */
function library({ loaded, of }) {
  if (loaded >= of) return "What draws the picture has come, and starts";
  return `What draws the picture is coming: ${megabytes(loaded)} of ${megabytes(of)} MB`;
}

const NEEDED = { torch: "PyTorch" };

/** What a check says, its labels set off and the place in the book a link; as text it is what `check` prints. */
function worded(text) {
  const parts = [];
  let at = 0;
  const push = (until) => {
    const piece = text.slice(at, until);
    const place = PLACE.exec(piece);
    if (!place) parts.push(piece);
    else
      parts.push(
        piece.slice(0, place.index),
        element("a", { href: `../book/${place[1]}` }, place[0]),
        piece.slice(place.index + place[0].length),
      );
    at = until;
  };
  for (const label of text.matchAll(LABEL)) {
    push(label.index);
    parts.push(element("span", { class: "verdict-label" }, label[0]));
    at = label.index + label[0].length;
  }
  push(text.length);
  return parts;
}
