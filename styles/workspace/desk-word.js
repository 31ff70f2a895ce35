// A word of the traditional editions that is marked on the desk: its forms, and where they count.
import { arm as armCase, isOpen } from "./audit-case.js";
import { html } from "./desk-server.js";
import { text } from "./desk-words.js";

const dialog = document.getElementById("word");
const chip = document.getElementById("word-here");
const answer = dialog?.querySelector(".answer");
const field = dialog?.querySelector("input");
const here = dialog?.querySelector(".mark-here");
let at = { article: -1, piece: "" };
let script = answer?.dataset.scripts.split(" ")[0];
let asking = 0; // which question is the last: others come too late
let whenDone = () => {};

const cases = () => [...answer.querySelectorAll(".case")];
export const isThere = () => dialog !== null;

// The words that are marked in one run of the manuscript; "" if none are.
function marked(within) {
  const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
  const run = range?.commonAncestorContainer.parentElement?.closest(".run, .mark-here");
  const words = run && within.contains(run) ? getSelection().toString().trim() : "";
  return words.length <= 40 && !words.includes("\n") ? words : "";
}

export function open(row, article) {
  const word = marked(row), shown = row.querySelector(".run");
  at = { article, piece: row.dataset.name };
  here.textContent = [...row.querySelectorAll(".run")].map(text).join(" ").replaceAll("\ufffc", "");
  if (!shown) return;
  chip.hidden = true;
  answer.replaceChildren();
  field.value = word;
  dialog.showModal();
  field.focus();
  if (word) look();
}

async function look() {
  const own = ++asking, word = field.value.trim();
  if (!word) return;
  answer.textContent = answer.dataset.busy;
  const told = document.createElement("template");
  told.innerHTML = await html(`../audit/${script}/cases?find=${encodeURIComponent(word)}`);
  if (own !== asking) return;
  answer.replaceChildren(...told.content.querySelectorAll(".cases, .note"));
  const isHere = (one) => Number(one.dataset.article) === at.article && one.dataset.piece === at.piece;
  const first = cases().find(isHere);
  first?.parentElement.prepend(first); // the sentence that was marked, then the others
  if (cases()[0]) choose(cases()[0]);
}

function choose(one, { focus = true } = {}) {
  answer.querySelector(".case.on")?.classList.remove("on");
  one.classList.add("on");
  if (focus) one.focus();
}

function goOn(from, by = 1, open = false) {
  const all = cases();
  for (let each = all.indexOf(from) + by; each >= 0 && each < all.length; each += by) if (!open || isOpen(all[each])) return choose(all[each]);
  return undefined;
}

// Beside what is marked: the way to its forms.
function offer() {
  const sheet = document.getElementById("sheet");
  chip.hidden = !marked(sheet) || dialog.open;
  if (chip.hidden) return;
  const box = getSelection().getRangeAt(0).getBoundingClientRect(), pane = sheet.getBoundingClientRect();
  chip.style.left = `${Math.max(pane.left + 8, Math.min(box.left, pane.right - chip.offsetWidth - 8))}px`;
  chip.style.top = `${box.bottom + chip.offsetHeight + 12 > pane.bottom ? box.top - chip.offsetHeight - 6 : box.bottom + 6}px`;
}

export function arm(numberOf, done) {
  if (!dialog) return;
  whenDone = done;
  armCase(answer, { script: () => script, choose, goOn, after: (said) => { if (said.ok) dialog.close(); whenDone(said); } });
  document.addEventListener("selectionchange", offer);
  document.getElementById("sheet").addEventListener("scroll", () => { chip.hidden = true; }, true);
  chip.addEventListener("pointerdown", (event) => event.preventDefault()); // what is marked stays marked
  chip.addEventListener("click", () => open(getSelection().anchorNode.parentElement.closest(".row"), numberOf()));
  dialog.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); look(); });
  here.addEventListener("pointerup", () => {
    const word = marked(dialog);
    if (!word) return;
    field.value = word;
    look();
  });
  dialog.addEventListener("click", (event) => {
    const button = event.target.closest("[data-script]");
    if (!button) return;
    script = button.dataset.script;
    for (const each of button.parentElement.children) each.setAttribute("aria-pressed", String(each === button));
    look();
  });
}
