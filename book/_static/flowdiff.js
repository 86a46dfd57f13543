// What the widget manager leaves undone in a page without a kernel.

// It asks for version 2 of MathJax whenever a MathJax is there. The sliders' labels hold no formulas: nothing to typeset.
if (window.MathJax && !window.MathJax.Hub) window.MathJax.Hub = { Queue() {} };

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
