"use strict";
// Files that are dropped anywhere, or chosen: each is sent on its own, and its row tells what came
// of it. What may lie beside a manuscript goes before it, so that it is read with its pictures.
(() => {
  const AT_ONCE = 2;
  const MANUSCRIPT = /\.(md|markdown|txt|html?|xhtml|shtml|mht|mhtml|docx?|docm|wps|odt|rtf|epub|pdf|zip)$/i;
  // Beside what a person put there: the system's own files, and those of a program that is open.
  const NOT_OURS = /^(\..*|~\$.*|Thumbs\.db|desktop\.ini|__MACOSX)$/i;
  const isOurs = (name) => !name.split("/").some((part) => NOT_OURS.test(part));
  const held = document.querySelector("[data-held]");
  const choosers = { "": document.querySelector("[data-files]"), folder: document.querySelector("[data-folder]") };

  const post = (address, body) =>
    fetch(address, {
      method: "POST",
      headers: { "X-Wenxuan-Token": workspace.token(), "Content-Type": "application/json" },
      body: JSON.stringify(body),
    }).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)));

  // The booklet that this page is about, if it is about one.
  const own = () => document.querySelector("[data-into]")?.dataset.into;

  async function begin(kind, more = {}) {
    const made = await post("/new", { kind, ...more });
    location.assign(made.address);
  }

  const nameFor = (files) => {
    const folder = files[0].name.includes("/") ? files[0].name.split("/")[0] : "";
    return folder || files.find((each) => MANUSCRIPT.test(each.name))?.name.replace(/\.[^.]*$/, "") || "";
  };

  // One folder is the booklet itself: what lies in it lies in the booklet, in its folders.
  const inside = (files) => {
    const top = files[0].name.split("/")[0];
    if (!files.every((each) => each.name.startsWith(`${top}/`))) return files;
    return files.map((each) => ({ ...each, name: each.name.slice(top.length + 1) }));
  };

  // The page that lists what a booklet holds, shown without leaving: the files are in our hands.
  async function showIntake(key) {
    const address = `/b/${key}/in`;
    const page = await (await fetch(address)).text();
    const parsed = new DOMParser().parseFromString(page, "text/html");
    document.querySelector("main").replaceWith(parsed.querySelector("main"));
    document.title = parsed.title;
    history.pushState({}, "", address);
  }

  async function take(files, into) {
    if (!files.length) return;
    let key = into;
    if (!key) {
      key = (await post("/new", { kind: "empty", name: nameFor(files) })).key;
      files = inside(files);
    }
    if (!document.querySelector("main.intake") || own() !== key) await showIntake(key);
    const main = document.querySelector("main.intake");
    const heading = main.querySelector("h1");
    const count = { taken: 0, refused: 0 };
    heading.textContent = main.dataset.busy.replace("{n}", files.length);
    const isText = (each) => MANUSCRIPT.test(each.name);
    const [beside, texts] = [files.filter((each) => !isText(each)), files.filter(isText)];
    const rows = new Map([...beside, ...texts].map((each) => [each, addRow(main, each)]));
    for (const waiting of [beside, texts]) {
      const worker = async () => {
        for (let each = waiting.shift(); each; each = waiting.shift())
          count[await send(each, key, rows.get(each))] += 1;
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
    }
    const said = count.refused ? main.dataset.some : main.dataset.done;
    heading.textContent = said.replace("{n}", files.length).replace("{m}", count.refused);
    main.querySelector("[data-open]").focus();
  }

  function addRow(main, file) {
    const row = document.getElementById("intake-row").content.firstElementChild.cloneNode(true);
    row.querySelector("b").textContent = file.name;
    row.querySelector("progress").setAttribute("aria-label", file.name);
    main.querySelector("#rows").prepend(row);
    return row;
  }

  const send = (file, key, row) =>
    new Promise((done) => {
      const request = new XMLHttpRequest();
      const bar = row.querySelector("progress");
      request.open("POST", `/b/${key}/files`);
      request.setRequestHeader("X-Wenxuan-Token", workspace.token());
      request.setRequestHeader("X-Name", encodeURIComponent(file.name));
      request.upload.onprogress = (event) => {
        bar.value = (100 * event.loaded) / event.total;
        row.querySelector(".end").textContent = `${Math.floor(bar.value)}%`;
        if (event.loaded === event.total) bar.removeAttribute("value");
      };
      const broken = () => {
        const lost = document.getElementById("intake-broken").content.cloneNode(true);
        lost.querySelector("b").textContent = file.name;
        row.replaceWith(lost);
        done("refused");
      };
      if (!file.content) return broken(); // it could not be read
      request.onerror = broken;
      request.onabort = broken;
      request.onload = () => {
        if (request.status !== 200) return broken();
        const told = document.createRange().createContextualFragment(request.responseText);
        const refused = told.querySelector("[data-outcome=refused]");
        row.replaceWith(told);
        return done(refused ? "refused" : "taken");
      };
      return request.send(file.content);
    });

  // Everything in what was dropped: a folder stands for the files in it.
  async function everything(items) {
    const found = [];
    const walk = async (entry, above) => {
      if (!isOurs(entry.name)) return;
      if (entry.isFile) {
        const content = await new Promise((done) => entry.file(done, () => done(null)));
        found.push({ name: above + entry.name, content });
        return;
      }
      const reader = entry.createReader();
      for (;;) {
        const some = await new Promise((done) => reader.readEntries(done, () => done([])));
        if (!some.length) return;
        for (const each of some) await walk(each, `${above}${entry.name}/`);
      }
    };
    const given = [...items].filter((item) => item.kind === "file");
    const each = given.map((item) => [item.webkitGetAsEntry?.(), item.getAsFile()]);
    for (const [entry, file] of each) {
      if (entry) await walk(entry, "");
      else if (file) found.push({ name: file.name, content: file });
    }
    return found;
  }

  const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  const targetOf = (event) => event.target.closest?.("[data-book]");
  function mark(target) {
    for (const one of document.querySelectorAll(".cover.target")) one.classList.remove("target");
    for (const one of document.querySelectorAll(".target-says")) one.hidden = true;
    target?.classList.add("target");
    const says = target?.closest("li")?.querySelector(".target-says");
    if (says) says.hidden = false;
  }
  function let_go() {
    held.hidden = true;
    document.body.classList.remove("dragging");
    mark(null);
  }
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    const target = targetOf(event);
    document.body.classList.add("dragging");
    held.hidden = false;
    held.textContent = target || own() ? held.dataset.saysInto : held.dataset.saysNew;
    mark(target);
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) let_go();
  });
  document.addEventListener("drop", async (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    const into = targetOf(event)?.dataset.book ?? own();
    let_go();
    take(await everything(event.dataTransfer.items), into);
  });

  // A new version stands for the old one, with all that was said of it.
  async function replace(button) {
    const { replace: file, by, done } = button.dataset;
    button.disabled = true;
    const said = await post(`/b/${own()}/desk/change`, { kind: "replace", file, by }).catch(() => null);
    button.disabled = false;
    if (!said) return;
    const row = button.closest("li");
    row.querySelector(".fn").textContent = said.refused ?? done;
    if (said.refused) return;
    row.querySelector(".do").remove();
    const old = document.querySelectorAll("[data-file]"); // it is printed no more
    for (const each of old) if (each.dataset.file === file.split("/").at(-1)) each.remove();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-choose], [data-new], [data-leave], [data-replace]");
    if (!button) return;
    if ("replace" in button.dataset) replace(button);
    else if ("choose" in button.dataset) choosers[button.dataset.choose].click();
    else if ("new" in button.dataset && button.matches("button"))
      begin(button.dataset.new, { key: button.dataset.key });
    else button.closest("li")?.remove();
  });
  for (const chooser of Object.values(choosers))
    chooser.addEventListener("change", () => {
      const files = [...chooser.files].map((each) => ({
        name: each.webkitRelativePath || each.name,
        content: each,
      }));
      chooser.value = "";
      take(files.filter((each) => isOurs(each.name)), own());
    });
})();
