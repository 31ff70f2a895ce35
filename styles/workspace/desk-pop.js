// What a paragraph is: the choices beside it.
import { change } from "./desk-server.js";
import { caret, correct, text } from "./desk-words.js";

const pop = document.getElementById("pop");
const refused = pop.querySelector(".refused");
const choices = [...pop.querySelectorAll(".choices button")];
const levels = pop.querySelector(".levels");
let row = null, file = "", done = () => {}, asked = () => {};

export const isOpen = () => !pop.hidden;
export const whenWord = (told) => { asked = told; };

export function open(wanted, ofFile, whenDone) {
  if (wanted.dataset.kind === "gone") return;
  close({ focus: false });
  [row, file, done] = [wanted, ofFile, whenDone];
  const { kind, guess, level, joinable, editable, taken, begins } = row.dataset;
  pop.querySelector(".why span").textContent = guess || row.querySelector(".open").textContent;
  pop.querySelector(".why span").className = guess ? "guessed" : "";
  for (const button of choices) {
    button.setAttribute("aria-checked", String(button.dataset.kind === kind));
    button.hidden = !offered(button.dataset.kind);
  }
  levels.hidden = kind !== "heading";
  for (const button of levels.children) button.setAttribute("aria-checked", String(button.dataset.level === level));
  const acts = {
    words: editable === "yes",
    join: joinable === "yes",
    split: editable === "yes" && taken === "no" && inText() && isProse() && text(row.querySelector(".run")).length > 1,
    begin: inText() && begins === "no" && row.dataset.name !== "b0" && /^b\d+$/.test(row.dataset.name),
    out: kind !== "title",
    word: row.querySelector(".run") !== null,
  };
  for (const button of pop.querySelectorAll("[data-act]")) button.hidden = !acts[button.dataset.act];
  refused.hidden = true;
  pop.hidden = false;
  row.querySelector(".open").setAttribute("aria-expanded", "true");
  place();
  (choices.find((each) => each.getAttribute("aria-checked") === "true" && !each.hidden) ?? choices.find((each) => !each.hidden) ?? pop.querySelector("[data-act]:not([hidden])"))?.focus();
}

const inText = () => /^[bl]/.test(row.dataset.name);

const isProse = () => !["table", "picture", "video", "code", "caption"].includes(row.dataset.kind);

// What a line can be: a picture without words is none of these; a title stays one.
function offered(kind) {
  if (["table", "picture", "video", "code"].includes(row.dataset.kind)) return false;
  return row.dataset.kind !== "title" || kind === "title";
}

function place() {
  if (innerWidth <= 760) { row.scrollIntoView({ block: "center" }); return; }
  const at = row.getBoundingClientRect(), pane = document.getElementById("sheet").getBoundingClientRect();
  const below = at.top + Math.min(at.height, 72) + 8;
  const above = below + pop.offsetHeight > innerHeight - 44;
  pop.style.left = `${Math.max(8, Math.min(pane.left + 16, innerWidth - pop.offsetWidth - 8))}px`;
  pop.style.top = `${above ? Math.max(64, at.top - pop.offsetHeight - 8) : below}px`;
}

export function close({ focus = true } = {}) {
  if (pop.hidden) return;
  pop.hidden = true;
  const opener = row?.querySelector(".open");
  opener?.setAttribute("aria-expanded", "false");
  if (focus) opener?.focus();
}

async function apply(values) {
  const answer = await change({ file, words: row.dataset.words, seen: row.dataset.seen, ...values });
  if (answer.refused) {
    refused.textContent = answer.refused;
    refused.hidden = false;
    place();
    return;
  }
  close();
  done(answer);
}

export function choose(kind, level = 0) {
  const now = Number(row.dataset.level) || nearest();
  apply({ kind: "set-kind", ...set(kind, level || now) });
}

// The kind of the change and the kind of the paragraph have one name: the server's record tells them.
const set = (kind, level) => ({ what: kind, level: kind === "heading" ? level : 0, is_taken: row.dataset.taken === "yes" && !["caption", "body"].includes(kind) });

function nearest() {
  for (let one = row; one; one = one.previousElementSibling) if (one.dataset.kind === "heading") return Number(one.dataset.level);
  return 1;
}

export function leaveOut(wanted, ofFile, whenDone) {
  [row, file, done] = [wanted, ofFile, whenDone];
  apply({ kind: "leave-out", out: true });
}

const acts = {
  words() { const [at, of, then] = [row, file, done]; close({ focus: false }); correct(at, of, then); },
  join() { apply({ kind: "join", seen: null }); },
  begin() { apply({ kind: "begin-article", begins: true, seen: null }); },
  out() { apply({ kind: "leave-out", out: true }); },
  word() { const at = row; close(); asked(at); },
  split() { const [at, of, then] = [row, file, done]; close({ focus: false }); split(at, of, then); },
};

// The caret shows where another paragraph begins; Enter parts it there.
function split(at, of, then) {
  const run = at.querySelector(".run");
  const before = run.innerHTML;
  run.setAttribute("contenteditable", "plaintext-only");
  run.setAttribute("role", "textbox");
  run.setAttribute("aria-label", pop.querySelector("[data-act=split]").textContent);
  run.focus();
  const end = () => { run.innerHTML = before; for (const name of ["contenteditable", "role", "aria-label"]) run.removeAttribute(name); };
  run.addEventListener("beforeinput", (event) => event.preventDefault());
  run.addEventListener("blur", end, { once: true });
  run.addEventListener("keydown", async (event) => {
    event.stopPropagation();
    if (event.key === "Escape") run.blur();
    if (event.key !== "Enter") return;
    event.preventDefault();
    const begins = text(run).slice(caret(run), caret(run) + 24);
    run.blur();
    [row, file, done] = [at, of, then];
    const answer = await change({ kind: "split", file: of, words: at.dataset.words, begins });
    then(answer);
  });
}

pop.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.act) acts[button.dataset.act]();
  else if (button.dataset.level) choose("heading", Number(button.dataset.level));
  else choose(button.dataset.kind);
});

pop.addEventListener("keydown", (event) => {
  const buttons = [...pop.querySelectorAll("button:not([hidden])")].filter((each) => each.offsetParent);
  const at = buttons.indexOf(document.activeElement);
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: at < choices.length ? 5 : 1, ArrowUp: at <= choices.length ? -5 : -1, Tab: event.shiftKey ? -1 : 1 }[event.key];
  if (event.key === "Escape") close();
  else if (/^Digit\d$/.test(event.code) && !event.ctrlKey && !event.altKey) {
    const kind = choices[(Number(event.code.at(-1)) + 9) % 10];
    if (!kind.hidden) choose(kind.dataset.kind);
  } else if (event.key === "Delete") acts.out();
  else if (event.key === "F2") acts.words();
  else if (step) buttons[(at + step + buttons.length) % buttons.length].focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
});

document.addEventListener("pointerdown", (event) => {
  if (!pop.hidden && !pop.contains(event.target)) close({ focus: false });
});
