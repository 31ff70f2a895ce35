// What needs a look: the list, its count at the top, pins on the pages and beside paragraphs.
import { html } from "./desk-server.js";
import * as view from "./desk-view.js";

const dialog = document.getElementById("found");
const list = dialog.querySelector(".found");
const opener = document.getElementById("look");
let turnTo = () => {}, go = () => {};

const items = () => [...list.querySelectorAll("li .to")];

export async function refresh(number) {
  const { script, form } = view.chosen();
  const said = await html(`found/${script}/${form}`), inside = list.contains(document.activeElement);
  list.innerHTML = said;
  const count = Number(list.querySelector("ol").dataset.count);
  opener.hidden = !count;
  opener.querySelector(".count").textContent = count;
  view.pin(items().map((item, at) => ({ ...place(item), number: at + 1, name: dialog.dataset.pin.replace("{number}", at + 1) })), (at) => open(at));
  mark(number);
  if (inside) (items()[0] ?? dialog.querySelector("form button")).focus(); // what had the focus is gone
  if (location.hash === "#found" && count) { // who came for the list sees it, once
    history.replaceState(null, "", location.pathname);
    open();
  }
}

function place({ dataset: { article, piece, part, page } }) {
  return { article: article === undefined ? -1 : Number(article), piece: piece ?? "", part: Number(part ?? 0), page: Number(page) };
}

// In the manuscript: each paragraph has the numbers of what was found in it.
export function mark(number) {
  document.querySelectorAll("#sheet .note-pin").forEach((pin) => pin.remove());
  items().forEach((item, at) => {
    const { article, piece } = place(item);
    const row = article === number && document.getElementById(`row-${piece}`);
    if (!row) return;
    const pin = document.createElement("button");
    pin.type = "button";
    pin.className = "note-pin";
    pin.textContent = at + 1;
    pin.setAttribute("aria-label", dialog.dataset.pin.replace("{number}", at + 1));
    pin.addEventListener("click", (event) => { event.stopPropagation(); open(at); });
    row.append(pin);
  });
}

export function open(at = 0) {
  if (!dialog.open) dialog.showModal();
  (items()[at] ?? dialog.querySelector("form button")).focus();
}

export function arm(whenChosen, toPane) {
  [turnTo, go] = [whenChosen, toPane];
  opener.addEventListener("click", () => open());
  dialog.addEventListener("click", (event) => {
    const item = event.target.closest("li .to"), way = event.target.closest("[data-go]");
    if (way) { event.preventDefault(); dialog.close(); go(way.dataset.go); }
    if (!item) return;
    const { article, piece, page } = place(item);
    dialog.close();
    if (article >= 0) turnTo(article, piece, { turning: true });
    if (page >= 0) view.go(page);
  });
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], all = items();
    if (!step || !all.length) return;
    event.preventDefault();
    all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
  });
}
