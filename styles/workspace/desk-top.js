// What the bar at the top does, and the keys that count everywhere: undo and redo, panes, pages.
import { send } from "./desk-server.js";
import * as view from "./desk-view.js";

export function note({ undo, redo }) {
  for (const [id, value] of [["undo", undo], ["redo", redo]]) {
    const button = document.getElementById(id);
    button.dataset.number = value;
    button.setAttribute("aria-disabled", String(!value));
    button.title = button.dataset.name;
  }
}

export function tell(words) {
  const place = document.getElementById("refusal");
  place.hidden = false;
  place.firstElementChild.textContent = words;
}

export function keys({ after, nextPane }) {
  const list = document.getElementById("keys-list");

  async function step(id) {
    const button = document.getElementById(id);
    if (button.getAttribute("aria-disabled") === "true") return;
    after(await send(id, { number: Number(button.dataset.number) }));
  }

  document.addEventListener("keydown", (event) => {
    const control = event.ctrlKey || event.metaKey;
    if (event.target.closest("input, textarea, [contenteditable=plaintext-only]")) return;
    if (event.target.closest(control ? "dialog:not(#found)" : "dialog")) return; // in the list things are done
    if (control && event.code === "KeyZ") step(event.shiftKey ? "redo" : "undo");
    else if (control && event.code === "KeyY") step("redo");
    else if (event.key === "F6") nextPane(event.shiftKey);
    else if (event.key === "PageUp" || event.key === "PageDown") view.turn(event.key === "PageUp" ? -1 : 1);
    else if (event.key === "?") list.showModal();
    else return;
    event.preventDefault();
  });
  for (const id of ["undo", "redo"]) document.getElementById(id).addEventListener("click", () => step(id));
  document.getElementById("all-keys").addEventListener("click", () => list.showModal());
}
