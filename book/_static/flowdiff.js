// What MathJax and the widget manager leave undone in a page without a kernel. Runs before the page's body is there.

// When the widget manager, which starts at the same event, and MathJax are done.
let drawn = new Promise((done) => addEventListener("load", done));

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

// Slider handles come without a name, and announce the position instead of the value.
function nameHandles() {
  for (const slider of document.querySelectorAll(".flowdiff-explore .widget-slider, .flowdiff-explore .widget-hslider")) {
    const handle = slider.querySelector(".noUi-handle");
    const label = slider.querySelector(".widget-label");
    const readout = slider.querySelector(".widget-readout");
    if (!handle || !label || !readout) continue;
    const set = (name, value) => handle.getAttribute(name) === value || handle.setAttribute(name, value);
    set("aria-label", label.textContent.trim());
    set("aria-valuetext", readout.textContent.trim());
  }
}

addEventListener("DOMContentLoaded", () => {
  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; nameHandles(); });
  }).observe(document.body, { childList: true, subtree: true, characterData: true, attributeFilter: ["aria-valuetext"] });
});
