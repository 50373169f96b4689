// The wall renews itself in place: same address, new content, no flash. A page that cannot be fetched stays as it is.
export function keepFresh(page) {
  const main = page.querySelector("[data-refresh]");
  if (!main) return;
  setInterval(async () => {
    if (page.hidden) return;
    try {
      const answer = await fetch(location.href, { headers: { "X-Refresh": "1" }, redirect: "error" });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = fresh.querySelector("[data-refresh]");
      if (next) main.replaceChildren(...next.childNodes);
      main.removeAttribute("data-stale");
    } catch {
      main.setAttribute("data-stale", "");
    }
  }, Number(main.dataset.refresh) * 1000);
}
