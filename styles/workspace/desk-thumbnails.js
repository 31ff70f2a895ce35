// Small pictures of all pages: the strip beside the page, and all of them in a window of their own.
const box = document.getElementById("pages");
const grid = box.querySelector(".grid");
const WIDTH = 132; // of a picture in the grid, in pixels of the style sheet
const STEPS = { ArrowLeft: () => -1, ArrowRight: () => 1, ArrowUp: () => -columns(), ArrowDown: () => columns(), Home: () => -Infinity, End: () => Infinity };

// A button a page; pictures come when they are seen, and after that of the page looked at.
export function thumbnails(place, width, picture, laid, go) {
  const [wide, high] = laid.shape;
  return laid.pages.map((known, page) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.page = page;
    button.setAttribute("aria-label", place.dataset.page.replace("{page}", page + 1));
    const image = document.createElement("img");
    [image.loading, image.fetchPriority, image.alt] = ["lazy", "low", ""];
    [image.width, image.height] = [width, Math.round((width * high) / wide)];
    if (known) image.src = picture(page, 2 * width);
    button.append(image, String(page + 1));
    button.addEventListener("click", () => go(page));
    return button;
  });
}

// All pages; the keys go from one to the other, and the one that is chosen is shown.
export function overview(picture, laid, page, go) {
  const chosen = (number) => { box.close(); go(number); };
  grid.replaceChildren(...thumbnails(grid, WIDTH, picture, laid, chosen));
  grid.children[page]?.setAttribute("aria-current", "page");
  box.showModal();
  grid.children[page]?.focus();
  grid.children[page]?.scrollIntoView({ block: "center" });
}

// How many stand beside each other.
function columns() {
  const all = [...grid.children];
  const second = all.findIndex((each) => each.offsetTop > all[0].offsetTop);
  return second < 0 ? all.length : second;
}

grid.addEventListener("keydown", (event) => {
  const at = [...grid.children].indexOf(document.activeElement), step = STEPS[event.key];
  if (!step || at < 0) return;
  event.preventDefault();
  grid.children[Math.max(0, Math.min(at + step(), grid.children.length - 1))].focus();
});
box.addEventListener("close", () => grid.replaceChildren()); // what nobody sees is asked for no more
