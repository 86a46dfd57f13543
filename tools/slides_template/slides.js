// What a deck needs besides reveal.js and the scripts of the book's pages.

const TEXT = 0.03; // by how much a text that is too long gets smaller, and smaller again
const SMALLEST = 0.6;

Reveal.initialize({
  plugins: [RevealNotes],
  hash: true,
  slideNumber: "c/t",
  navigationMode: "linear",
  transition: "none",
  backgroundTransition: "none",
  // A slide fills the screen and its sizes follow that (slides.css): what is scaled as a whole cannot be dragged well.
  width: "100%",
  height: "100%",
  margin: 0,
  minScale: 1,
  maxScale: 1,
  center: false,
  display: "grid",
  // All slides are laid out from the start, so that formulas are measured and pictures are there when they are asked for.
  viewDistance: 1000,
  mobileViewDistance: 1000,
  // A slider or a button that has been touched keeps the keys that move it.
  keyboardCondition: (event) =>
    !(event.target.closest?.(".picture") && /^(Arrow.*|Home|End|Enter| )$/.test(event.key)),
});

// A clicker, which sends these two, goes on whatever has been touched last.
const turn = { PageDown: () => Reveal.next(), PageUp: () => Reveal.prev() };
addEventListener(
  "keydown",
  (event) => {
    if (!turn[event.key] || !event.target.closest?.(".picture")) return;
    event.preventDefault();
    event.stopPropagation();
    turn[event.key]();
  },
  { capture: true },
);

// A formula that is wider than its place gets smaller, and a text that is longer than its slide until it fits.
function fit() {
  for (const math of document.querySelectorAll(".text div.math")) {
    const { paddingLeft, paddingRight } = getComputedStyle(math);
    const room = math.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    math.style.fontSize = "";
    const width = math.querySelector("mjx-math").getBoundingClientRect().width;
    if (width > room) math.style.fontSize = `${Math.floor((98 * room) / width)}%`;
  }
  for (const text of document.querySelectorAll(".body > .text")) {
    let size = 1;
    const set = () => text.style.setProperty("--fit", size);
    const over = () => {
      const body = text.parentElement;
      return (
        text.scrollHeight > text.clientHeight + 1 ||
        text.scrollWidth > text.clientWidth + 1 ||
        body.scrollHeight > body.clientHeight + 1
      );
    };
    const shrink = () => {
      for (set(); over() && size > SMALLEST; set()) size -= TEXT;
    };
    const legend = text.querySelector(".legend");
    legend?.classList.remove("short");
    shrink();
    if (!legend || !over()) continue;
    legend.classList.add("short");
    size = 1;
    shrink();
  }
}

// Once all of the deck is in its place, with the fonts of its formulas.
const whole = new Promise((done) => addEventListener("load", done));
Promise.all([whole, document.fonts.ready]).then(() => {
  fit();
  addEventListener("resize", fit);
  document.documentElement.dataset.ready = "";
});
