// The tree: articles and sections put in order by hand or by keys, named, left out, taken in.
import { change } from "./desk-server.js";

const pane = document.getElementById("tree");
let done = () => {};

export const whenDone = (told) => { done = told; };

const places = () => [...pane.querySelectorAll(".files[data-section]")];

export function arm() {
  const tree = pane.querySelector(".tree[data-movable=yes]");
  if (!tree) return;
  for (const list of places()) {
    new Sortable(list, {
      group: "articles", handle: ".hold", animation: 120, draggable: ".leaf", forceFallback: true, fallbackOnBody: true,
      onEnd: ({ item, to, from, oldIndex, newIndex }) => {
        if (to === from && oldIndex === newIndex) return;
        move(item, to, item.previousElementSibling);
      },
    });
  }
}

async function move(item, list, before) {
  const { title, section } = list.previousElementSibling.dataset;
  const behind = before?.dataset.file ?? "";
  done(await change({ kind: "move-article", file: item.dataset.file, section: Number(section), behind, title, seen: item.dataset.seen }));
}

// One place up or down, over the edge of a section into the next.
function step(item, by) {
  const list = item.parentElement, lists = places();
  if (by < 0 && item.previousElementSibling) return move(item, list, item.previousElementSibling.previousElementSibling);
  if (by > 0 && item.nextElementSibling) return move(item, list, item.nextElementSibling);
  const next = lists[lists.indexOf(list) + by];
  if (next) return move(item, next, by < 0 ? next.lastElementChild : null);
}

function rename(holder, before, save) {
  const field = document.createElement("input");
  field.value = before;
  field.setAttribute("aria-label", pane.getAttribute("aria-label"));
  const shown = holder.cloneNode(true);
  holder.replaceWith(field);
  field.focus();
  field.select();
  let over = false;
  const end = async (keep) => {
    if (over) return;
    over = true;
    field.replaceWith(shown);
    if (keep && field.value.trim() !== before) done(await save(field.value.trim()));
    shown.focus?.();
  };
  field.addEventListener("blur", () => end(true));
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Enter") end(true);
    if (event.key === "Escape") end(false);
  });
}

function renameSection(section) {
  const { title, seen, section: place } = section.dataset;
  rename(section.querySelector(".name"), title, (wanted) => change({ kind: "name-section", section: Number(place), title: wanted, seen }));
}

function renameArticle(leaf) {
  const { file, seenTitle, single } = leaf.dataset;
  if (single !== "yes") return;
  const link = leaf.querySelector("a");
  const title = link.querySelector(".ti").textContent;
  rename(link, title, (value) => change({ kind: "set-field", file, field: "title", value: value || null, seen: seenTitle }));
}

async function leaveOut(leaf, out) {
  const { file, seenOut } = leaf.dataset;
  done(await change({ kind: "leave-out-article", file, out, seen: seenOut }));
}

pane.addEventListener("click", (event) => {
  const leaf = event.target.closest(".leaf");
  if (event.target.closest(".take-in")) leaveOut(leaf, false);
  else if (event.target.closest(".leave-out")) leaveOut(leaf, true);
  else if (event.target.closest(".sec .name")) renameSection(event.target.closest(".sec"));
});

pane.addEventListener("keydown", (event) => {
  const leaf = event.target.closest(".leaf"), section = event.target.closest(".sec");
  const movable = pane.querySelector(".tree[data-movable=yes]");
  if (event.altKey && leaf && movable && ["ArrowUp", "ArrowDown"].includes(event.key)) step(leaf, event.key === "ArrowUp" ? -1 : 1);
  else if (event.key === "F2" && section?.querySelector(".name")) renameSection(section);
  else if (event.key === "F2" && leaf) renameArticle(leaf);
  else if (event.key === "Delete" && leaf && movable) leaveOut(leaf, !leaf.classList.contains("out"));
  else if (!event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key)) {
    const stops = [...pane.querySelectorAll("a, .sec .name, .take-in")];
    stops[stops.indexOf(event.target) + (event.key === "ArrowUp" ? -1 : 1)]?.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
});
