// The tree: articles and sections put in order by hand or by keys, named, left out, taken in.
import { change } from "./desk-server.js";

const pane = document.getElementById("tree");
let done = () => {};
let added = ""; // a section that is to be seen when the tree is shown
let last = Promise.resolve(); // what is being done, until it is shown

export const whenDone = (told) => { done = told; };

const tree = () => pane.querySelector(".tree[data-movable=yes]");
const places = () => [...pane.querySelectorAll(".files[data-section]")];
const parts = () => [...pane.querySelectorAll(".part")];
const sorted = { handle: ".hold", animation: 120, forceFallback: true, fallbackOnBody: true };

export function arm() {
  if (!tree()) return;
  if (added) parts().at(-1).scrollIntoView({ block: "nearest" });
  added = "";
  for (const list of places()) {
    new Sortable(list, {
      ...sorted, group: "articles", draggable: ".leaf",
      onEnd: ({ item, to, from, oldIndex, newIndex }) => {
        if (to === from && oldIndex === newIndex) return;
        move(item, to, item.previousElementSibling);
      },
    });
  }
  new Sortable(pane.querySelector(".parts"), {
    ...sorted, handle: ".sec .hold", draggable: ".part",
    onEnd: ({ item, oldDraggableIndex, newDraggableIndex }) => {
      if (oldDraggableIndex !== newDraggableIndex) moveSection(item.querySelector(".sec"), newDraggableIndex);
    },
  });
}

// How an article or a section is found when the tree is shown anew.
function nameOf(element) {
  const file = element.closest(".leaf")?.dataset.file, title = element.closest(".sec")?.dataset.title;
  if (file !== undefined) return `.leaf[data-file="${CSS.escape(file)}"]`;
  return title !== undefined ? `.sec[data-title="${CSS.escape(title)}"]` : "";
}

export function focused() {
  const on = document.activeElement;
  if (!pane.contains(on)) return () => {};
  const where = nameOf(on);
  return () => pane.querySelector(where ? `${where} :is(a, button)` : "#add-section")?.focus();
}

// A change waits until the one before is shown, so that nobody is told of what they did themselves.
function next(element, act) {
  const where = nameOf(element);
  last = last.catch(() => {}).then(() => { const now = pane.querySelector(where); return now && act(now); });
}

async function move(item, list, before) {
  const { title, section } = list.previousElementSibling.dataset;
  const behind = before?.dataset.file ?? "";
  await done(await change({ kind: "move-article", file: item.dataset.file, section: Number(section), behind, title, seen: item.dataset.seen }));
}

// One place up or down, over the edge of a section into the next.
function step(item, by) {
  const list = item.parentElement, lists = places();
  if (by < 0 && item.previousElementSibling) return move(item, list, item.previousElementSibling.previousElementSibling);
  if (by > 0 && item.nextElementSibling) return move(item, list, item.nextElementSibling);
  const over = lists[lists.indexOf(list) + by];
  if (over) return move(item, over, by < 0 ? over.lastElementChild : null);
}

async function moveSection(section, at) {
  const { title, section: place } = section.dataset;
  await done(await change({ kind: "move-section", section: Number(place), at, title, seen: tree().dataset.seen }));
}

function stepSection(section, by) {
  const at = parts().indexOf(section.parentElement) + by;
  if (at >= 0 && at < parts().length) return moveSection(section, at);
}

async function removeSection(section) {
  const { title, section: place } = section.dataset;
  if (parts().length < 2) return;
  await done(await change({ kind: "remove-section", section: Number(place), title, seen: tree().dataset.seen }));
}

function rename(holder, before, name, save) {
  const field = document.createElement("input");
  field.value = before;
  field.placeholder = tree().dataset[name];
  field.setAttribute("aria-label", field.placeholder);
  const shown = holder.cloneNode(true);
  holder.replaceWith(field);
  field.focus();
  field.select();
  let over = false;
  const end = async (keep) => {
    if (over) return;
    over = true;
    const wanted = field.value.trim(), was = document.activeElement === field;
    field.replaceWith(shown);
    if (was) shown.focus?.();
    if (keep && wanted !== before) last = last.catch(() => {}).then(async () => done(await save(wanted, shown)));
  };
  field.addEventListener("blur", () => end(true));
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault(); // or the button that comes back is pressed by the same key
    end(event.key === "Enter");
  });
}

function renameSection(section) {
  const { title, seen, section: place } = section.dataset;
  rename(section.querySelector(".name"), title, "sectionName", async (wanted, shown) => {
    const answer = await change({ kind: "name-section", section: Number(place), title: wanted, was: title, seen });
    if (answer.ok) [section.dataset.title, shown.textContent] = [wanted, wanted];
    return answer;
  });
}

function renameArticle(leaf) {
  const { file, seenTitle, single } = leaf.dataset;
  if (single !== "yes") return;
  const link = leaf.querySelector("a");
  const title = link.querySelector(".ti").textContent;
  rename(link, title, "articleTitle", (value) => change({ kind: "set-field", file, field: "title", value: value || null, seen: seenTitle }));
}

// A new section: its name is written where the button stood.
function addSection() {
  const button = document.getElementById("add-section");
  rename(button, "", "sectionName", async (title) => {
    const answer = await change({ kind: "add-section", title, seen: tree().dataset.seen });
    if (answer.ok) added = title;
    return answer;
  });
}

// A section that begins with this article, and has those behind it in its section.
function beginSection(leaf) {
  if (!leaf.previousElementSibling) return;
  const { file, seen } = leaf.dataset;
  const place = document.createElement("li");
  place.className = "sec";
  const button = document.createElement("button");
  place.append(button);
  leaf.before(place);
  rename(button, "", "sectionName", (title) => change({ kind: "begin-section", file, title, seen }));
  place.querySelector("input").addEventListener("blur", () => { place.remove(); leaf.querySelector("a")?.focus(); });
}

async function leaveOut(leaf, out) {
  const { file, seenOut } = leaf.dataset;
  await done(await change({ kind: "leave-out-article", file, out, seen: seenOut }));
}

pane.addEventListener("click", (event) => {
  const leaf = event.target.closest(".leaf"), section = event.target.closest(".sec");
  if (event.target.closest(".take-in")) leaveOut(leaf, false);
  else if (event.target.closest(".leave-out")) leaveOut(leaf, true);
  else if (event.target.closest(".begin")) beginSection(leaf);
  else if (event.target.closest(".remove")) next(section, removeSection);
  else if (event.target.closest("#add-section")) addSection();
  else if (event.target.closest(".sec button.name")) renameSection(section);
});

pane.addEventListener("keydown", (event) => {
  const leaf = event.target.closest(".leaf"), section = event.target.closest(".sec[data-section]");
  const movable = tree(), by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (event.altKey && leaf && movable && by) next(leaf, (now) => step(now, by));
  else if (event.altKey && section && movable && by) next(section, (now) => stepSection(now, by));
  else if (event.key === "F2" && section && movable) renameSection(section);
  else if (event.key === "F2" && leaf) renameArticle(leaf);
  else if (event.key === "Insert" && movable) { if (leaf?.matches(":not(.out)")) beginSection(leaf); else addSection(); }
  else if (event.key === "Delete" && section && movable) next(section, removeSection);
  else if (event.key === "Delete" && leaf && movable) next(leaf, (now) => leaveOut(now, !now.classList.contains("out")));
  else if (!event.altKey && by) {
    const stops = [...pane.querySelectorAll("a, button.name, .take-in, #add-section")];
    stops[stops.indexOf(event.target) + by]?.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
});
