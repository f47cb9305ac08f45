/** The words of a point as they stand; nothing of one that is a heading only. */
export function PointText({ text }: { readonly text: string | null }) {
  if (text === null) return <UnreportedWords />;
  return text === "" ? null : <p>{text}</p>;
}

/** In the place of words that nobody reported. */
export function UnreportedWords() {
  return (
    <p class="unknown" lang="en">
      The words of this point are not reported.
    </p>
  );
}
