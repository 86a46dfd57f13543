// What MathJax and the widget manager leave undone in a page without a kernel. Runs before the page's body is there.

// When the widget manager, which starts at the same event, and MathJax are done.
const loaded = new Promise((done) => addEventListener("load", done));
let drawn = loaded;

// What is drawn late would push away the place that a link led to: show it as soon as it has come, and hold on to it
// until the reader acts or all is drawn.
if (location.hash) {
  const arrival = new MutationObserver(() => {
    const place = document.getElementById(location.hash.slice(1));
    if (!place) return;
    arrival.disconnect();
    const show = () => place.scrollIntoView({ behavior: "instant" });
    show(); // so that its formulas are in sight, and typeset first
    const hold = new ResizeObserver(show);
    hold.observe(document.querySelector("article"));
    for (const act of ["wheel", "touchstart", "pointerdown", "keydown"])
      addEventListener(act, () => hold.disconnect(), { once: true, passive: true });
    // The last change of size is observed with the next picture.
    drawn.then(() => requestAnimationFrame(() => requestAnimationFrame(() => hold.disconnect())));
  });
  arrival.observe(document, { childList: true, subtree: true });
  addEventListener("DOMContentLoaded", () => arrival.disconnect());
}

// Formulas in sight are typeset before the page is painted first, so that no line jumps: MathJax comes meanwhile (see
// _config.yml), and typesets what has come. Then come the sliders, then the other formulas, the nearest first and a few
// at a time: all at once they would keep the reader from the sliders for seconds.
if (window.MathJax?.startup) {
  // The widget manager asks for version 2 of MathJax whenever one is there. Its labels hold no formulas.
  const withoutHub = () => (MathJax.Hub ??= { Queue() {} });
  const left = () => [...document.querySelectorAll(".math")].filter((math) => !math.querySelector("mjx-container"));
  // Every row of a table has a say in how wide its columns are.
  const inSight = (formula) => {
    const { top, bottom } = (formula.closest("table") ?? formula).getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  const distance = (formula) => Math.abs(formula.getBoundingClientRect().top - innerHeight / 2);
  // Safari knows no idle time.
  const idle = () => new Promise((next) => (window.requestIdleCallback ?? setTimeout)(next, { timeout: 200 }));

  const typesetInSight = () => {
    // Of the last formula that has come the end may be missing.
    let last = document.readyState === "loading" && document.documentElement;
    while (last?.lastChild) last = last.lastChild;
    const formulas = left().filter((formula) => inSight(formula) && !(last && formula.contains(last)));
    if (formulas.length) MathJax.typeset(formulas);
  };
  const coming = new MutationObserver(typesetInSight);
  const begin = () => {
    withoutHub();
    typesetInSight();
    if (document.readyState === "loading") coming.observe(document, { childList: true, subtree: true });
  };
  addEventListener("DOMContentLoaded", () => {
    coming.disconnect();
    if (MathJax.typeset) typesetInSight();
  });
  withoutHub();
  const { startup } = MathJax.config ?? MathJax;
  if (MathJax.typeset) begin();
  else startup.ready = () => (MathJax.startup.defaultReady(), begin());

  drawn = drawn.then(async () => {
    await MathJax.startup.promise;
    const formulas = left();
    while (formulas.length) {
      await idle();
      const far = new Map(formulas.map((formula) => [formula, distance(formula)]));
      formulas.sort((a, b) => far.get(a) - far.get(b));
      await MathJax.typesetPromise(formulas.splice(0, 8));
    }
  });
  // Paper shows the whole page, and does not wait.
  addEventListener("beforeprint", () => MathJax.typeset?.(left()));
}

// Slider handles and the buttons that play them come without a name, and handles announce the position instead of the
// value.
function nameControls() {
  for (const slider of document.querySelectorAll(
    ".flowdiff-explore .widget-slider, .flowdiff-explore .widget-hslider",
  )) {
    const handle = slider.querySelector(".noUi-handle");
    const label = slider.querySelector(".widget-label");
    const readout = slider.querySelector(".widget-readout");
    if (!handle || !label || !readout) continue;
    const set = (name, value) => handle.getAttribute(name) === value || handle.setAttribute(name, value);
    set("aria-label", label.textContent.trim());
    set("aria-valuetext", readout.textContent.trim());
    const button = slider.parentElement.querySelector(".widget-play > button");
    if (!button) continue;
    const name = `${button.querySelector(".fa-pause") ? "Pause" : "Play"} ${label.textContent.trim()}`;
    for (const attribute of ["aria-label", "title"])
      if (button.getAttribute(attribute) !== name) button.setAttribute(attribute, name);
  }
}

addEventListener("DOMContentLoaded", () => {
  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      nameControls();
    });
  }).observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
    attributeFilter: ["aria-valuetext", "class"],
  });
});

// The frames of a figure come when it is a screen away: its first one comes by itself, the others before they are asked
// for. They are held, so that a slider finds them without asking again. A reader who saves data gets them one by one.
const held = [];
addEventListener("DOMContentLoaded", () => {
  if (navigator.connection?.saveData) return;
  const near = new IntersectionObserver(
    (rooms) => {
      for (const { target, isIntersecting } of rooms) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        // After the widget manager and the text, which the reader needs first.
        loaded.then(() => {
          for (const source of target.dataset.frames.split(" ")) {
            const frame = new Image();
            frame.fetchPriority = "low";
            frame.src = source;
            held.push(frame);
          }
        });
      }
    },
    { rootMargin: "100% 0px" },
  );
  for (const room of document.querySelectorAll(".flowdiff-room")) near.observe(room);
  // Paper does not wait for what no reader has come near to: its few frames come when all else is there.
  drawn.then(forPaper);
});
function forPaper() {
  for (const frame of document.querySelectorAll(".flowdiff-strip img")) {
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

addEventListener("DOMContentLoaded", markSolved);
addEventListener("flowdiff:solved", markSolved);
