/** A value, or the faults that stand in its way. Expected failures travel this way; exceptions are for surprises. */
export type Result<Value, Problem = Fault[]> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

import type { Fault } from './faults.ts';

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value });

export const fail = <Problem>(problem: Problem): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem,
});
