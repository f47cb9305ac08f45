/** What a reader gave to be compared, so that nothing is lost when it comes back. */
export type GivenText = { readonly name: string; readonly text: string };
export type GivenTexts = { readonly before: GivenText; readonly after: GivenText };

/** Why a text could not be read, beside the box it was given in. */
export type TextProblem = {
  readonly side: "before" | "after";
  readonly message: string;
  readonly hint?: string | undefined;
};

type FormProps = {
  readonly given?: GivenTexts | undefined;
  readonly problems?: readonly TextProblem[];
  readonly id: string;
};

/** Two boxes for text or files; works without scripts. */
export function CompareForm({ given, problems = [], id }: FormProps) {
  return (
    <form class="compare-form" id={id} method="post" action="/compare" enctype="multipart/form-data" data-drop>
      <Box side="before" label="Earlier text" given={given?.before} problems={problems} />
      <Box side="after" label="Later text" given={given?.after} problems={problems} />
      <p class="submit">
        <button type="submit">Compare</button>
        <span class="soft">Markdown, plain text or JSON. Nothing is filed or kept.</span>
      </p>
    </form>
  );
}

type BoxProps = {
  readonly side: "before" | "after";
  readonly label: string;
  readonly given: GivenText | undefined;
  readonly problems: readonly TextProblem[];
};

function Box({ side, label, given, problems }: BoxProps) {
  const own = problems.filter((problem) => problem.side === side);
  const problemId = `${side}-problem`;
  return (
    <div class="box" data-side={side}>
      <label for={`${side}-text`}>{label}</label>
      <textarea
        id={`${side}-text`}
        name={side}
        rows={12}
        dir="auto"
        spellcheck={false}
        placeholder={"1. Paste the points here, one after another.\n2. Numbers, letters and headings are understood."}
        aria-describedby={own.length === 0 ? undefined : problemId}
        aria-invalid={own.length === 0 ? undefined : "true"}
      >
        {/* A browser swallows one line feed after the opening tag. */}
        {given === undefined ? "" : `\n${given.text}`}
      </textarea>
      <input type="hidden" name={`${side}Name`} value={given?.name ?? ""} />
      <label class="file" for={`${side}-file`}>
        or a file <span class="soft">.md, .txt, .json</span>
      </label>
      <input
        id={`${side}-file`}
        type="file"
        name={`${side}File`}
        accept=".md,.markdown,.txt,.json,text/plain,text/markdown,application/json"
      />
      {own.length === 0 ? null : (
        <p class="error" id={problemId} role="alert">
          {own.map(({ message, hint }) => `${message}${hint === undefined ? "" : ` ${hint}`}`).join(" ")}
        </p>
      )}
    </div>
  );
}
