// J and K walk the rows of the table that is shown, Enter opens, R goes to the row's own action, ? tells all of this.
const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

export function followKeys(page) {
  const tables = [...page.querySelectorAll("table[data-rows]")];
  const hint = page.querySelector("[data-keys]");
  const all = page.querySelector("[data-keys-all]");
  if (!tables.length) return;
  if (hint) hint.hidden = false;
  let rows = [];
  let at = -1;

  const look = () => {
    const shown = tables.find((table) => !table.closest("[hidden]"));
    const found = shown ? [...shown.tBodies].flatMap((body) => [...body.rows]) : [];
    if (found[0] !== rows[0]) at = -1;
    rows = found;
  };
  const choose = (next) => {
    if (!rows.length) return;
    at = Math.max(0, Math.min(rows.length - 1, next));
    const link = rows[at].querySelector("[data-open]");
    link?.focus({ preventScroll: true });
    rows[at].scrollIntoView({ block: "nearest" });
  };
  const here = (selector) => rows[at]?.querySelector(selector);
  const moves = {
    j: () => choose(at + 1),
    k: () => choose(at - 1),
    r: () => here("[data-act]")?.click(),
    "?": () => (all?.open ? all.close() : all?.showModal()),
  };

  page.addEventListener("focusin", (event) => {
    look();
    const row = event.target.closest("tr");
    if (rows.includes(row)) at = rows.indexOf(row);
  });
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const move = moves[event.key.toLowerCase()];
    if (!move) return;
    event.preventDefault();
    look();
    move();
  });
}
