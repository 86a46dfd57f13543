// The notebook as a file: taken with the answers in it, and given back.

/** The blank notebook with the answers in it, as the text of a file. */
export function written(blank, answers) {
  const notebook = structuredClone(blank);
  for (const cell of notebook.cells) if (answers.has(cell.id)) cell.source = answers.get(cell.id);
  return JSON.stringify(notebook, null, 1) + "\n";
}

/** Offer `text` as a file to keep. */
export function download(text, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/x-ipynb+json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * The answers that are written in a notebook file, by grade_id.
 *
 * @throws Error with a sentence, if this is no notebook, or none of these exercises.
 */
export function answersIn(text, name, blank) {
  let cells;
  try {
    cells = JSON.parse(text).cells;
  } catch {
    throw new Error(`${name} is not a notebook: expected a file .ipynb, as Download gives it.`);
  }
  if (!Array.isArray(cells)) throw new Error(`${name} is not a notebook: it has no cells.`);
  const asked = new Set(blank.cells.map((cell) => cell.id).filter((id) => id.startsWith("answer-")));
  const known = new Set(blank.cells.filter((cell) => cell.cell_type === "code").map((cell) => cell.id));
  const ids = cells.map((cell) => namesOf(cell).filter((id) => known.has(id)));
  const claims = new Map();
  for (const id of ids.flatMap((own) => [...new Set(own)])) claims.set(id, (claims.get(id) ?? 0) + 1);
  const found = new Map();
  for (const [place, cell] of cells.entries()) {
    // As the grader does: of two names of a cell, the one counts that no other cell carries.
    const id = ids[place].find((own) => claims.get(own) === 1) ?? ids[place][0];
    const all = Array.isArray(cell?.source) ? cell.source.join("") : cell?.source;
    const source = typeof all === "string" ? all.replaceAll(/\r\n?/g, "\n") : undefined;
    // As the grader does: of two cells of one name the last one counts that is written.
    if (asked.has(id) && cell.cell_type === "code" && source !== undefined)
      if (!isStub(source, id, blank)) found.set(id, source);
  }
  if (!found.size)
    throw new Error(
      `${name} holds no answers to these exercises: is it of another chapter, or is nothing written yet?`,
    );
  return found;
}

/** All that may be the name of a cell, where programs keep it; what says most comes first. */
function namesOf(cell) {
  const metadata = cell?.metadata;
  return [metadata?.nbgrader?.grade_id, cell?.id, metadata?.id, metadata?.cell_id, metadata?.name];
}

function isStub(text, id, blank) {
  return text.trim() === blank.cells.find((cell) => cell.id === id).source.trim();
}
