// The first picture moves by itself, once: noise becomes data in less than four seconds, unless the reader prefers less
// motion or acts first.
const STEP = 170; // milliseconds for a frame

addEventListener("load", () => {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  let acted = false;
  const stop = () => (acted = true);
  for (const act of ["pointerdown", "keydown"]) addEventListener(act, stop, { capture: true, passive: true });

  const slider = document.querySelector(".flowdiff-explore input");
  const picture = document.querySelector(".flowdiff-explore img");
  const move = () => {
    if (acted || slider.value === slider.max) return;
    // It waits for its picture, and while the page is in the background.
    if (picture.complete && !document.hidden) {
      slider.stepUp();
      slider.dispatchEvent(new Event("input"));
    }
    setTimeout(move, STEP);
  };
  setTimeout(move, 5 * STEP);
});
