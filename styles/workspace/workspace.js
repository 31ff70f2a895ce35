"use strict";
// What every page does: its token goes with each request that changes something.
(() => {
  const token = () => document.querySelector("meta[name=token]").content;
  window.workspace = { token };
  document.addEventListener("htmx:config:request", (event) => {
    event.detail.ctx.request.headers["X-Wenxuan-Token"] = token();
  });
  // "/" goes to the field that finds, unless a person is writing.
  document.addEventListener("keydown", (event) => {
    const field = document.querySelector("[data-find]");
    const writes = event.target.closest?.("input, textarea, [contenteditable]");
    if (event.key === "/" && field && !writes && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      field.focus();
    }
  });
})();
