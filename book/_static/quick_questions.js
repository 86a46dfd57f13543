// Quick questions: what is right and why unfolds by itself (see _ext/quick_questions.py). This tells it to who cannot see
// it, and takes numbers.

import { element } from "./exercises/elements.js";

const NUMBER = /^[-+−]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d+)?$/i;

const told = element("div", { class: "visually-hidden", role: "status" });
document.body.append(told);

/** A number as people write it: 0.25, 0,25, 1/4, 2.5e-1; NaN for anything else. */
function numberIn(text) {
  const parts = text.replaceAll(/\s/g, "").split("/");
  if (parts.length > 2 || !parts.every((part) => NUMBER.test(part))) return Number.NaN;
  const [above, below = 1] = parts.map((part) => Number(part.replace("−", "-").replace(",", ".")));
  return below === 0 ? Number.NaN : above / below;
}

function say(answer) {
  const { textContent } = answer.querySelector(":scope > p strong") ?? answer;
  told.textContent = "";
  requestAnimationFrame(() => (told.textContent = textContent));
}

for (const answer of document.querySelectorAll(".quick-question details"))
  answer.addEventListener("toggle", () => answer.open && say(answer));

for (const question of document.querySelectorAll(".quick-question[data-within]")) {
  const right = question.querySelector(".quick-right");
  const wrong = [...question.querySelectorAll(".quick-wrong")];
  const within = Number(question.dataset.within);
  const form = question.querySelector("form");
  const [field, problem] = ["input", ".quick-problem"].map((part) => form.querySelector(part));
  form.querySelector("button").disabled = false;
  form.after(...wrong);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const number = numberIn(field.value);
    problem.textContent = Number.isNaN(number) ? "Write a number, such as 0.25 or 1/4." : "";
    for (const other of wrong) other.hidden = true;
    right.open = false;
    if (Number.isNaN(number)) return;
    const near = ({ dataset }) => dataset.value !== "" && Math.abs(number - Number(dataset.value)) <= within;
    if (near(right)) right.open = true;
    else {
      const found = wrong.find(near) ?? wrong.at(-1);
      found.hidden = false;
      say(found);
    }
  });
}
