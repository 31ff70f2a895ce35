"use strict";
// How far the making is, as the server tells it; when it is over, the files.
(() => {
  const state = document.getElementById("state");
  if (!state || !document.querySelector("[data-stop]")) return;
  const told = new EventSource(state.dataset.events);
  told.addEventListener("state", (event) => {
    state.innerHTML = JSON.parse(event.data);
  });
  told.addEventListener("over", (event) => {
    told.close();
    const where = JSON.parse(event.data);
    if (where) location.replace(where);
    else location.reload();
  });
})();
