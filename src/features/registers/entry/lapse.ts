import { lapsesBy } from '../../../clocks/index.ts';
import { dayOf, type Instant } from '../../../kernel/index.ts';
import { programActor } from '../../access/index.ts';
import { eventOfType, type State, stateOfType } from '../type/register-type.ts';
import type { Revision } from './entry.ts';
import { rulesOf } from './law.ts';
import { lastNumber, nextRevision, type Writing, withEvent } from './revise-entry.ts';

type Ruled = Pick<Writing, 'type' | 'law' | 'stays'>;

// The state that a lapse of this clock brings; a right that ends leaves the entry where it is.
const stateAfter = ({ type }: Ruled, rule: string): State | null =>
  type.states.find(({ lapseOf }) => lapseOf?.includes(rule) === true) ?? null;

/** When the law changed the state of an entry by the passing of time: which clock, and the moment. `event`: what the chronology calls it. */
export type LapseToWrite = {
  readonly key: string;
  readonly at: Instant;
  readonly state: State;
  readonly event: string | null;
};

// A clock lapses once: what became of the entry since is not undone by it. A lapse that was taken back can come again.
const isWritten = (revisions: readonly Revision[], key: string): boolean =>
  revisions.findLast(
    ({ kind, by }) => (kind === 'lapsed' || kind === 'taken-back') && by?.startsWith(`${key}@`) === true,
  )?.kind === 'lapsed';

/** The first lapse that has come by `at` and is not written down yet; null where there is none. */
export const nextLapse = (revisions: readonly Revision[], ruled: Ruled, at: Instant): LapseToWrite | null => {
  const now = revisions.at(-1);
  if (now === undefined || now.kind === 'withdrawn' || stateOfType(ruled.type, now.state)?.final === true) return null;
  for (const { clock, event, at: lapsedAt } of lapsesBy(now.clocks, rulesOf(ruled.law, ruled.type), at)) {
    const state = stateAfter(ruled, clock.rule);
    if (state === null || state.code === now.state || isWritten(revisions, clock.key)) continue;
    return { key: clock.key, at: lapsedAt, state, event: eventOfType(ruled.type, event)?.code ?? null };
  }
  return null;
};

/**
 * The revisions by which an entry becomes what the law made of it by `at`: a lapse is a change of legal state at its own moment, whether or not
 * anybody looked. Gives none where nothing lapsed; doing it twice gives none the second time.
 */
export const lapsed = (revisions: readonly Revision[], ruled: Ruled, at: Instant): Revision[] => {
  const added: Revision[] = [];
  const writing: Writing = { ...ruled, at, actor: programActor('background work') };
  for (;;) {
    const all = [...revisions, ...added];
    const now = all.at(-1);
    const lapse = nextLapse(all, ruled, at);
    if (now === undefined || lapse === null) return added;
    const moment = { at: lapse.at, day: dayOf(lapse.at) };
    const events = lapse.event === null ? now.events : withEvent(now.events, lastNumber(all), lapse.event, moment);
    const by = `${lapse.key}@${lapse.at}`;
    added.push(nextRevision(now, { kind: 'lapsed', by, state: lapse.state.code, events }, writing));
  }
};

/** The moment of the lapse that a revision wrote down; null where it is none. */
export const momentOfLapse = ({ kind, by }: Pick<Revision, 'kind' | 'by'>): Instant | null =>
  kind === 'lapsed' && by !== null ? by.slice(by.lastIndexOf('@') + 1) : null;
