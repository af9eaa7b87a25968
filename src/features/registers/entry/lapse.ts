import { type Due, lapsesBy } from '../../../clocks/index.ts';
import { dayOf, type Instant } from '../../../kernel/index.ts';
import { programActor } from '../../access/index.ts';
import { eventOfType, type State, stateOfType } from '../type/register-type.ts';
import { type BeforeLapse, isInTime, lapseHolds, withoutLapse } from './before-lapse.ts';
import type { FieldValues, Revision } from './entry.ts';
import { rulesOf } from './law.ts';
import { lastNumber, nextRevision, type Writing, withEvent } from './revise-entry.ts';
import { answersChanged, withoutBlanks } from './values.ts';
import { workedOutAnew } from './worked-out.ts';

type Ruled = Pick<Writing, 'type' | 'law' | 'stays'>;

// The state that a lapse of this clock brings; a right that ends leaves the entry where it is.
const stateAfter = ({ type }: Ruled, rule: string): State | null =>
  type.states.find(({ lapseOf }) => lapseOf?.includes(rule) === true) ?? null;

/** When the law changed the state of an entry by the passing of time: which clock, and the moment. `event`: what the chronology calls it. */
export type LapseToWrite = {
  readonly key: string;
  readonly at: Instant;
  /** Where the entry stands with it: where the lapse left it, or where steps since then led on from there. */
  readonly state: string;
  readonly event: string | null;
};

// A clock lapses once: what became of the entry since is not undone by it. A lapse that was taken back can come again.
const isWritten = (revisions: readonly Revision[], key: string): boolean =>
  revisions.findLast(
    ({ kind, by }) => (kind === 'lapsed' || kind === 'taken-back') && by?.startsWith(`${key}@`) === true,
  )?.kind === 'lapsed';

// A lapse may become known only after the entry has gone on: the steps made since are followed from the state in which it left the entry.
const stateSince = (revisions: readonly Revision[], { type }: Ruled, lapse: State, due: Due): string =>
  revisions.reduce((state, { kind, by, events, knownAt }, index) => {
    const move = kind === 'moved' ? type.moves.find(({ code }) => code === by) : undefined;
    if (move?.from.includes(state) !== true) return state;
    const stood = new Set((revisions[index - 1]?.events ?? []).map(({ number }) => number));
    const own = events.find(({ number }) => !stood.has(number)) ?? { at: knownAt, day: dayOf(knownAt) };
    return isInTime(due, own) ? state : move.to;
  }, lapse.code);

/** The first lapse that has come by `at` and is not written down yet; null where there is none. */
export const nextLapse = (revisions: readonly Revision[], ruled: Ruled, at: Instant): LapseToWrite | null => {
  const now = revisions.at(-1);
  if (now === undefined || now.kind === 'withdrawn' || stateOfType(ruled.type, now.state)?.final === true) return null;
  for (const { clock, event, at: lapsedAt } of lapsesBy(now.clocks, rulesOf(ruled.law, ruled.type), at)) {
    const lapse = stateAfter(ruled, clock.rule);
    if (lapse === null || lapse.code === now.state || isWritten(revisions, clock.key)) continue;
    const state = stateSince(revisions, ruled, lapse, clock.lawDue);
    return { key: clock.key, at: lapsedAt, state, event: eventOfType(ruled.type, event)?.code ?? null };
  }
  return null;
};

/** How the program itself writes. */
export const byProgram = (ruled: Ruled, at: Instant): Writing => ({
  ...ruled,
  at,
  actor: programActor('background work'),
});

// No lapse is written by a calendar or a rule that holds no more: what was kept of the clocks is worked out anew first.
const beforeLapsing = (revisions: readonly Revision[], ruled: Ruled, at: Instant): Revision[] => {
  const now = revisions.at(-1);
  if (now === undefined || nextLapse(revisions, ruled, at) === null) return [];
  const anew = workedOutAnew(now, byProgram(ruled, at));
  return anew === null ? [] : [anew];
};

/**
 * The revisions by which an entry becomes what the law made of it by `at`: a lapse is a change of legal state at its own moment, whether or not
 * anybody looked. By the calendars and rules as they are known now: where those that an entry was counted by are others, its times are worked out anew first.
 * Gives none where nothing lapsed; doing it twice gives none the second time.
 */
