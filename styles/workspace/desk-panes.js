// The panes of a page that fills the window: one at a time on a telephone, F6 from one to the next.
export function arm(panes, first) {
  function go(name, { focus = true } = {}) {
    for (const [each, pane] of Object.entries(panes)) pane.classList.toggle("here", each === name);
    panes.tree.classList.toggle("over", name === "tree");
    document.querySelectorAll(".dock button").forEach((button) => button.setAttribute("aria-current", String(button.dataset.pane === name)));
    if (focus) (name === "view" ? document.getElementById("leaves") : first[name]())?.focus();
  }

  function next(back) {
    const names = Object.keys(panes);
    const at = names.findIndex((name) => panes[name].contains(document.activeElement));
    go(names[(at + (back ? -1 : 1) + names.length) % names.length]);
  }

  document.querySelector(".dock").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) go(button.dataset.pane, { focus: false });
  });
  return { go, next };
}
