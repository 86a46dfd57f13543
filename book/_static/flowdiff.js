// What moves in a page: its figures with sliders. It does not wait for the page's end, and runs beside its reading.

// Each choice of the controls shows its frame. A reader who plays a slider sees each frame: the next waits for it.
function explore(box) {
  const { values, frames } = JSON.parse(box.querySelector("script").textContent);
  const controls = [...box.querySelectorAll("input, select")];
  const picture = box.querySelector("img");
  const chosen = (control) => (control.tagName === "SELECT" ? control.selectedIndex : Number(control.value));

  const show = () => {
    const at = controls.map(chosen);
    const [source, alt] = frames[at.reduce((index, k, i) => index * values[i].length + k, 0)];
    picture.loading = "eager";
    picture.alt = alt;
    // The browser shows the picture before until this one has come.
    if (picture.getAttribute("src") !== source) picture.src = source;
    controls.forEach((control, i) => {
      if (control.tagName === "SELECT") return;
      const value = values[i][at[i]];
      control.setAttribute("aria-valuetext", value);
      control.parentElement.querySelector(".flowdiff-value").textContent = value;
    });
    box.dataset.shown = at.join();
  };
  for (const control of controls) {
    control.addEventListener("input", show);
    const button = control.parentElement.querySelector("button");
    if (button) letPlay(button, control, picture);
  }
  box.dataset.shown = controls.map(chosen).join();
  if (controls.some(chosen)) show(); // some browsers keep what was chosen before a page is loaded again
}

// A button that plays a slider once, to its last value; pressed there it begins anew.
function letPlay(button, slider, picture) {
  let timer;
  const say = (word) => {
    const name = `${word} ${slider.labels[0].textContent}`;
    button.ariaLabel = button.title = name;
    button.classList.toggle("playing", word === "Pause");
  };
  const stop = () => {
    timer = clearInterval(timer);
    say("Play");
  };
  const move = (value) => {
    slider.value = value;
    slider.dispatchEvent(new Event("input"));
  };
  const next = () => {
    if (document.hidden || !picture.complete) return;
    move(Number(slider.value) + 1);
    if (slider.value === slider.max) stop();
  };
  button.addEventListener("click", () => {
    if (timer) return stop();
    if (slider.value === slider.max) move(0);
    timer = setInterval(next, Number(button.dataset.interval));
    say("Pause");
  });
  say("Play");
}

// What comes after the first figure is laid out when that one moves, a section in each frame as it is read, so that no
// reader is kept waiting; all of it at once when a link leads into it. See flowdiff.css.
let layOut;
const laidOut = new Promise((done) => (layOut = done));
laidOut.then(() => document.documentElement.classList.add("whole"));
function layOutNext() {
  const next = document.querySelector(".later:not(.laid-out)");
  const read = document.readyState !== "loading";
  if (!next && read) return layOut();
  if (!next || (!read && !next.nextElementSibling)) return setTimeout(layOutNext, 50);
  next.classList.add("laid-out");
  requestAnimationFrame(layOutNext);
}
if (location.hash) layOut();
addEventListener("click", ({ target }) => target.closest?.('a[href*="#"]') && layOut(), true);

const loaded = new Promise((done) => (document.readyState === "complete" ? done() : addEventListener("load", done)));
// What the theme does once a page is loaded asks for places in all sections, which would be laid out for it at once.
const listen = globalThis.addEventListener;
globalThis.addEventListener = (type, act, options) =>
  type === "load" ? Promise.all([loaded, laidOut]).then(() => act(new Event(type))) : listen(type, act, options);

// A figure moves as soon as it has been read: what is long after it is no concern of its reader.
let first;
function wake() {
  const ended = document.readyState !== "loading";
  for (const box of document.querySelectorAll(".flowdiff-explore:not([data-shown])")) {
    if (!ended && !box.nextElementSibling) break; // read in part
    explore(box);
    // It comes late where no reader is near.
    first ??= Promise.race([box.querySelector("img").decode(), loaded]).finally(layOutNext);
    if (near) near.observe(box);
  }
  if (!ended) setTimeout(wake, 100);
  else if (!first) layOut();
}

// The frames of a figure come when it is a screen away: its first one comes by itself, the others before they are asked
// for. They are held, so that a slider finds them without asking again. A reader who saves data gets them one by one.
const held = [];
function hold(box) {
  for (const [source] of JSON.parse(box.querySelector("script").textContent).frames) {
    const frame = new Image();
    frame.fetchPriority = "low";
    frame.src = source;
    held.push(frame);
  }
}
const near =
  !navigator.connection?.saveData &&
  new IntersectionObserver(
    (boxes) => {
      for (const { target, isIntersecting } of boxes) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        loaded.then(() => hold(target)); // after what the reader needs first
      }
    },
    { rootMargin: "100% 0px" },
  );
wake();

// Paper does not wait for what no reader has come near to: its few pictures come when all else is there, unless the
// line is slow and a reader needs it.
if (near && !/[23]g/.test(navigator.connection?.effectiveType)) loaded.then(() => setTimeout(forPaper, 1000));
function forPaper() {
  for (const frame of document.querySelectorAll(".flowdiff-strip img, figure > img, .cell_output img")) {
    frame.fetchPriority = "low";
    frame.loading = "eager";
  }
}
addEventListener("beforeprint", forPaper);

// How many questions of each page of exercises are solved in this browser: see exercises/answers.js.
function markSolved() {
  for (const link of document.querySelectorAll(".bd-sidebar-primary li a")) {
    const [, notebook] = /exercises\/(\w+)\.html/.exec(link.href) ?? [];
    try {
      const solved = notebook && localStorage.getItem(`flowdiff/solved/${notebook}`);
      if (solved) link.dataset.solved = solved;
      else delete link.dataset.solved;
    } catch {
      return; // this browser keeps nothing
    }
  }
}

// The script may come before the links, or after all.
if (document.readyState === "loading") addEventListener("DOMContentLoaded", markSolved);
else markSolved();
addEventListener("flowdiff:solved", markSolved);
