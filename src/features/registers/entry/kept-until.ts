import { type Day, dayOf } from '../../../kernel/index.ts';
import { type RetentionRule, retainUntil } from '../../retention/index.ts';
import { type RegisterType, stateOfType } from '../type/register-type.ts';
import type { Revision } from './entry.ts';

/** Until when an entry is to be kept: a day (ISO, in Scotland), for ever, or not known and why. */
export type KeptUntil =
  | { readonly kind: 'day'; readonly day: Day; readonly from: Day }
  | { readonly kind: 'for-ever' }
  | { readonly kind: 'unknown'; readonly because: string };

const unknown = (because: string): KeptUntil => ({ kind: 'unknown', because });

// The day of the step by which the entry came to the end at which it stands; of a step without a day of its own, the day on which it was written down.
const closedOn = (type: RegisterType, revisions: readonly Revision[]): Day | null => {
  const isOver = ({ state }: Revision): boolean => stateOfType(type, state)?.final === true;
  const first = revisions.findLastIndex((each) => !isOver(each)) + 1;
  const closing = revisions[first];
  if (closing === undefined) return null;
  const stood = new Set((revisions[first - 1]?.events ?? []).map(({ number }) => number));
  return closing.events.find(({ number }) => !stood.has(number))?.day ?? dayOf(closing.knownAt);
};

/**
 * The day until which an entry is to be kept, by the rule that its register names. Pure; `rule` null where there is none. Remit knows two beginnings by itself:
 * the day on which the entry was written down ('added'), and the day on which it ended, where the rule counts from that in the very words of the register.
 */
export const keptUntil = (
  type: RegisterType,
  rule: RetentionRule | null,
  revisions: readonly Revision[],
): KeptUntil => {
  const [opened] = revisions;
  if (rule === null || opened === undefined) return unknown('no rule is settled for this register');
  if (rule.years === null) return { kind: 'for-ever' };
  if (revisions.at(-1)?.kind === 'withdrawn') return unknown('the entry was withdrawn as made in error');
  const added = rule.countedFrom === 'added';
  if (!added && rule.countedFrom !== type.closing)
    return unknown(`${rule.years} years from ${rule.countedFrom}, which the register does not know`);
  const from = added ? dayOf(opened.knownAt) : closedOn(type, revisions);
  if (from === null) return unknown(`${rule.years} years from ${rule.countedFrom}, which is still to come`);
  const day = retainUntil(rule, from);
  return day === null ? { kind: 'for-ever' } : { kind: 'day', day, from };
};
