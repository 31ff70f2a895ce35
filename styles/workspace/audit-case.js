// A sentence of an edition with the forms that a word of it may take: which is taken, and where it counts.
import { change } from "./desk-server.js";

export const isOpen = (one) => !one.classList.contains("done");

export function done(one, form) {
  one.classList.add("done");
  one.querySelectorAll("[data-form]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.form === form)));
  closeOwn(one);
}

// `script` tells the edition, `goOn` shows the next sentence, `after` hears what came of it.
export function arm(pane, { script, choose, goOn, after }) {
  const all = () => [...pane.querySelectorAll(".case")];

  // A form is taken: the row is written, and the next sentence that is open comes.
  async function take(one, form) {
    const { word, seen, ownWord, head, tail } = one.dataset;
    const scope = one.querySelector("[data-scope][aria-pressed=true]").dataset.scope, isHere = scope === "here" && form !== "";
    const said = { kind: "set-conversions", script: script(), words: [isHere ? ownWord : word], rights: [isHere ? head + form + tail : form], lasting: scope === "always", seen: isHere ? one.closest(".cases").dataset.none : seen };
    const alike = isHere ? [one] : all().filter((each) => each.dataset.word === word);
    for (const each of alike) done(each, form);
    goOn(one, 1, true);
    const answer = await change(said);
    if (!answer.ok) for (const each of alike) each.classList.remove("done");
    after(answer);
  }

  function takeOwn(one) {
    const form = one.querySelector(".own input").value.trim();
    closeOwn(one);
    if (form) take(one, form);
  }

  pane.addEventListener("click", (event) => {
    const one = event.target.closest(".case"), button = event.target.closest("button");
    if (!one) return;
    if (!one.classList.contains("on")) choose(one, { focus: !button });
    if (!button) return;
    if ("form" in button.dataset) take(one, button.dataset.form);
    else if ("ownForm" in button.dataset) openOwn(one);
    else if ("take" in button.dataset) takeOwn(one);
    else if (button.dataset.scope) setScope(one, button);
  });

  pane.addEventListener("keydown", (event) => {
    const one = event.target.closest(".case");
    if (!one || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.target.matches("input")) {
      if (event.key === "Enter") takeOwn(one);
      else if (event.key === "Escape") { closeOwn(one); one.focus(); }
      else return;
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") goOn(one, event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") moveScope(one, event.key === "ArrowRight" ? 1 : -1);
    else if (event.key === "0") goOn(one, 1, true);
    else if (/^[1-9]$/.test(event.key)) press(one, Number(event.key));
    else return;
    event.preventDefault();
  });

  pane.addEventListener("focusin", (event) => {
    const one = event.target.closest(".case");
    if (one && !one.classList.contains("on")) choose(one, { focus: false });
  });
}

function openOwn(one) {
  const own = one.querySelector(".own");
  own.hidden = false;
  one.querySelector("[data-own-form]").setAttribute("aria-expanded", "true");
  own.querySelector("input").select();
}

function closeOwn(one) {
  one.querySelector(".own")?.setAttribute("hidden", "");
  one.querySelector("[data-own-form]")?.setAttribute("aria-expanded", "false");
}

function setScope(one, button) {
  if (button.getAttribute("aria-disabled") === "true") return;
  one.querySelectorAll("[data-scope]").forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
}

function moveScope(one, by) {
  const all = [...one.querySelectorAll("[data-scope]")].filter((each) => each.getAttribute("aria-disabled") !== "true");
  const at = all.findIndex((each) => each.getAttribute("aria-pressed") === "true");
  if (all.length) setScope(one, all[(at + by + all.length) % all.length]);
}

function press(one, digit) {
  const button = one.querySelectorAll(".pick button")[digit - 1];
  if (button && button.querySelector("kbd")) button.click();
}