export const lapsed = (revisions: readonly Revision[], ruled: Ruled, at: Instant): Revision[] => {
  const added = beforeLapsing(revisions, ruled, at);
  const writing = byProgram(ruled, at);
  for (;;) {
    const all = [...revisions, ...added];
    const now = all.at(-1);
    const lapse = nextLapse(all, ruled, at);
    if (now === undefined || lapse === null) return added;
    const moment = { at: lapse.at, day: dayOf(lapse.at) };
    const events = lapse.event === null ? now.events : withEvent(now.events, lastNumber(all), lapse.event, moment);
    const by = `${lapse.key}@${lapse.at}`;
    added.push(nextRevision(now, { kind: 'lapsed', by, state: lapse.state, events }, writing));
  }
};

/** An entry without the lapse by which it stands as it does; `words` say why. */
export const lapseTakenBack = (
  now: Revision,
  { by, state, events }: BeforeLapse,
  words: string,
  writing: Writing,
): Revision => nextRevision(now, { kind: 'taken-back', by, state, events, words }, writing);

// Where the steps that were made after a lapse lead without it; what only followed from the lapse leads nowhere.
const stateWithout = (state: string, since: readonly Revision[], { type }: Ruled): string =>
  since.reduce((from, { kind, by }) => {
    const move = kind === 'moved' ? type.moves.find(({ code }) => code === by) : undefined;
    return move?.from.includes(from) === true ? move.to : from;
  }, state);

// The answers of the time before a step that led on, as they were put right since: what was answered with such a step is no answer of that time.
const answersThen = (from: readonly Revision[], onward: number): FieldValues => {
  const stepped = new Set<string>();
  let fields = from[onward]?.fields ?? {};
  for (const [index, { kind, fields: after }] of from.entries()) {
    if (index <= onward) continue;
    const before = from[index - 1]?.fields ?? {};
    const changed = answersChanged(before, after);
    if (kind !== 'changed') for (const code of changed) stepped.add(code);
    const put = changed.filter((code) => kind === 'changed' && !stepped.has(code));
    fields = withoutBlanks({ ...fields, ...Object.fromEntries(put.map((code) => [code, after[code] ?? ''])) });
  }
  return fields;
};

type Groundless = { readonly before: BeforeLapse; readonly lapse: Revision; readonly from: number };

const withoutGround = (revisions: readonly Revision[], ruled: Ruled, at: Instant): Groundless[] => {
  const now = revisions.at(-1);
  if (now === undefined || now.kind === 'withdrawn') return [];
  return revisions.flatMap((lapse, index): Groundless[] => {
    const before = lapse.kind === 'lapsed' ? withoutLapse(revisions, index) : null;
    if (before === null || !isWritten(revisions, before.by.slice(0, before.by.lastIndexOf('@')))) return [];
    const since = revisions.slice(index + 1);
    if (since.some(({ kind, by }) => kind === 'taken-back' && by === before.by)) return [];
    const onward = since.findIndex(({ state }) => state !== lapse.state);
    const fields = onward < 0 ? now.fields : answersThen(revisions.slice(index), onward);
    return lapseHolds(before, { ...before, fields }, ruled, at) ? [] : [{ before, lapse, from: index + 1 }];
  });
};

/** The lapses that are written down and do not follow from what is known now, the first one first. */
export const lapsesWithoutGround = (revisions: readonly Revision[], ruled: Ruled, at: Instant): BeforeLapse[] =>
  withoutGround(revisions, ruled, at).map(({ before }) => before);

// The first of them that can be taken back: nothing led on from it, or what did leads where the entry stands without it as well.
const toTakeBack = (revisions: readonly Revision[], ruled: Ruled, at: Instant): BeforeLapse | null => {
  const now = revisions.at(-1);
  if (now === undefined || stateOfType(ruled.type, now.state)?.final === true) return null;
  for (const { before, lapse, from } of withoutGround(revisions, ruled, at)) {
    const since = revisions.slice(from);
    const state = stateWithout(before.state, since, ruled);
    if (since.every((each) => each.state === lapse.state) || state === now.state) return { ...before, state };
  }
  return null;
};

/**
 * The revisions by which an entry that was changed becomes what the law makes of it: a lapse that does not follow from what is known now is taken
 * back, unless steps were made that follow from it alone; and what has lapsed is written. Doing it twice gives none the second time.
 */
export const broughtToLaw = (revisions: readonly Revision[], ruled: Ruled, at: Instant): Revision[] => {
  const back: Revision[] = [];
  for (;;) {
    const all = [...revisions, ...back];
    const now = all.at(-1);
    const gone = toTakeBack(all, ruled, at);
    if (now === undefined || gone === null) return [...back, ...lapsed(all, ruled, at)];
    back.push(lapseTakenBack(now, gone, 'By what is known now, the time had not run out then', byProgram(ruled, at)));
  }
};
