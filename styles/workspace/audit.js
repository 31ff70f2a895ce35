// The audit: one sentence after the other, which keys decide, and what is shown anew.
import { arm, done, isOpen } from "./audit-case.js";
import { arm as armPanes } from "./desk-panes.js";
import { change, html, listen } from "./desk-server.js";
import * as top from "./desk-top.js";
import * as view from "./desk-view.js";

const script = document.body.dataset.script;
const panes = { tree: document.getElementById("tree"), sheet: document.getElementById("sheet"), view: document.getElementById("view") };
const groups = document.getElementById("groups");
const field = document.querySelector("#find input");
let known = null; // what was heard last
let asking = 0; // which showing is the last: others come too late
let wanted = null; // what was turned to and is not shown yet: news meanwhile ask for it as well

const list = () => panes.sheet.querySelector(".cases");
const cases = () => [...panes.sheet.querySelectorAll(".case")];
const here = () => panes.sheet.querySelector(".case.on");

const { go, next: nextPane } = armPanes(panes, { tree: () => groups.querySelector("a") ?? field, sheet: () => here() ?? cases()[0] });

function choose(one, { focus = true } = {}) {
  here()?.classList.remove("on");
  one.classList.add("on");
  if (focus) one.focus({ preventScroll: true });
  one.scrollIntoView({ block: "nearest" });
  const { article, piece, part } = one.dataset;
  if (piece) view.stand(Number(article), piece, { part: Number(part) });
}

function goOn(from, by = 1, open = false) {
  const all = cases();
  for (let at = all.indexOf(from) + by; at >= 0 && at < all.length; at += by) if (!open || isOpen(all[at])) return choose(all[at]);
  return undefined;
}

async function show(asked = wanted ?? query()) {
  const own = ++asking;
  const [left, middle] = await Promise.all([html(`../audit/${script}/groups?${asked}`), html(`../audit/${script}/cases?${asked}`)]);
  if (own !== asking) return;
  const at = here()?.dataset.word, place = cases().indexOf(here());
  const focused = document.activeElement;
  const inCases = panes.sheet.contains(focused) || focused === document.body, inGroups = groups.contains(focused) && focused.dataset.of;
  if (panes.sheet.querySelector(".own:not([hidden])")) return; // somebody is writing there
  const scrolled = panes.sheet.querySelector(".scroll").scrollTop, before = list().dataset.of;
  groups.innerHTML = left;
  panes.sheet.innerHTML = middle;
  wanted = null;
  if (list().dataset.of === before) panes.sheet.querySelector(".scroll").scrollTop = scrolled;
  if (inGroups) groups.querySelector(`[data-of="${CSS.escape(inGroups)}"]`)?.focus();
  const all = cases();
  const now = all.find((one) => one.dataset.word === at) ?? all[Math.max(0, Math.min(place, all.length - 1))];
  if (now) choose(now, { focus: inCases && place >= 0 });
  const count = groups.querySelectorAll(".count"), tab = document.querySelector(".tabs [aria-current] .count");
  if (tab) tab.textContent = [...count].reduce((sum, each) => sum + Number(each.textContent), 0) || "";
}

function query({ of = list()?.dataset.of ?? "", word = list()?.dataset.word ?? "" } = {}) {
  return word ? `find=${encodeURIComponent(word)}` : `of=${encodeURIComponent(of)}`;
}

async function turnTo(asked) {
  history.replaceState(null, "", `?script=${script}&${asked}`);
  here()?.classList.remove("on");
  wanted = asked;
  await show(asked);
  panes.sheet.querySelector(".scroll").scrollTop = 0;
  if (cases()[0]) choose(cases()[0], { focus: false });
}

function after(answer) {
  if (answer?.refused) top.tell(answer.refused);
  if (answer?.ok) top.note(answer);
  else if (answer) show();
}

async function takeRest() {
  const left = new Map(cases().filter((one) => isOpen(one) && one.dataset.right && !one.dataset.fixed).map((one) => [one.dataset.word, one]));
  if (!left.size) return;
  const words = [...left.keys()], rights = [...left.values()].map((one) => one.dataset.right);
  const answer = await change({ kind: "set-conversions", script, words, rights, lasting: false, seen: list().dataset.none });
  if (answer.ok) for (const one of cases()) if (left.has(one.dataset.word)) done(one, one.dataset.right);
  after(answer);
}

arm(panes.sheet, { script: () => script, choose, goOn, after });
panes.sheet.addEventListener("click", (event) => {
  if (event.target.closest("#rest")) takeRest();
});

groups.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-of]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  field.value = "";
  turnTo(query({ of: link.dataset.of, word: "" })).then(() => { if (panes.tree.classList.contains("over")) go("sheet"); });
});

document.getElementById("find").addEventListener("submit", async (event) => {
  event.preventDefault();
  const word = field.value.trim();
  await turnTo(word ? query({ word }) : query({ of: "", word: "" }));
  go("sheet");
});

async function heard(state) {
  const isNew = known !== null && (state.laid !== known.laid || state.failed !== known.failed || (known.busy && !state.busy));
  const isBehind = known === null && !cases().length && !list().dataset.word;
  known = state;
  if (isNew || isBehind) await show();
  await view.refresh();
}

// A line of the page leads to its sentence.
view.whenChosen((article, piece) => {
  const one = cases().find((each) => Number(each.dataset.article) === article && each.dataset.piece === piece);
  if (one) { go("sheet", { focus: false }); choose(one); }
});
top.keys({ after, nextPane });
if (cases()[0]) choose(cases()[0]);
listen(heard);
