// The pages: pictures of them, the strip, and which line belongs to which words.
import { json } from "./desk-server.js";
import { overview, thumbnails } from "./desk-thumbnails.js";

const base = document.body.dataset.base;
const leaves = document.getElementById("leaves");
const strip = document.getElementById("strip");
const where = document.getElementById("where");
const made = document.getElementById("made");
const refusal = document.getElementById("refusal");
const frame = document.querySelector(".frame");
const state = {
  script: document.body.dataset.scripts.split(" ")[0],
  form: "screen", page: 0, laid: null, early: null, outdated: false, told: null, mode: "single", zoom: 1, here: null, chosen: () => {}, pins: [], open: () => {},
};

export const whenChosen = (told) => { state.chosen = told; };

export const chosen = () => ({ script: state.script, form: state.form });

// Pins of what was found: at their lines, else at the head of the page that they name.
export function pin(pins, open) {
  Object.assign(state, { pins, open });
  if (state.laid) mark();
}

export async function refresh() {
  const asked = address();
  const { state: now, error, laid, early, outdated } = await json(`${asked}?page=${state.page}&have=${state.laid?.name ?? ""}`);
  if (asked !== address()) return; // another edition was chosen meanwhile
  made.textContent = now.failed ? made.dataset.failed : now.busy ? made.dataset.busy : laid ? made.dataset.done : "";
  refusal.hidden = !error;
  if (error) refusal.firstElementChild.textContent = [error.place, error.message, error.hint].filter(Boolean).join(" ");
  const isNew = laid && state.laid?.name !== laid.name;
  const changed = isNew || state.outdated !== outdated || state.early?.name !== early?.name;
  Object.assign(state, { early, outdated });
  const isFirst = !state.laid?.lines.length;
  if (isNew) state.laid = laid;
  else if (!laid) state.laid = early && { name: "", pages: Array(early.pages || early.page + 1).fill(""), shape: early.shape, lines: [], count: early.pages || "…" };
  if (state.laid && changed) {
    if (isFirst && state.here) state.page = near(state.here)[0]?.[2] ?? state.page;
    state.page = Math.min(state.page, state.laid.pages.length - 1);
    draw(); // first: what is asked for first comes first
    if (!isEarly(state.page)) drawStrip();
    current();
  }
  if (!state.laid) { leaves.replaceChildren(); strip.replaceChildren(); where.textContent = ""; }
}

const address = () => `pages/${state.script}/${state.form}`;
const isEarly = (page) => state.early?.page === page;
const name = (page) => (isEarly(page) ? state.early.name : state.laid.pages[page]);
const picture = (page, width) => (name(page) ? `${base}/picture/${name(page)}/${width}` : "");
const named = (text, page) => text.replace("{page}", page + 1);

function shown() {
  if (state.mode === "single") return [state.page];
  const left = state.page - (state.page % 2 ? 0 : 1); // 1 stands alone on the right
  return [left, left + 1].filter((page) => page >= 0 && page < state.laid.pages.length);
}

function draw() {
  const pages = shown();
  const present = [...leaves.children];
  const same = pages.length === present.length && pages.every((page, at) => Number(present[at].dataset.page) === page);
  if (!same) leaves.replaceChildren(...pages.map(leafOf));
  for (const leaf of leaves.children) dress(leaf, pages.length);
  if (!same && state.told !== state.page) json(`${address()}?page=${(state.told = state.page)}&have=${state.laid.name}`);
  where.textContent = where.dataset.form.replace("{page}", state.page + 1).replace("{pages}", state.laid.count ?? state.laid.pages.length);
  current();
  mark();
}

function current() {
  const pages = shown();
  for (const button of strip.children) {
    const isShown = pages.includes(Number(button.dataset.page));
    button.toggleAttribute("aria-current", isShown);
    if (isShown) { button.setAttribute("aria-current", "page"); button.scrollIntoView({ block: "nearest" }); }
  }
}

function leafOf(page) {
  const leaf = document.createElement("figure");
  leaf.className = "leaf";
  leaf.dataset.page = page;
  const image = document.createElement("img");
  image.className = "page";
  image.alt = named(leaves.dataset.page, page);
  image.fetchPriority = "high";
  leaf.append(image);
  leaf.addEventListener("click", (event) => point(leaf, event));
  return leaf;
}

// A page's picture is changed when the new one is there; one of words before it says so.
async function dress(leaf, beside) {
  const page = Number(leaf.dataset.page);
  const [width, height] = state.laid.shape;
  const image = leaf.firstElementChild;
  leaf.style.width = `${(100 / beside) * state.zoom}%`;
  leaf.classList.toggle("outdated", state.outdated && !isEarly(page));
  image.width = 880;
  image.height = Math.round((880 * height) / width);
  if (!name(page)) return;
  const wanted = picture(page, state.zoom > 1.2 ? 1600 : 880);
  if (leaf.dataset.wanted === wanted) return;
  leaf.dataset.wanted = wanted;
  if (image.src) {
    const next = new Image();
    next.src = wanted;
    try { await next.decode(); } catch { return; } // it is no more: another is on its way
  }
  if (leaf.dataset.wanted === wanted) image.src = wanted;
}

