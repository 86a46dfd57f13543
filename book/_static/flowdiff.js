// What the widget manager leaves undone in a page without a kernel.

// It asks for version 2 of MathJax whenever a MathJax is there. The sliders' labels hold no formulas: nothing to typeset.
if (window.MathJax && !window.MathJax.Hub) window.MathJax.Hub = { Queue() {} };

// Formulas in sight are typeset first, then come the sliders, then the other formulas, the nearest first and a few at a
// time: all at once they would keep the reader from the sliders for seconds. `startup.typeset` is off in _config.yml.
if (window.MathJax?.startup) {
  const typeset = (formulas) => {
    MathJax.startup.promise = MathJax.startup.promise.then(() => MathJax.typesetPromise(formulas));
    return MathJax.startup.promise;
  };
  const inSight = (formula) => {
    const { top, bottom } = formula.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  const distance = (formula) => Math.abs(formula.getBoundingClientRect().top - innerHeight / 2);
  // Safari knows no idle time.
  const idle = () => new Promise((next) => (window.requestIdleCallback ?? setTimeout)(next, { timeout: 200 }));
  let formulas = [...document.querySelectorAll(".math")];
  typeset(formulas.filter(inSight));
  // After the widget manager, which starts at the same event.
  addEventListener("load", async () => {
    while (formulas.length) {
      await idle();
      const far = new Map(formulas.map((formula) => [formula, distance(formula)]));
      formulas.sort((a, b) => far.get(a) - far.get(b));
      await typeset(formulas.splice(0, 8));
    }
  });
}

// What is drawn late would push away the place that a link led to: hold on to it until the reader acts or all is drawn.
const place = document.getElementById(location.hash.slice(1));
if (place) {
  const hold = new ResizeObserver(() => place.scrollIntoView({ behavior: "instant" }));
  hold.observe(document.querySelector("article"));
  for (const act of ["wheel", "touchstart", "pointerdown", "keydown"])
    addEventListener(act, () => hold.disconnect(), { once: true, passive: true });
  addEventListener("load", () => setTimeout(() => hold.disconnect(), 10000));
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

let waiting = false;
new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; nameHandles(); });
}).observe(document.body, { childList: true, subtree: true, characterData: true, attributeFilter: ["aria-valuetext"] });
