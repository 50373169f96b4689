"use strict";
// One state, kept in the address after #, drawn by show(). Rows and marks share the key data-k: f12 a figure, t3 a task.
(() => {
  const main = document.getElementById("main");
  const documents = document.getElementById("docs");
  const keys = document.getElementById("keys");
  const kept = new Map();
  const fields = ["doc", "tab", "status", "has", "kind", "range", "q", "at"];
  const unfiltered = { status: "", has: "", kind: "", range: "", q: "" };
  let state = {};
  let room = main.querySelector(".rd");

  const all = (selector, from = room) => [...from.querySelectorAll(selector)];
  const one = (selector, from = room) => from.querySelector(selector);
  const prefix = () => room.id;

  function fromAddress() {
    const written = location.hash.slice(1);
    const anchor = /^d(\d+)([ft]\d+)r?$/.exec(written);
    if (anchor) return { doc: anchor[1], at: anchor[2], tab: anchor[2][0] === "t" ? "tasks" : "figures" };
    return Object.fromEntries([...new URLSearchParams(written)].filter(([name]) => fields.includes(name)));
  }

  function toAddress() {
    const held = fields.filter((name) => state[name]).map((name) => [name, state[name]]);
    history.replaceState(null, "", `#${new URLSearchParams(held)}`);
  }

  function enter(number) {
    if (room.dataset.doc === number) return;
    const template = main.querySelector(`template[data-doc="${CSS.escape(number)}"]`);
    const next = kept.get(number) || (template && template.content.firstElementChild);
    if (!next) return;
    kept.set(room.dataset.doc, room);
    room.replaceWith(next);
    room = next;
  }

  function within(row, range) {
    if (!range) return true;
    const [start, end] = range.split("-").map(Number);
    return start <= Number(row.dataset.at) && Number(row.dataset.at) < end;
  }

  function matches(row, table) {
    const data = row.dataset;
    if (table === "figures" && state.status && data.status !== state.status) return false;
    if (table === "figures" && state.kind && data.kind !== state.kind) return false;
    if (table === "tasks" && state.has && (!data[state.has] || data[state.has] === "0")) return false;
    if (!within(row, state.range)) return false;
    return !state.q || `${row.textContent} ${data.quote}`.toLowerCase().includes(state.q.toLowerCase());
  }

  // Rows are walked only when the filters or the document changed, not at each step from row to row.
  const filtered = new Map();
  function filter(table) {
    const by = JSON.stringify([room.dataset.doc, state.status, state.has, state.kind, state.range, state.q]);
    const held = filtered.get(table);
    if (held && held.by === by) return held.shown;
    const shown = filterRows(table);
    filtered.set(table, { by, shown });
    return shown;
  }

  function filterRows(table) {
    let shown = 0;
    for (const row of all(`.${table} tbody tr`)) {
      const fits = matches(row, table);
      row.hidden = !fits;
      if (fits) shown += 1;
      const key = row.dataset.k;
      for (const mark of marksOf(key)) mark.classList.toggle("off", !fits);
    }
    return shown;
  }

  let marks = new Map();
  let marksIn = null;
  function marksOf(key) {
    if (marksIn !== room) {
      marks = new Map();
      marksIn = room;
      const hold = (name, mark) => marks.set(name, [...(marks.get(name) || []), mark]);
      for (const mark of all("article [data-k]")) hold(mark.dataset.k, mark);
      for (const mark of all("article .tk")) hold(mark.dataset.t, mark);
    }
    return marks.get(key) || [];
  }

  function press(name) {
    for (const chip of all(`.chip[data-${name}]`)) {
      chip.setAttribute("aria-pressed", String(chip.dataset[name] === (state[name] || "")));
    }
  }

  function show() {
    enter(state.doc || "1");
    const panels = all(".panel").map((panel) => panel.dataset.panel);
    if (!panels.includes(state.tab)) state.tab = panels[0];
    for (const panel of all(".panel")) panel.hidden = panel.dataset.panel !== state.tab;
    for (const name of ["tab", "status", "has"]) press(name);
    one(".kind").value = state.kind || "";
    one(".chapter").value = state.range || "";
    if (one(".q").value !== (state.q || "")) one(".q").value = state.q || "";
    const shown = { figures: filter("figures"), tasks: filter("tasks") };
    const isTable = state.tab !== "charts";
    one(".filters").hidden = !isTable;
    one(".find").hidden = !isTable;
    for (const part of all(".for-figures")) part.hidden = state.tab !== "figures";
    for (const part of all(".for-tasks")) part.hidden = state.tab !== "tasks";
    const unit = state.tab === "tasks" ? "项" : "条";
    one(".shown").textContent = isTable ? `显示${shown[state.tab]}${unit}` : "";
    one(".fig .tw > .empty").hidden = !isTable || shown[state.tab] > 0;
    if (documents) {
      documents.value = room.dataset.doc;
      document.getElementById("before").disabled = documents.selectedIndex === 0;
      document.getElementById("after").disabled = documents.selectedIndex === documents.length - 1;
    }
    choose(state.at);
    toAddress();
  }

  function change(news) {
    state = { ...state, ...news };
    show();
  }

  function choose(key) {
    for (const old of all(".sel")) old.classList.remove("sel");
    const row = key && document.getElementById(`${prefix()}${key}r`);
    if (!row) {
      one(".pos").textContent = "点一处标记，或者点一行。";
      return null;
    }
    row.classList.add("sel");
    for (const mark of marksOf(key)) mark.classList.add("sel");
    tell(row);
    return row;
  }

  function tell(row) {
    const { k, at, end, path, quote } = row.dataset;
    const number = document.createElement("b");
    number.textContent = k[0] === "t" ? `任务第${k.slice(1)}项` : `第${k.slice(1)}条`;
    const words = quote.length > 60 ? "" : `　“${quote}”`;
    one(".pos").replaceChildren(number, `　第${at}～${end}字${words}　${path}`);
  }

  function select(key, from) {
    state.at = key;
    const tab = key[0] === "t" ? "tasks" : "figures";
    if (all(".panel").some((panel) => panel.dataset.panel === tab)) state.tab = tab;
    const hidden = document.getElementById(`${prefix()}${key}r`);
    if (hidden && !matches(hidden, tab)) Object.assign(state, unfiltered);
    show();
    const mark = marksOf(key)[0];
    const row = document.getElementById(`${prefix()}${key}r`);
    if (mark && from !== "text") mark.scrollIntoView({ block: "center" });
    if (row && from !== "row") row.scrollIntoView({ block: "center" });
    if (row && from === "key") row.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const rows = all(`.${state.tab} tbody tr:not([hidden])`);
    if (!rows.length) return;
    const now = rows.findIndex((row) => row.dataset.k === state.at);
    const next = now < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, now + by));
    select(rows[next].dataset.k, "key");
  }

  function turn(by) {
    if (!documents) return;
    const option = documents.options[documents.selectedIndex + by];
    if (option) change({ doc: option.value, at: "", range: "" });
  }

  main.addEventListener("click", (event) => {
    const hit = event.target.closest("[data-to], [data-k], .tk[data-t], a[data-tab], .chip, .clear");
    if (!hit) return;
    if (event.target.closest("a")) event.preventDefault();
    const { to, tab, k, t, range, q, kind } = hit.dataset;
    if (hit.matches(".chip")) change(pressed(hit));
    else if (hit.matches(".clear")) change(unfiltered);
    else if (to) select(to, "row");
    else if (tab) change({ ...unfiltered, tab, range: range || "", q: q || "", kind: kind || "", at: "" });
    else if (hit.closest("article")) select(k || t, "text");
    else if (!window.getSelection().toString()) select(k, "row");
  });

  function pressed(chip) {
    const name = ["tab", "status", "has"].find((each) => each in chip.dataset);
    return { [name]: chip.dataset[name] };
  }

  main.addEventListener("change", (event) => {
    const field = event.target;
    if (field.matches(".kind")) change({ kind: field.value });
    if (field.matches(".chapter")) change({ range: field.value });
    if (field.matches(".toc")) {
      const heading = one(`article [data-at="${field.value.split("-")[0]}"]`);
      (heading || one("article").firstElementChild).scrollIntoView({ block: "start" });
    }
  });
  main.addEventListener("input", (event) => {
    if (event.target.matches(".q")) change({ q: event.target.value });
  });
  if (documents) {
    documents.addEventListener("change", () => change({ doc: documents.value, at: "", range: "" }));
    document.getElementById("before").addEventListener("click", () => turn(-1));
    document.getElementById("after").addEventListener("click", () => turn(1));
  }
  document.getElementById("help").addEventListener("click", () => keys.showModal());

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    if (event.target.matches("input, select")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const acts = {
      j: () => step(1), k: () => step(-1), "[": () => turn(-1), "]": () => turn(1), "?": () => keys.showModal(),
      "/": () => one(".q").focus(), Escape: () => change({ at: "" }),
      1: () => change({ tab: "figures" }), 2: () => change({ tab: "tasks" }), 3: () => change({ tab: "charts" }),
      Enter: () => !event.target.closest("a, button") && state.at && toText(),
    };
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act && act() !== false && event.key === "/") event.preventDefault();
  });

  function toText() {
    const mark = marksOf(state.at)[0];
    if (!mark) return;
    mark.scrollIntoView({ block: "center" });
    (mark.matches("a") ? mark : one("article")).focus({ preventScroll: true });
  }

  function arrive() {
    state = fromAddress();
    show();
    if (state.at) select(state.at, "address");
  }
  window.addEventListener("hashchange", arrive);
  arrive();
})();
