import type { Child } from "hono/jsx";
import { GRADES } from "../../model/draft.ts";
import {
  CHANGE_SORTS,
  type Endpoint,
  EVENT_KINDS,
  type EventKind,
  type SubscriptionTarget,
} from "../../model/subscription.ts";
import type { VersionFacts } from "../../model/version.ts";
import { EndpointName } from "./endpoint-words.tsx";
import { type FollowChoices, LONGEST_TITLE, UNSAID_ZONE } from "./follow-choices.ts";
import { KIND_WORDS, sayChange, sayHour, sayWeekday } from "./say-subscription.ts";

type FieldsProps = {
  readonly choices: FollowChoices;
  readonly target: SubscriptionTarget;
  /** Of the negotiation, newest first: any may be what others are compared with. */
  readonly versions: readonly VersionFacts[];
  readonly endpoints: readonly Endpoint[];
};

/** All that can be chosen of what one is told. What most readers leave as it is is folded away, unless it was changed. */
export function FollowFields({ choices, target, versions, endpoints }: FieldsProps) {
  return (
    <>
      {/* A box that is not ticked sends nothing: this says that the form was sent all the same. */}
      <input type="hidden" name="sent" value="yes" />
      {target.kind === "thread" ? (
        <input type="hidden" name="kinds" value="annotation" />
      ) : (
        <EventFields choices={choices} target={target} versions={versions} />
      )}
      <PaceFields choices={choices} />
      <WhereFields chosen={choices.endpoints} endpoints={endpoints} />
      <div class="field follow-title">
        <label for="follow-title">
          Called <span class="soft">in your words, or nothing</span>
        </label>
        <input
          type="text"
          id="follow-title"
          name="title"
          value={choices.title}
          maxlength={LONGEST_TITLE}
          dir="auto"
          autocomplete="off"
        />
      </div>
    </>
  );
}

/** Which events, of which texts. */
function EventFields({ choices, target, versions }: Omit<FieldsProps, "endpoints">) {
  const { kinds, changes, inSubstance, grade } = choices;
  const isNarrow = ["lineage", "term", "search"].includes(target.kind);
  const others = EVENT_KINDS.filter((kind) => kind !== "new-version");
  return (
    <>
      <fieldset class="follow-part">
        <legend>What</legend>
        <Kind kind="new-version" chosen={kinds} />
        <div class="follow-of-kind">
          <Radio name="substance" value="in" isChosen={inSubstance}>
            where they change something in substance
          </Radio>
          <Radio name="substance" value="any" isChosen={!inSubstance}>
            whatever they change
          </Radio>
          {isNarrow ? (
            <Check name="unchanged" value="yes" isChosen={!choices.onlyChanged}>
              also where {target.kind === "search" ? "what is found" : "it"} stands as it did
            </Check>
          ) : null}
          <details open={changes.length > 0}>
            <summary>Only changes of certain classes</summary>
            <p class="help">With none ticked, changes of every class.</p>
            <div class="follow-sorts">
              {CHANGE_SORTS.map((sort) => (
                <Check name="changes" value={sort} isChosen={changes.includes(sort)}>
                  {sayChange(sort)}
                </Check>
              ))}
            </div>
          </details>
        </div>
        <details open={others.some((kind) => kinds.includes(kind))}>
          <summary>Other things that happen</summary>
          <div class="follow-kinds">
            {others.map((kind) => (
              <Kind kind={kind} chosen={kinds} />
            ))}
          </div>
        </details>
      </fieldset>
      <fieldset class="follow-part">
        <legend>Of which texts</legend>
        <div class="follow-lines">
          <Choice id="follow-grade" name="grade" label="Grade">
            <option value="">of any grade</option>
            {GRADES.slice(0, -1).map((one) => (
              <option value={one} selected={one === grade}>
                {one === "A" ? "graded A" : `graded ${one} or better`}
              </option>
            ))}
          </Choice>
          <BaseField base={choices.base} target={target} versions={versions} />
        </div>
      </fieldset>
    </>
  );
}

type BaseProps = Pick<FieldsProps, "target" | "versions"> & { readonly base: FollowChoices["base"] };

function BaseField({ base, target, versions }: BaseProps) {
  const pinned = base.kind === "pinned" ? base.version : undefined;
  return (
    <Choice id="follow-base" name="base" label="Compared with">
      <option value="based-on">what each is based on</option>
      <option value="previous" selected={base.kind === "previous"}>
        the one before it in its document
      </option>
      <option value="last-looked" selected={base.kind === "last-looked"}>
        the one that I looked at last
      </option>
      {target.kind === "everything" || versions.length === 0 ? null : (
        <optgroup label="Always with the same text">
          {versions.map(({ version, title }) => (
            <option value={version} selected={version === pinned}>
              {title}
            </option>
          ))}
        </optgroup>
      )}
    </Choice>
  );
}

