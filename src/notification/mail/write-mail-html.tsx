import type { LinkedSentence, MailLink, MailWords } from "./mail-words.ts";

const SERIF = "'Source Serif 4', Georgia, 'Times New Roman', serif";
const SANS = "'Source Sans 3', system-ui, -apple-system, 'Segoe UI', sans-serif";

// Of the pages: src/web/style/ground.css. Programs that know no style sheet in a mail show the light ones.
const LIGHT = { paper: "#fdfcf8", ink: "#1c1a16", soft: "#635e53", rule: "#dcd7ca", accent: "#8a4a0b" };
const DARK =
  "@media (prefers-color-scheme: dark) {" +
  "body, .paper { background: #171613 !important; color: #ebe7dd !important }" +
  "h1, h2, p, .name { color: #ebe7dd !important } .soft { color: #a9a295 !important }" +
  ".rule { border-color: #38352e !important } .strong { border-color: #8f897c !important }" +
  "a { color: #e2a35a !important }}";

/**
 * A message in the look of the pages. Nothing in it is fetched, and nothing tells that it was read; it reads the same where
 * style sheets are cut off, in dark and light, and on 320 px.
 */
export function writeMailHtml(words: MailWords): string {
  const { subject, lead, sections, after, foot } = words;
  const document = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{subject}</title>
        <style>{DARK}</style>
      </head>
      <body class="paper" style={`margin: 0; padding: 0; background: ${LIGHT.paper}; color: ${LIGHT.ink}`}>
        <div class="paper" style={`background: ${LIGHT.paper}; padding: 24px 16px 40px`}>
          <div style={`max-width: 600px; margin: 0 auto; font: 17px/26px ${SERIF}; overflow-wrap: anywhere`}>
            <p
              class="name strong"
              style={`margin: 0 0 28px; padding: 0 0 8px; border-bottom: 1px solid ${LIGHT.ink}; font: 600 18px/24px ${SERIF}; color: ${LIGHT.ink}`}
            >
              Travaux
            </p>
            {sections.length === 1 ? null : <Heading text={subject} level={1} />}
            {lead.map((sentence) => (
              <Sentence text={sentence} />
            ))}
            {sections.map(({ title, sentences, link }, place) => (
              <Section isFirst={place === 0 && sections.length === 1} title={title} sentences={sentences} link={link} />
            ))}
            {after.map((said) => (
              <After {...said} isAlone={sections.length === 0} />
            ))}
            <p
              class="soft rule"
              style={`margin: 40px 0 0; padding: 16px 0 0; border-top: 1px solid ${LIGHT.rule}; font: 14px/22px ${SANS}; color: ${LIGHT.soft}`}
            >
              {foot.sentence}
              {foot.links.map((link) => (
                <>
                  <br />
                  <Link {...link} />
                </>
              ))}
            </p>
          </div>
        </div>
      </body>
    </html>
  );
  return `<!DOCTYPE html>${String(document)}`;
}

type SectionProps = MailWords["sections"][number] & { readonly isFirst: boolean };

function Section({ isFirst, title, sentences, link }: SectionProps) {
  const apart = isFirst ? "" : `margin: 28px 0 0; padding: 20px 0 0; border-top: 1px solid ${LIGHT.rule}`;
  return (
    <div class={isFirst ? undefined : "rule"} style={apart === "" ? undefined : apart}>
      <Heading text={title} level={isFirst ? 1 : 2} />
      {sentences.map((sentence) => (
        <Sentence text={sentence} />
      ))}
      <Way {...link} />
    </div>
  );
}

function After({ sentence, link, isAlone }: LinkedSentence & { readonly isAlone: boolean }) {
  const apart = `margin: 28px 0 0; padding: 20px 0 0; border-top: 1px solid ${LIGHT.rule}`;
  return (
    <div class={isAlone ? undefined : "rule"} style={isAlone ? undefined : apart}>
      <Sentence text={sentence} />
      <Way {...link} />
    </div>
  );
}

function Heading({ text, level }: { readonly text: string; readonly level: 1 | 2 }) {
  const of = `margin: 0 0 8px; color: ${LIGHT.ink}; font: 600`;
  return level === 1 ? (
    <h1 dir="auto" style={`${of} 22px/28px ${SERIF}`}>
      {text}
    </h1>
  ) : (
    <h2 dir="auto" style={`${of} 18px/24px ${SERIF}`}>
      {text}
    </h2>
  );
}

function Sentence({ text }: { readonly text: string }) {
  return (
    <p dir="auto" style={`margin: 0 0 8px; color: ${LIGHT.ink}; font: 17px/26px ${SERIF}`}>
      {text}
    </p>
  );
}

/** Where one goes on: on a line of its own, high enough for a thumb. */
function Way(link: MailLink) {
  return (
    <p style={`margin: 0; font: 16px/24px ${SANS}`}>
      <Link {...link} isWay />
    </p>
  );
}

function Link({ label, href, isWay = false }: MailLink & { readonly isWay?: boolean }) {
  const room = isWay ? "; display: inline-block; padding: 8px 0" : "";
  return (
    <a href={href} style={`color: ${LIGHT.accent}; text-decoration: underline${room}`}>
      {label}
    </a>
  );
}
