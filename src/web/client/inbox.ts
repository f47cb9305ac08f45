/** Marks a notice as read when it is opened: the browser sends it on while it goes to the page. */
for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-notice] a[data-opens]")) {
  const form = link.closest("[data-notice]")?.querySelector<HTMLFormElement>("form[data-read]");
  if (!form) continue;
  const mark = () => {
    const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
    navigator.sendBeacon(form.action, new URLSearchParams(fields));
  };
  link.addEventListener("click", mark);
  // In another tab.
  link.addEventListener("auxclick", (event) => {
    if (event.button === 1) mark();
  });
}
