"use strict";
// Which chart and which year are shown, and which rows; the address keeps the chart.
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const which = document.getElementById("which");
  const search = document.getElementById("q");
  let code = "";

  function show(id) {
    if (!document.getElementById(id)?.matches(".one")) return;
    all(".one").forEach((one) => { one.hidden = one.id !== id; });
    which.value = id;
  }

  function filter() {
    const words = search.value.trim().toLowerCase();
    all(".vt tbody tr").forEach((row) => {
      const fits = (!code || row.dataset.code === code) && (!words || row.textContent.toLowerCase().includes(words));
      row.hidden = !fits;
    });
  }

  function press(chips, chosen) {
    chips.forEach((chip) => chip.setAttribute("aria-pressed", String(chip === chosen)));
  }

  all(".one").forEach((one) => {
    const chips = all(".chip", one);
    chips.forEach((chip) => chip.addEventListener("click", () => {
      press(chips, chip);
      all(".how", one).forEach((how) => { how.hidden = how.dataset.year !== chip.dataset.year; });
    }));
  });
  const codes = all("#rows .chip");
  codes.forEach((chip) => chip.addEventListener("click", () => { code = chip.dataset.code; press(codes, chip); filter(); }));
  search?.addEventListener("input", filter);
  which?.addEventListener("change", () => { history.replaceState(null, "", `#${which.value}`); show(which.value); });
  document.getElementById("print")?.addEventListener("click", () => window.print());
  window.addEventListener("hashchange", () => show(location.hash.slice(1)));
  show(location.hash.slice(1));
})();
