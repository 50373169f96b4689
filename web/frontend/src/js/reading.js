// In the reading room each figure and each task of the text and its row point at each other; rows stand in two tables.
export function linkReadings(page) {
  const room = page.querySelector(".rd");
  if (!room) return;
  const place = room.querySelector("[data-pos]");

  const show = (panel) => {
    for (const part of room.querySelectorAll("[data-panel]")) part.hidden = part.dataset.panel !== panel;
    for (const tab of room.querySelectorAll("[data-tab]")) {
      if (tab.dataset.tab === panel) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
  };

  // `from` is where the reader pointed: that end stays still, the other comes into view.
  const choose = (key, from) => {
    for (const chosen of room.querySelectorAll(".sel")) chosen.classList.remove("sel");
    show(key.startsWith("t") ? "tasks" : "figures");
    const ends = [...room.querySelectorAll(`[data-k="${key}"]`)];
    for (const end of ends) end.classList.add("sel");
    const row = ends.find((end) => end.matches("tr"));
    const words = ends.find((end) => !end.matches("tr"));
    if (row && from !== row) row.scrollIntoView({ block: "center" });
    if (words && !words.closest("article").contains(from)) words.scrollIntoView({ block: "center" });
    const told = ends.find((end) => end.dataset.place);
    if (told && place) place.replaceChildren(...saying(told.dataset));
  };

  room.addEventListener("click", (event) => {
    const tab = event.target.closest("[data-tab]");
    const chosen = event.target.closest("[data-to], [data-k]");
    const key = chosen?.dataset.to ?? chosen?.dataset.k;
    if (tab) {
      event.preventDefault();
      show(tab.dataset.tab);
      keep(tab.dataset.tab, "");
    } else if (key && !event.target.closest("a:not([data-k], [data-to], [data-open])")) {
      event.preventDefault();
      choose(key, chosen.dataset.to ? null : chosen);
      keep(key.startsWith("t") ? "tasks" : "figures", `#${key}`);
    }
  });
  const fromAddress = () => {
    const found = /^#([ft]\d+)r?$/.exec(location.hash);
    if (found) choose(found[1], null);
  };
  addEventListener("hashchange", fromAddress);
  fromAddress();
}

function keep(panel, place) {
  const asked = new URLSearchParams(location.search);
  if (panel === "tasks") asked.set("show", "tasks");
  else asked.delete("show");
  history.replaceState(null, "", `${location.pathname}${asked.size ? `?${asked}` : ""}${place}`);
}

function saying({ number, place, quote, section }) {
  const bold = document.createElement("b");
  bold.textContent = number;
  return [bold, `　${[place, `“${quote}”`, section].filter(Boolean).join("　")}`];
}
