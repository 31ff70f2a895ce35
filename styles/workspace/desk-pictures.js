// A picture that is missing: chosen, or dropped where it is to stand, it goes where the manuscript looks.
import { change, put } from "./desk-server.js";

const sheet = document.getElementById("sheet");
const both = document.getElementById("replace");

async function take(button, file, done) {
  button.disabled = true;
  done(await put(button.dataset.place, file));
  button.disabled = false;
}

// What is dropped elsewhere comes into the booklet; whole folders are taken on the page that lists them.
async function takeAll(items, done) {
  const files = items.map((each) => each.getAsFile()).filter(Boolean);
  if (items.some((each) => each.webkitGetAsEntry?.()?.isDirectory)) return location.assign(document.querySelector("a.add").href);
  for (const file of files) {
    const answer = await put(file.name, file);
    done(answer);
    if (answer.asks && (await isNew(answer.asks))) done(await change({ kind: "replace", ...answer.asks }));
  }
  return undefined;
}

// A manuscript like it is there: whoever gives another says whether it stands for that one.
async function isNew({ file, by }) {
  const name = both.querySelector("[data-own]");
  name.textContent = name.dataset.form.replace("{by}", by).replace("{file}", file);
  both.returnValue = "both";
  both.showModal();
  await new Promise((done) => both.addEventListener("close", done, { once: true }));
  return both.returnValue === "new";
}

export function arm(done) {
  sheet.addEventListener("click", (event) => {
    const button = event.target.closest(".put-in");
    if (!button) return;
    const chooser = document.createElement("input");
    [chooser.type, chooser.accept] = ["file", "image/*"];
    chooser.addEventListener("change", () => chooser.files[0] && take(button, chooser.files[0], done));
    chooser.click();
  });

  const target = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files") && event.target.closest?.(".row .files:has(.put-in)");
  const mark = (on) => sheet.querySelectorAll(".files").forEach((each) => each.classList.toggle("target", each === on));
  document.addEventListener("dragover", (event) => {
    const on = target(event);
    mark(on);
    if ([...(event.dataTransfer?.types ?? [])].includes("Files")) event.preventDefault(); // or the browser leaves the desk
  });
  document.addEventListener("drop", (event) => {
    const on = target(event), file = event.dataTransfer?.files[0];
    mark(null);
    if (file) event.preventDefault();
    if (on && file) take(on.querySelector(".put-in"), file, done);
    else if (file) takeAll([...event.dataTransfer.items], done);
  });
}
