// The desk: what stands beside what, which keys do what, and what is shown anew when it has changed.
import { arm } from "./desk-panes.js";
import * as found from "./desk-found.js";
import * as pictures from "./desk-pictures.js";
import * as pop from "./desk-pop.js";
import { change, html, listen } from "./desk-server.js";
import * as top from "./desk-top.js";
import * as tree from "./desk-tree.js";
import * as view from "./desk-view.js";
import * as word from "./desk-word.js";
import * as unmet from "./desk-unmet.js";
import { correct } from "./desk-words.js";

const base = document.body.dataset.base;
const panes = { tree: document.getElementById("tree"), sheet: document.getElementById("sheet"), view: document.getElementById("view") };
let number = Number(document.body.dataset.number);
let known = null; // what was heard last
let asked = 0; // which showing of the tree is the last: others come too late

const rows = () => [...panes.sheet.querySelectorAll(".row")];
const file = () => panes.sheet.querySelector(".sheet")?.dataset.file;
const here = () => panes.sheet.querySelector(".row.on");

function choose(row, { focus = true, turning = true } = {}) {
  here()?.classList.remove("on");
  row.classList.add("on");
  if (focus) row.querySelector(".open, .bring-back")?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  view.stand(number, row.dataset.name, { turning });
}

const opened = (row) => { choose(row, { focus: false }); pop.open(row, file(), after); };

// After a change everything is shown as the server has it; the row stays where it was.
async function after(answer) {
  if (answer?.refused) top.tell(answer.refused);
  if (answer?.ok) top.note(answer);
  else if (answer) await show(); // what was moved by hand is shown where it stands
}

// The tree stands as the project file has it before the manuscripts are read anew.
async function showTree() {
  const own = ++asked, branches = await html(`${number}/tree`);
  if (own !== asked || panes.tree.querySelector("input")) return;
  const back = tree.focused();
  panes.tree.innerHTML = branches;
  tree.arm();
  back();
}

async function show() {
  const [, article] = await Promise.all([showTree(), html(`${number}/sheet`)]);
  // looked at now: the person has gone on while the server answered
  const focus = document.activeElement?.closest?.(".row")?.dataset.name;
  const at = here()?.dataset.name, scrolled = panes.sheet.querySelector(".scroll")?.scrollTop;
  if (!panes.sheet.querySelector("[contenteditable=plaintext-only]") && !pop.isOpen()) {
    panes.sheet.innerHTML = article;
    panes.sheet.querySelector(".scroll").scrollTop = scrolled;
    const row = document.getElementById(`row-${at}`);
    row?.classList.add("on");
    found.mark(number);
    if (focus) document.getElementById(`row-${focus}`)?.querySelector(".open, .bring-back")?.focus({ preventScroll: true });
  }
}

async function turnTo(article, piece, { turning = !piece } = {}) {
  if (article !== number) {
    number = article;
    history.replaceState(null, "", `${base}/${article}`);
    await show();
    panes.sheet.querySelector(".scroll").scrollTop = 0;
  }
  go("sheet", { focus: false });
  const row = piece ? document.getElementById(`row-${piece}`) : rows()[0];
  if (row) choose(row, { turning, focus: false });
  row?.scrollIntoView({ block: piece ? "center" : "nearest" });
}

async function heard(state) {
  const isNew = known !== null && state.read !== known.read;
  const before = known;
  known = state;
  const isOther = before === null || isNew || before.laid !== state.laid || before.busy !== state.busy;
  if (isNew) await show();
  await view.refresh();
  if (isOther) await found.refresh(number);
}

const { go, next: nextPane } = arm(panes, {
  tree: () => panes.tree.querySelector("a"),
  sheet: () => (here() ?? rows()[0])?.querySelector(".open, .bring-back"),
});

function doubt(by) {
  const found = rows().filter((row) => row.dataset.doubt > 0);
  if (!found.length) return;
  const all = rows(), at = all.indexOf(here());
  const next = by > 0 ? found.find((row) => all.indexOf(row) > at) ?? found[0] : found.findLast((row) => all.indexOf(row) < at) ?? found.at(-1);
  choose(next);
}

panes.sheet.addEventListener("click", (event) => {
  const row = event.target.closest(".row");
  if (event.target.closest("#doubt-before")) doubt(-1);
  else if (event.target.closest("#doubt-after")) doubt(1);
  else if (event.target.closest(".bring-back")) bringBack(row);
  else if (event.target.closest(".open") || event.target.closest(".d1, .d2, .d3")) opened(row);
  else if (row && !event.target.closest("[contenteditable=plaintext-only]")) choose(row, { focus: false });
});
panes.sheet.addEventListener("dblclick", (event) => {
  const row = event.target.closest(".row"), run = event.target.closest("[data-editable=yes] .run, [data-editable=yes][data-column]");
  if (row && run) correct(row, file(), after, run.matches(".run") ? run : run.querySelector(".run"));
});

async function bringBack(row) {
  after(await change({ kind: "bring-back", file: file(), words: row.dataset.words, seen: row.dataset.seen }));
}

panes.sheet.addEventListener("keydown", (event) => {
  const row = event.target.closest(".row");
  if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
  const all = rows(), at = all.indexOf(row);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") { const next = all[at + (event.key === "ArrowDown" ? 1 : -1)]; if (next) choose(next); }
  else if (event.key === "F2" && row.dataset.editable === "yes") correct(row, file(), after);
  else if (event.key === "F4" && word.isThere()) word.open(row, number);
  else if (event.key === "Delete" && row.dataset.kind === "gone") bringBack(row);
  else if (event.key === "Delete" && row.dataset.kind !== "title") pop.leaveOut(row, file(), after);
  else return;
  event.preventDefault();
});

panes.tree.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-article]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  turnTo(Number(link.dataset.article));
});

top.keys({ after, nextPane });

view.whenChosen(turnTo);
found.arm(turnTo, go);
unmet.arm(found.open, async (answer) => { await after(answer); if (answer.ok) await Promise.all([show(), found.refresh(number)]); });
word.arm(() => number, after);
pictures.arm((answer) => { if (answer.refused) top.tell(answer.refused); else { if ("undo" in answer) top.note(answer); view.refresh(); } }); // which has it read anew
// A line of the page leads to its words; pressed twice, to what they are in a traditional edition.
panes.view.addEventListener("dblclick", (event) => { if (event.target.closest("figure") && here() && word.isThere()) word.open(here(), number); });
panes.view.addEventListener("keydown", (event) => {
  if (event.key !== "F4" || !here() || !word.isThere()) return;
  event.preventDefault();
  word.open(here(), number);
});
pop.whenWord((row) => word.open(row, number));
tree.whenDone(async (answer) => { await after(answer); if (answer?.ok) await showTree(); });
tree.arm();
if (number) view.stand(number, "title"); // the first stands behind the cover
listen(heard);
