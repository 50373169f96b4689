// A button that prints the page; without scripts it is not there.
export function offerPrinting(page) {
  for (const button of page.querySelectorAll("button[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}
