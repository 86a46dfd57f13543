// The first picture moves by itself, once: noise becomes data in less than four seconds, unless the reader prefers less
// motion or acts first.
const STEP = 170; // milliseconds for a frame

addEventListener("load", () => {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  let acted = false;
  // The keys that are pressed here are not the reader's.
  const stop = (event) => (acted ||= event.isTrusted);
  for (const act of ["pointerdown", "keydown"]) addEventListener(act, stop, { capture: true, passive: true });

  const move = () => {
    if (acted) return;
    const handle = document.querySelector(".flowdiff-explore .noUi-handle");
    const last = Number(handle?.getAttribute("aria-valuemax"));
    if (handle && Number(handle.getAttribute("aria-valuenow")) >= last) return;
    // It waits for its picture, and while the page is in the background.
    if (handle && !document.hidden) handle.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
    setTimeout(move, STEP);
  };
  setTimeout(move, 5 * STEP);
});
