/**
 * A capability as routes see it: functions of these names must be told who asks, where whoever sits at the machine may leave
 * it out. So a route that forgets to say is no program.
 */
export type AskedFor<Capability, Names extends keyof Capability> = {
  readonly [Name in keyof Capability]: Name extends Names ? SayingAll<Capability[Name]> : Capability[Name];
};

type SayingAll<Ask> = Ask extends (...given: infer Given) => infer Answer
  ? (...given: Required<Given>) => Answer
  : never;
