import type { EntryEvent, Revision } from '../registers/index.ts';

/** What a letter can tell of: each decision of the officer, and the one that the law takes by itself. */
export type DecisionKind = 'implement' | 'do-not' | 'deemed' | 'review-implement' | 'review-confirm' | 'keep' | 'end';

const KINDS: Readonly<Record<string, DecisionKind>> = {
  'implementation-decided': 'implement',
  'non-implementation-decided': 'do-not',
  'decision-deemed-not-implemented': 'deemed',
  'review-decided-to-implement': 'review-implement',
  'decision-review-completed': 'review-confirm',
  'placement-review-completed': 'keep',
  'review-ended-placement': 'end',
  'no-longer-necessary': 'end',
};

/** A decision: what it was, when it was taken, and the entry as it stood with it, so that its reasons are those of then. */
export type Decision = { readonly kind: DecisionKind; readonly event: EntryEvent; readonly stood: Revision };

/** The decisions that stand, the first one first; one that was taken back with its lapse is gone. */
export const decisionsOf = (revisions: readonly Revision[]): Decision[] =>
  (revisions.at(-1)?.events ?? []).flatMap((event): Decision[] => {
    const kind = KINDS[event.event];
    const stood = revisions.find(({ events }) => events.some(({ number }) => number === event.number));
    return kind === undefined || stood === undefined ? [] : [{ kind, event, stood }];
  });

/** The decision that is asked for by the number of its event; the last one for null, and null where there is none. */
export const decisionAsked = (revisions: readonly Revision[], number: number | null): Decision | null => {
  const decisions = decisionsOf(revisions);
  return (number === null ? decisions.at(-1) : decisions.find(({ event }) => event.number === number)) ?? null;
};
