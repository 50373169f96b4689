// Where the timeline is wider than the screen, today stands in the middle of what is seen first.
export function showToday(page) {
  const scroll = page.querySelector(".tl .scroll");
  const today = scroll?.querySelector(".today");
  if (!today) return;
  const wanted = today.getBoundingClientRect().left - scroll.getBoundingClientRect().left;
  scroll.scrollLeft += wanted - scroll.clientWidth / 2;
}
