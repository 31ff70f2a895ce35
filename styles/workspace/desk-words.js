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

export function correct(row, file, done) {
  const run = row.querySelector(".run");
  const before = run.innerHTML;
  run.setAttribute("contenteditable", "plaintext-only");
  run.setAttribute("role", "textbox");
  run.setAttribute("aria-label", row.querySelector(".open").textContent);
  run.focus();
  let over = false;
  const end = async (keep) => {
    if (over) return;
    over = true;
    for (const name of ["contenteditable", "role", "aria-label"]) run.removeAttribute(name);
    const wanted = text(run);
    if (!keep || wanted === row.dataset.text) {
      run.innerHTML = before;
      done(null);
      return;
    }
    const answer = await change(correction(row, file, wanted));
    if (!answer.ok) run.innerHTML = before;
    done(answer);
  };
  run.addEventListener("blur", () => end(true), { once: true });
  run.addEventListener("keydown", (event) => {
    if (over || event.isComposing) return;
    event.stopPropagation();
    if (event.key === "Enter") { event.preventDefault(); end(true); }
    if (event.key === "Escape") { event.preventDefault(); end(false); }
  });
}

function correction(row, file, wanted) {
  const { words, read, seenWords, notes } = row.dataset;
  return { kind: "correct", file, words, read, wanted, beside: JSON.parse(notes), seen: seenWords };
}
