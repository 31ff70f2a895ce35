// What was said of words that are there no more: taken away, one or all, or taken to where they stand now.
import { change } from "./desk-server.js";

export function arm(look, after) {
  const dialog = document.getElementById("found");

  let busy = false;

  async function done(values) {
    if (busy) return;
    busy = true;
    const answer = await change(values);
    busy = false;
    if (answer.refused && dialog.open) dialog.close(); // it is said beside the pages
    after(answer);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-away], [data-there], [data-look]");
    if (!button) return;
    const { away, there, words, row, column } = button.dataset;
    if (away) done({ kind: "take-away", names: away.split(" ") });
    else if (there) done({ kind: "take-there", name: there, words, row: Number(row), column: Number(column) });
    else look();
  });
}
