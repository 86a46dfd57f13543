// Where an answer is written: CodeMirror, or a plain text field where that cannot be loaded.

let library;

/** CodeMirror, fetched once; undefined if it is not there. */
export function load(folder) {
  library ??= import(new URL("codemirror/editor.js", folder)).catch(() => undefined);
  return library;
}

// The classes that exercises.css colours, for light and dark alike.
function colours({ HighlightStyle, tags, syntaxHighlighting }) {
  const of = (tag, name) => ({ tag, class: `code-${name}` });
  return syntaxHighlighting(
    HighlightStyle.define([
      of([tags.keyword, tags.operatorKeyword, tags.controlKeyword], "keyword"),
      of([tags.string, tags.special(tags.string)], "string"),
      of(tags.comment, "comment"),
      of([tags.number, tags.bool, tags.null], "number"),
      of([tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], "definition"),
    ]),
  );
}

/**
 * An editor within `parent`.
 *
 * @param options label: its name; text: what stands in it; changed: called with the text at every change; run and check:
 *   what the keys do
 * @returns {{get: () => string, set: (text: string) => void, focus: () => void}}
 */
export async function editor(parent, folder, { label, text, changed, run, check }) {
  const cm = await load(folder);
  if (!cm) return plainField(parent, { label, text, changed, run, check });
  // The theme's shortcut for its search would swallow it; it knows input fields only.
  parent.addEventListener("keydown", (event) => event.key === "/" && event.stopPropagation());
  const key = (name, act) => ({ key: name, run: () => (act(), true) });
  const view = new cm.EditorView({
    parent,
    state: cm.EditorState.create({
      doc: text,
      extensions: [
        cm.lineNumbers(),
        cm.history(),
        cm.drawSelection(),
        cm.indentOnInput(),
        cm.bracketMatching(),
        cm.EditorView.lineWrapping, // a phone's line is short, and what scrolls sideways needs the keyboard's focus
        cm.indentUnit.of("    "),
        cm.python(),
        colours(cm),
        cm.EditorView.contentAttributes.of({ "aria-label": label, "aria-description": "Escape, then Tab, leaves it" }),
        cm.EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString())),
        cm.Prec.highest(cm.keymap.of([key("Mod-Enter", run), key("Shift-Enter", check)])),
        cm.keymap.of([...cm.defaultKeymap, ...cm.historyKeymap, cm.indentWithTab]),
      ],
    }),
  });
  return {
    get: () => view.state.doc.toString(),
    set: (all) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: all } }),
    focus: () => view.focus(),
  };
}

function plainField(parent, { label, text, changed, run, check }) {
  const field = document.createElement("textarea");
  field.setAttribute("role", "textbox");
  field.setAttribute("aria-label", label);
  field.spellcheck = false;
  field.rows = text.split("\n").length + 2;
  field.value = text;
  field.addEventListener("input", () => changed(field.value));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.shiftKey || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    (event.shiftKey ? check : run)();
  });
  parent.append(field);
  return {
    get: () => field.value,
    set: (all) => {
      field.value = all;
      changed(all);
    },
    focus: () => field.focus(),
  };
}
