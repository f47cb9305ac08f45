import type { Child } from "hono/jsx";
import { createContext, useContext } from "hono/jsx";
import { NOBODY } from "../model/actor.ts";
import { type Action, type ActionInNegotiation, can, keyOf, RECORD } from "../model/can.ts";

/** Who reads the page that is being written; `renderPage` says it. Nobody may do anything. */
export const ReaderOfPage = createContext(NOBODY);

/** An action in a negotiation, by the negotiation's public id; or one with the record as a whole. */
type Doing =
  | { readonly action: ActionInNegotiation; readonly of: string }
  | { readonly action: Exclude<Action, ActionInNegotiation>; readonly of?: undefined };

type MayProps = Doing & {
  readonly children?: Child;
  /** What stands there for everybody else; nothing by default. */
  readonly otherwise?: Child;
};

/** What only those are offered who may use it. It is refused to everybody else all the same: see views/needs.ts. */
export function May({ children, otherwise, ...doing }: MayProps) {
  return <>{useMay(doing) ? children : otherwise}</>;
}

/** Whether whoever reads the page may; only inside a component. */
function useMay({ action, of }: Doing): boolean {
  const reader = useContext(ReaderOfPage);
  return can(reader, action, of === undefined ? RECORD : { kind: "negotiation", key: keyOf(reader, of) });
}
