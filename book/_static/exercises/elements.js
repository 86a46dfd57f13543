// Elements in one line each.

/** An element with attributes (those that are undefined are left out), and children: elements or texts. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A button with what it does. */
export function button(text, act, attributes = {}) {
  const made = element("button", { type: "button", class: "exercise-button", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

export const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
