// The desk: what stands beside what, which keys do what, and what is shown anew when it has changed.
import * as pop from "./desk-pop.js";
import { change, html, listen, send } from "./desk-server.js";
import * as tree from "./desk-tree.js";
import * as view from "./desk-view.js";
import { correct } from "./desk-words.js";

const base = document.body.dataset.base;
const panes = { tree: document.getElementById("tree"), sheet: document.getElementById("sheet"), view: document.getElementById("view") };
let number = Number(document.body.dataset.number);
let known = null; // what was heard last

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
  if (answer?.refused) tell(answer.refused);
  if (answer?.ok) note(answer);
  else if (answer) await show(); // what was moved by hand is shown where it stands
}

function note({ undo, redo }) {
  for (const [id, value] of [["undo", undo], ["redo", redo]]) {
    const button = document.getElementById(id);
    button.dataset.number = value;
    button.setAttribute("aria-disabled", String(!value));
    button.title = button.dataset.name;
  }
}

function tell(words) {
  const place = document.getElementById("refusal");
  place.hidden = false;
  place.firstElementChild.textContent = words;
}

async function show() {
  const [branches, article] = await Promise.all([html(`${number}/tree`), html(`${number}/sheet`)]);
  // looked at now: the person has gone on while the server answered
  const focus = document.activeElement?.closest?.(".row")?.dataset.name;
  const at = here()?.dataset.name, scrolled = panes.sheet.querySelector(".scroll")?.scrollTop;
  const focused = document.activeElement?.closest?.(".leaf")?.dataset.file;
  if (panes.tree.querySelector("input") === null) {
    panes.tree.innerHTML = branches;
    tree.arm();
    if (focused) panes.tree.querySelector(`[data-file="${CSS.escape(focused)}"] :is(a, button)`)?.focus();
  }
  if (!panes.sheet.querySelector("[contenteditable=plaintext-only]") && !pop.isOpen()) {
    panes.sheet.innerHTML = article;
    panes.sheet.querySelector(".scroll").scrollTop = scrolled;
    const row = document.getElementById(`row-${at}`);
    row?.classList.add("on");
    if (focus) document.getElementById(`row-${focus}`)?.querySelector(".open, .bring-back")?.focus({ preventScroll: true });
  }
}

async function turnTo(article, piece) {
  if (article !== number) {
    number = article;
    history.replaceState(null, "", `${base}/${article}`);
    await show();
    panes.sheet.querySelector(".scroll").scrollTop = 0;
  }
  go("sheet", { focus: false });
  const row = piece ? document.getElementById(`row-${piece}`) : rows()[0];
  if (row) choose(row, { turning: !piece, focus: false });
  row?.scrollIntoView({ block: piece ? "center" : "nearest" });
}

async function heard(state) {
  const isNew = known !== null && state.read !== known.read;
  known = state;
  if (isNew) await show();
  await view.refresh();
}

async function step(id) {
  const button = document.getElementById(id);
  if (button.getAttribute("aria-disabled") === "true") return;
  const answer = await send(id, { number: Number(button.dataset.number) });
  after(answer);
}

function go(name, { focus = true } = {}) {
  for (const [each, pane] of Object.entries(panes)) pane.classList.toggle("here", each === name);
  panes.tree.classList.toggle("over", name === "tree");
  document.querySelectorAll(".dock button").forEach((button) => button.setAttribute("aria-current", String(button.dataset.pane === name)));
  if (focus) ({ tree: panes.tree.querySelector("a"), sheet: (here() ?? rows()[0])?.querySelector(".open, .bring-back"), view: document.getElementById("leaves") })[name]?.focus();
}

function nextPane(back) {
  const names = Object.keys(panes);
  const at = names.findIndex((name) => panes[name].contains(document.activeElement));
  go(names[(at + (back ? -1 : 1) + names.length) % names.length]);
}

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
  const row = event.target.closest(".row[data-editable=yes]");
  if (row && event.target.closest(".run")) correct(row, file(), after);
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

document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, textarea, [contenteditable=plaintext-only], dialog")) return;
  const control = event.ctrlKey || event.metaKey;
  if (control && event.code === "KeyZ") step(event.shiftKey ? "redo" : "undo");
  else if (control && event.code === "KeyY") step("redo");
  else if (event.key === "F6") nextPane(event.shiftKey);
  else if (event.key === "PageUp" || event.key === "PageDown") view.turn(event.key === "PageUp" ? -1 : 1);
  else if (event.key === "?") document.getElementById("keys-list").showModal();
  else return;
  event.preventDefault();
});

document.getElementById("undo").addEventListener("click", () => step("undo"));
document.getElementById("redo").addEventListener("click", () => step("redo"));
document.getElementById("all-keys").addEventListener("click", () => document.getElementById("keys-list").showModal());
document.querySelector(".dock").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) go(button.dataset.pane, { focus: false });
});

view.whenChosen(turnTo);
tree.whenDone(after);
tree.arm();
listen(heard);