const drawStrip = () => strip.replaceChildren(...thumbnails(strip, 42, picture, state.laid, go));

export function go(page) {
  if (!state.laid) return;
  state.page = Math.max(0, Math.min(page, state.laid.pages.length - 1));
  draw();
}

export const turn = (by) => go(state.page + by * (state.mode === "spread" ? 2 : 1));

// A line on the page leads to its words.
function point(leaf, event) {
  const box = leaf.getBoundingClientRect();
  const x = (event.clientX - box.left) / box.width, y = (event.clientY - box.top) / box.height;
  const page = Number(leaf.dataset.page);
  const near = state.laid.lines
    .filter((line) => line[0] >= 0 && line[2] === page && y >= line[4] - 0.006 && y <= line[4] + line[6] + 0.006)
    .sort((one, other) => away(one, x) - away(other, x))[0];
  if (near) state.chosen(near[0], near[1]);
}

const away = (line, x) => Math.max(line[3] - x, x - line[3] - line[5], 0);

// Words lead to their lines, or to the one that is so far into them (0 to 1): the page is turned there.
export function stand(article, piece, { turning = true, part = null } = {}) {
  state.here = { article, piece, part };
  if (!state.laid) return;
  const lines = near(state.here);
  if (turning && lines.length && !lines.some((line) => shown().includes(line[2]))) state.page = lines[0][2];
  draw();
}

const own = () => (state.here ? of(state.here) : []);

// What has no line of its own, as a picture: the line above it.
function near(place) {
  const own = of(place), at = (piece) => (piece[0] === "b" ? Number.parseInt(piece.slice(1), 10) : -1);
  return own.length ? own : state.laid.lines.filter((line) => line[0] === place.article && at(line[1]) < at(place.piece)).slice(-1);
}

function of({ article, piece, part }) {
  const lines = state.laid.lines.filter((line) => line[0] === article && line[1] === piece);
  if (part == null || !lines.length) return lines;
  let left = part * lines.reduce((sum, line) => sum + line[5], 0);
  return [lines.find((line) => (left -= line[5]) < 0) ?? lines.at(-1)];
}

function mark() {
  leaves.querySelectorAll(".hit, .pin").forEach((hit) => hit.remove());
  setPins();
  if (!state.here || state.outdated) return; // lines have moved
  for (const line of own()) {
    const leaf = leaves.querySelector(`[data-page="${line[2]}"]`);
    if (!leaf) continue;
    const hit = document.createElement("span");
    hit.className = "hit";
    [hit.style.left, hit.style.top, hit.style.width, hit.style.height] = line.slice(3).map((part) => `${part * 100}%`);
    leaf.append(hit);
  }
}

const PIN = 26; // pixels from one pin to the next
function setPins() {
  const taken = new Map();
  for (const [at, { article, piece, part, page, number, name }] of state.pins.entries()) {
    const line = page < 0 ? near({ article, piece, part })[0] : null;
    const leaf = leaves.querySelector(`[data-page="${line ? line[2] : page}"]`);
    if (!leaf) continue;
    let top = line ? line[4] : 0.02;
    const beside = taken.get(leaf) ?? [], step = Math.max(0.04, PIN / (leaf.clientHeight || 600));
    while (beside.some((other) => Math.abs(other - top) < step)) top += step;
    taken.set(leaf, [...beside, top]);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "pin";
    button.style.top = `${Math.min(top, 0.96) * 100}%`;
    button.textContent = number;
    button.setAttribute("aria-label", name);
    button.addEventListener("click", (event) => { event.stopPropagation(); state.open(at); });
    leaf.append(button);
  }
}

function press(group, chosen) {
  group.querySelectorAll("button").forEach((button) => button.setAttribute("aria-pressed", String(button === chosen)));
}

for (const [id, name, data] of [["scripts", "script", "script"], ["formats", "form", "format"]]) {
  document.getElementById(id)?.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    press(button.parentElement, button);
    state[name] = button.dataset[data];
    refresh();
  });
}
document.getElementById("modes").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  press(button.parentElement, button);
  state.mode = button.dataset.mode;
  frame.classList.toggle("spread", state.mode === "spread");
  if (state.laid) draw();
});
document.getElementById("all-pages").addEventListener("click", () => state.laid && overview(picture, state.laid, state.page, go));
document.getElementById("page-before").addEventListener("click", () => turn(-1));
document.getElementById("page-after").addEventListener("click", () => turn(1));
for (const [id, by] of [["zoom-out", 1 / 1.25], ["zoom-in", 1.25]]) {
  document.getElementById(id).addEventListener("click", () => {
    state.zoom = Math.max(0.5, Math.min(3, state.zoom * by));
    document.getElementById("zoom").textContent = `${Math.round(state.zoom * 100)}%`;
    if (state.laid) draw();
  });
}
