// What the desk asks the server, and what it hears from it.
const base = document.body.dataset.base;
const saved = document.getElementById("saved");

function show(state) {
  saved.classList.toggle("busy", state === "saving");
  saved.classList.toggle("bad", state === "failed");
  saved.querySelector("em").textContent = saved.dataset[state];
}

export async function html(path) {
  const answer = await fetch(`${base}/${path}`);
  if (!answer.ok) throw new Error(answer.status);
  return answer.text();
}

export async function json(path) {
  const answer = await fetch(`${base}/${path}`);
  return answer.json();
}

// Gives { ok, ...answer }: a refusal is an answer too. What was not sent is not lost: it is said.
export async function send(path, values) {
  show("saving");
  try {
    const answer = await fetch(`${base}/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Wenxuan-Token": window.workspace.token() },
      body: JSON.stringify(values),
    });
    const said = await answer.json();
    show("saved");
    return { ok: answer.ok && !said.refused, ...said };
  } catch {
    show("failed");
    return { ok: false, refused: saved.dataset.failed };
  }
}

// A file goes into the booklet; what is refused says why.
export async function put(name, file) {
  show("saving");
  try {
    const answer = await fetch(base.replace(/desk$/, "files"), {
      method: "POST",
      headers: { "X-Wenxuan-Token": window.workspace.token(), "X-Name": encodeURIComponent(name) },
      body: file,
    });
    const told = document.createElement("template");
    told.innerHTML = await answer.text();
    show("saved");
    const refused = told.content.querySelector("[data-outcome=refused]");
    const asks = told.content.querySelector("[data-replace]")?.dataset;
    return { ok: answer.ok && !refused, asks: asks && { file: asks.replace, by: asks.by }, refused: refused && [...refused.querySelectorAll("dd")].map((each) => each.textContent).join(" ") };
  } catch {
    show("failed");
    return { ok: false, refused: saved.dataset.failed };
  }
}

// A change; if somebody else has changed the same thing the person chooses.
export async function change(values) {
  const answer = await send("change", values);
  if (answer.ok || !answer.version) return answer;
  const both = document.getElementById("both");
  both.querySelector(".theirs").textContent = words(answer.now);
  both.querySelector(".mine").textContent = words(mine(values));
  both.returnValue = "theirs";
  both.showModal();
  await new Promise((done) => both.addEventListener("close", done, { once: true }));
  if (both.returnValue === "mine") return change({ ...values, seen: answer.version });
  return { ok: false };
}

function mine(values) {
  const { wanted, value, title, begins, words: named, file } = values;
  return wanted ?? value ?? title ?? begins ?? named ?? file ?? "";
}

function words(value) {
  if (value === null || value === undefined) return "–";
  if (Array.isArray(value)) return value.map(words).join(" ") || "–";
  return String(value);
}

export function listen(heard) {
  const events = new EventSource(`${base}/events`);
  events.onmessage = (event) => heard(JSON.parse(event.data));
}
