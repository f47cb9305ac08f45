type KeysProps = { readonly keys: readonly (readonly [key: string, does: string])[] };

/** Which key does what; a script opens it at `?`. */
export function KeysDialog({ keys }: KeysProps) {
  return (
    <dialog class="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <dl>
        {keys.map(([key, does]) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}