function PaceFields({ choices }: { readonly choices: FollowChoices }) {
  const { pace, hour, weekday, quietFrom, quietTo, timeZone } = choices;
  return (
    <fieldset class="follow-part">
      <legend>When</legend>
      <div class="follow-when">
        <Radio name="pace" value="at-once" isChosen={pace === "at-once"}>
          at once
        </Radio>
        <Radio name="pace" value="daily" isChosen={pace === "daily"}>
          once a day
        </Radio>
        <Radio name="pace" value="weekly" isChosen={pace === "weekly"}>
          once a week
        </Radio>
      </div>
      <details open={pace !== "at-once" || quietFrom !== undefined || quietTo !== undefined} data-hours>
        <summary>Hours, and the time zone</summary>
        <div class="follow-lines">
          <HourChoice id="follow-hour" name="hour" label="Once a day or week, at" chosen={hour} />
          <Choice id="follow-weekday" name="weekday" label="Once a week, on">
            {[1, 2, 3, 4, 5, 6, 7].map((day) => (
              <option value={String(day)} selected={day === weekday}>
                {sayWeekday(day)}
              </option>
            ))}
          </Choice>
          <HourChoice id="follow-quiet-from" name="quiet-from" label="At once, but not from" chosen={quietFrom} none />
          <HourChoice id="follow-quiet-to" name="quiet-to" label="up to" chosen={quietTo} none />
          <div class="field">
            <label for="follow-zone">Time zone</label>
            <input
              type="text"
              id="follow-zone"
              name="zone"
              value={timeZone || UNSAID_ZONE}
              maxlength={100}
              placeholder="Europe/Kyiv"
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              data-zone={timeZone === "" ? "unsaid" : "said"}
            />
          </div>
        </div>
      </details>
    </fieldset>
  );
}

type HourProps = {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly chosen: number | undefined;
  readonly none?: boolean;
};

function HourChoice({ id, name, label, chosen, none = false }: HourProps) {
  return (
    <Choice id={id} name={name} label={label}>
      {none ? <option value="">–</option> : null}
      {Array.from({ length: 24 }, (_, hour) => (
        <option value={String(hour)} selected={hour === chosen}>
          {sayHour(hour)}
        </option>
      ))}
    </Choice>
  );
}

type WhereProps = { readonly chosen: readonly string[]; readonly endpoints: readonly Endpoint[] };

function WhereFields({ chosen, endpoints }: WhereProps) {
  return (
    <fieldset class="follow-part">
      <legend>Where</legend>
      <p>
        In your <a href="/inbox">inbox</a>, always
        {endpoints.length === 0 ? (
          <>
            ; and elsewhere, once you <a href="/subscriptions#endpoints">say where</a>.
          </>
        ) : (
          ", and"
        )}
      </p>
      {endpoints.map((endpoint) => (
        <Check name="endpoints" value={endpoint.id} isChosen={chosen.includes(endpoint.id)}>
          at <EndpointName endpoint={endpoint} />
          {endpoint.switchedOff === undefined ? null : <span class="withdrawn-on"> switched off</span>}
        </Check>
      ))}
    </fieldset>
  );
}

function Kind({ kind, chosen }: { readonly kind: EventKind; readonly chosen: readonly EventKind[] }) {
  return (
    <Check name="kinds" value={kind} isChosen={chosen.includes(kind)}>
      {KIND_WORDS[kind]}
    </Check>
  );
}

type BoxProps = {
  readonly name: string;
  readonly value: string;
  readonly isChosen: boolean;
  readonly children?: Child;
};

function Check({ name, value, isChosen, children }: BoxProps) {
  return (
    <label class="check">
      <input type="checkbox" name={name} value={value} checked={isChosen} />
      <span>{children}</span>
    </label>
  );
}

function Radio({ name, value, isChosen, children }: BoxProps) {
  return (
    <label class="check">
      <input type="radio" name={name} value={value} checked={isChosen} />
      <span>{children}</span>
    </label>
  );
}

type ChoiceProps = {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly children?: Child;
};

function Choice({ id, name, label, children }: ChoiceProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name}>
        {children}
      </select>
    </div>
  );
}
