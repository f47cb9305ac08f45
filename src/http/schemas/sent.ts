import type { z } from "zod";

type DeepReadonly<T> = T extends (infer Item)[]
  ? number extends T["length"]
    ? readonly DeepReadonly<Item>[]
    : { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** What a schema lets through, as a presenter gives it: nothing in it may be altered. */
export type Sent<Schema extends z.ZodType> = DeepReadonly<z.output<Schema>>;
