// In the reading room each figure of the text and its row of the table point at each other.
export function linkFigures(page) {
  const room = page.querySelector(".rd");
  if (!room) return;
  const place = room.querySelector("[data-pos]");

  const choose = (number, from) => {
    for (const chosen of room.querySelectorAll(".sel")) chosen.classList.remove("sel");
    const inText = room.querySelector(`.fg[data-figure="${number}"]`);
    const inTable = room.querySelector(`tr[data-figure="${number}"]`);
    for (const end of [inText, inTable]) {
      end?.classList.add("sel");
      if (end && end !== from) end.scrollIntoView({ block: "center" });
    }
    if (inText && place) place.replaceChildren(...told(inText));
  };

  room.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-figure]");
    if (!chosen || event.target.closest("a:not(.fg):not(.mk)")) return;
    event.preventDefault();
    choose(chosen.dataset.figure, chosen);
    history.replaceState(null, "", `#f${chosen.dataset.figure}`);
  });
  const fromAddress = () => {
    const found = /^#[fr](\d+)$/.exec(location.hash);
    if (found) choose(found[1], null);
  };
  addEventListener("hashchange", fromAddress);
  fromAddress();
}

function told(figure) {
  const number = document.createElement("b");
  number.textContent = figure.nextElementSibling?.textContent ?? "";
  const rest = [figure.dataset.place, `“${figure.textContent}”`, figure.dataset.section];
  return [number, `　${rest.filter(Boolean).join("　")}`];
}
