// Words corrected where they stand. A note or a picture is one sign that cannot be taken away.
import { change } from "./desk-server.js";

const ATOM = "\ufffc";

export function text(run) {
  let found = "";
  for (const node of run.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) found += node.data;
    else if (node.matches("[data-atom]")) found += ATOM;
    else if (node.matches("br")) found += "\n";
    else found += text(node);
  }
  return found;
}

// Where in the text of a row the caret stands.
export function caret(run) {
  const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
  if (!range || !run.contains(range.startContainer)) return 0;
  const before = document.createRange();
  before.setStart(run, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const piece = document.createElement("span");
  piece.append(before.cloneContents());
  return text(piece).length;
}

// What can be corrected in a row: its words, those of its notes, the cells of a table.
export const runs = (row) => [...row.querySelectorAll("[data-wording][data-editable=yes] .run")];

export function correct(row, file, done, run = runs(row)[0]) {
  if (!run) return;
  const holder = run.closest("[data-wording]"), before = run.innerHTML;
  run.setAttribute("contenteditable", "plaintext-only");
  run.setAttribute("role", "textbox");
  run.setAttribute("aria-label", row.querySelector(".open").textContent);
  run.focus();
  let over = false;
  const end = async (keep) => {
    if (over) return;
    over = true;
    for (const name of ["contenteditable", "role", "aria-label"]) run.removeAttribute(name);
    const wanted = [...holder.querySelectorAll(".run")].map(text).join("\n");
    if (!keep || wanted === holder.dataset.text) {
      run.innerHTML = before;
      done(null);
      return;
    }
    const answer = await change(correction(row, holder, file, wanted));
    if (answer.ok) [holder.dataset.text, holder.dataset.seen] = [wanted, answer.seen];
    else run.innerHTML = before;
    done(answer);
  };
  run.addEventListener("blur", () => end(true), { once: true });
  run.addEventListener("keydown", (event) => {
    if (over || event.isComposing) return;
    event.stopPropagation();
    if (event.key === "Enter") { event.preventDefault(); end(true); }
    if (event.key === "Escape") { event.preventDefault(); end(false); }
    const next = event.key === "Tab" && runs(row)[runs(row).indexOf(run) + (event.shiftKey ? -1 : 1)];
    if (!next) return;
    event.preventDefault();
    end(true);
    correct(row, file, done, next);
  });
}

function correction(row, { dataset }, file, wanted) {
  const { read, seen, beside, row: line = 0, column = 0 } = dataset;
  return { kind: "correct", file, words: row.dataset.words, read, wanted, beside: JSON.parse(beside), seen, row: Number(line), column: Number(column) };
}
