/** Which way a figure or a force went, as an arrow that is also heard. */
export function Direction({ of }: { readonly of: "up" | "down" | undefined }) {
  if (of === undefined) return null;
  return (
    <>
      {" "}
      <span class="direction" role="img" aria-label={of}>
        {of === "up" ? "↑" : "↓"}
      </span>
    </>
  );
}
