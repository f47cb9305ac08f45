import { journalHref } from "../../model/page-addresses.ts";
import type { LedgerState } from "../../record/ledger/ledger.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import { May } from "../may.tsx";
import type { Page } from "../page-layout.tsx";

/** About the record: what is promised, the newest checkpoint, and how anyone can check it. */
export function recordPage(
  { origin, verifierKey, keyKept, size, checkpoint, nextAt }: LedgerState,
  overviews: readonly NegotiationOverview[],
): Page {
  return {
    title: "About the record",
    crumbs: [],
    json: "/api/ledger",
    body: (
      <article class="about">
        <h1>About the record</h1>
        <p class="lead">
          What is filed here is never altered. A better reading stands beside the first one, a withdrawal leaves its
          reason in place, and whoever kept the checkpoint below can show that nothing was changed since.
        </p>
        <section>
          <h2>What is kept</h2>
          <p>
            Every filing, correction, withdrawal, grade, claim and verdict is an entry of its negotiation's journal, and
            a leaf of one tree over all journals. {sayLeaves(size, nextAt)} A leaf holds who, when and a hash of what
            was filed, mixed with 32 random bytes: nobody can guess a text from it.
          </p>
          {overviews.length === 0 ? null : (
            <>
              <p>Each journal can be read, with the place of every entry in the tree and its proof:</p>
              <ul class="journals">
                {overviews.map(({ negotiation: { id, title } }) => (
                  <li>
                    <a href={journalHref(id)}>
                      <span class="heard">Journal of </span>
                      <bdi>{title}</bdi>
                    </a>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
        <section>
          <h2>The newest checkpoint</h2>
          {checkpoint === undefined ? (
            <p class="empty">
              {nextAt === undefined
                ? "None is signed yet. The first one follows within a second of the start."
                : "None is public yet."}
            </p>
          ) : (
            <>
              <p>
                Keep it anywhere but here: it says what the record was at this size, and no later record can deny it.
              </p>
              <pre>{checkpoint}</pre>
            </>
          )}
          {nextAt === undefined ? null : (
            <p>
              Public checkpoints come at full hours and never on a filing, so that none tells of a draft before its
              time: the next one at {nextAt.slice(11, 16)} UTC.
            </p>
          )}
        </section>
        <section>
          <h2>The key</h2>
          <p>Checkpoints of this ledger, {origin}, are signed with the key that belongs to this one:</p>
          <pre>{verifierKey}</pre>
          <p>
            {keyKept === "outside"
              ? "The signing key is kept outside the database: whoever can write the database cannot sign."
              : "The signing key is kept in the database. Whoever can write it could sign another record; a checkpoint that you kept elsewhere shows that. Whoever runs this service can give it a key from outside, LEDGER_KEY."}
          </p>
        </section>
        <section>
          <h2>How to check it</h2>
          <p>On the machine of the service, everything that is stored:</p>
          <pre>npx travaux verify</pre>
          <p>
            Anywhere, without us:{" "}
            <May action="export-record" otherwise="let an owner give you the whole record as a file">
              take <a href="/api/ledger/record">the whole record as a file</a>
            </May>
            , then
          </p>
          <pre>npx travaux verify record.ndjson --checkpoint the-one-you-kept.txt</pre>
          <p>
            It names the first record that was altered. The tree is that of RFC 6962, checkpoints and proofs are those
            of C2SP, so other tools read them too:{" "}
            <a href="/api#get-api-ledger-entries-negotiation-position">a proof for each entry</a> comes as a file.
          </p>
        </section>
      </article>
    ),
  };
}

function sayLeaves(size: number, nextAt: string | undefined): string {
  if (nextAt !== undefined) return `At the last full hour the tree had ${size === 0 ? "no" : size} leaves.`;
  return size === 0 ? "The tree is empty so far." : `The tree has ${size} leaves.`;
}
