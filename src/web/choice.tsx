type ChoiceProps = {
  /** Begins its id, which no other field of the page has. */
  readonly form: string;
  readonly name: string;
  readonly label: string;
  readonly any: string;
  readonly chosen: string | undefined;
  readonly options: readonly (readonly [value: string, title: string])[];
};

/** One of several, or any: a field of a form that narrows what a page shows. */
export function Choice({ form, name, label, any, chosen, options }: ChoiceProps) {
  return (
    <p>
      <label for={`${form}-${name}`}>{label}</label>
      <select id={`${form}-${name}`} name={name}>
        <option value="">{any}</option>
        {options.map(([value, title]) => (
          <option value={value} selected={value === chosen}>
            {title}
          </option>
        ))}
      </select>
    </p>
  );
}
