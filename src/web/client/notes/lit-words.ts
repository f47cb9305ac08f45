/** Lights the words that a card is about, and the cards that are about words, where a pointer or the focus is on either. */
export function lightTogether(): void {
  const light = (event: Event) => lightOf(event.target);
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);
}

function lightOf(target: EventTarget | null): void {
  const element = target instanceof Element ? target : undefined;
  const threads = threadsAt(element);
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  for (const thread of threads) {
    document.getElementById(`note-${thread}`)?.classList.add("lit");
    for (const words of wordsOf(thread)) words.classList.add("lit");
  }
}

function threadsAt(element: Element | undefined): readonly string[] {
  const words = element?.closest<HTMLElement>("[data-quoted]")?.dataset.quoted;
  if (words !== undefined) return words.split(" ");
  const card = element?.closest<HTMLElement>(".note-card")?.dataset.thread;
  return card === undefined ? [] : [card];
}

/** The words that a thread quotes, piece by piece. */
export function wordsOf(thread: string): NodeListOf<HTMLElement> {
  return document.querySelectorAll<HTMLElement>(`[data-quoted~="${CSS.escape(thread)}"]`);
}
