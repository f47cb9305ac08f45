/** Names the version under the pointer or the focus, shows what it was drafted from, and takes two dots as a choice. */
const tip = document.querySelector<HTMLElement>("[data-tip]");
const dots = [...document.querySelectorAll<SVGAElement>("a.dot")];
const chosen: string[] = [];

if (tip !== null) {
  tip.hidden = false;
  tip.textContent = "Point at a dot to see which version it is; space chooses it for comparison.";
}

for (const dot of dots) {
  dot.addEventListener("pointerenter", () => name(dot));
  dot.addEventListener("focus", () => name(dot));
  dot.addEventListener("keydown", (event) => {
    if (event.key === " ") choose(dot);
    else if (event.key === "ArrowRight" || event.key === "ArrowLeft") move(dot, event.key === "ArrowRight" ? 1 : -1);
    else return;
    event.preventDefault();
  });
}

function name(dot: SVGAElement): void {
  const { version, title, facts } = dot.dataset;
  if (tip !== null) {
    const strong = document.createElement("b");
    strong.textContent = title ?? "";
    tip.replaceChildren(strong, ` ${facts ?? ""}`);
  }
  for (const edge of document.querySelectorAll<SVGElement>("[data-from]")) {
    edge.classList.toggle("near", edge.dataset.from === version || edge.dataset.to === version);
  }
}

/** The first dot is the text before, the second the text after; a third starts anew. */
function choose(dot: SVGAElement): void {
  const { version, withdrawn } = dot.dataset;
  // Its text is no longer shown: there is nothing to compare.
  if (version === undefined || withdrawn !== undefined) return;
  if (chosen.length === 2) chosen.length = 0;
  chosen.push(version);
  const side = chosen.length === 1 ? "before" : "after";
  const radio = document.querySelector<HTMLInputElement>(`tr[data-row="${CSS.escape(version)}"] input[name="${side}"]`);
  if (radio !== null) radio.checked = true;
  for (const other of dots) other.classList.toggle("chosen", chosen.includes(other.dataset.version ?? ""));
  const told = document.querySelector("[data-chosen]");
  if (told !== null) told.textContent = `${side}: ${dot.dataset.title ?? ""}`;
  if (side === "after") document.querySelector<HTMLElement>(".version-form button")?.focus();
}

function move(from: SVGAElement, by: number): void {
  const shown = dots.filter((dot) => dot.getClientRects().length > 0);
  shown[shown.indexOf(from) + by]?.focus();
}
