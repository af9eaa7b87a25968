import { clockRulesOnDisk } from '../../../src/features/packs/clock-rules-on-disk.ts';
import {
  changeEntry,
  noteEvent,
  takeBackEvent,
  withdrawEntry,
} from '../../../src/features/registers/entry/continue-entry.ts';
import type { FieldValues, Revision } from '../../../src/features/registers/entry/entry.ts';
import { broughtToLaw, lapsed } from '../../../src/features/registers/entry/lapse.ts';
import { rulesOf } from '../../../src/features/registers/entry/law.ts';
import { moveEntry } from '../../../src/features/registers/entry/move-entry.ts';
import { openEntry } from '../../../src/features/registers/entry/open-entry.ts';
import type { Happened, Writing } from '../../../src/features/registers/entry/revise-entry.ts';
import { readRegisterType } from '../../../src/features/registers/type/check-type.ts';
import { dayOf, daysAfter, endOfDay, ok, type Result } from '../../../src/kernel/index.ts';
import type { Standing, Step } from './regulations.ts';
import type { Action } from './walk.ts';

/** The shipped type with the shipped rules, as far as a change goes by them. */
export type Shipped = Pick<Writing, 'type' | 'law'>;

const made = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};

/** Reads a register type and the clock rules of the shipped pack in a folder. */
export const shippedType = async (
  code: string,
  pack: string,
  read: (path: string) => Promise<string>,
): Promise<Shipped> => {
  const type = made(readRegisterType(JSON.parse(await read(`${pack}/registers/${code}.json`))));
  const law = made(await clockRulesOnDisk([pack], pack));
  // Only the type's own rules: a hundred thousand histories are walked.
  return { type, law: { ...law, rules: rulesOf(law, type) } };
};

const instantOf = (minute: number): string => new Date(minute * 60_000).toISOString();
const happenedAt = (minute: number, person: string | null): Happened => {
  const at = instantOf(minute);
  return { at, day: dayOf(at), person };
};

const ACTOR = { actor: 'person:P-1', post: 'CSWO', capacity: 'holder', delegation: null };
const writing = (shipped: Shipped, now: number): Writing => ({
  ...shipped,
  stays: [],
  at: instantOf(now),
  actor: ACTOR,
  council: 'dundee',
});

/** Opens an entry for a child with so many relevant persons. */
export const opened = (
  shipped: Shipped,
  received: number,
  now: number,
  relevant: 'none' | 'one' | 'two',
): Revision[] => {
  const first = made(
    openEntry(
      {
        confidentiality: 'restricted',
        distribution: [],
        caseReference: 'C-1',
        service: null,
        fields: { 'order-kind': 'cso', 'implementation-authority': 'dundee', 'relevant-persons': relevant },
        happened: happenedAt(received, null),
      },
      'SA-2026-001',
      writing(shipped, now),
    ),
  );
  return [first, ...lapsed([first], writing(shipped, now), instantOf(now))];
};

const answersOf = ({ asked, complete, condition, excused }: Step): FieldValues => ({
  consulted: [...asked].map(([who, at]) => ({
    who,
    ...(at === null ? { 'why-not': 'Could not be found' } : { 'asked-at': instantOf(at), view: 'Said so' }),
  })),
  condition: condition ? ['self-harm'] : ['none'],
  needs: 'Needs',
  information: 'Information',
  'review-kind': 'due',
  ...(complete ? { reasons: 'Reasons', 'consent-reasons': 'Reasons', 'ceased-why': 'order-ended' } : {}),
  establishment: 'A unit',
  'not-told': excused.map((who) => ({ who, why: 'Could not be reached' })),
});

const one = (result: Result<Revision>): Result<Revision[]> => (result.ok ? ok([result.value]) : result);

const changed = (
  shipped: Shipped,
  known: readonly Revision[],
  action: Exclude<Action, { kind: 'look' }>,
  writing: Writing,
): Result<Revision[]> => {
  const now = known.at(-1) as Revision;
  switch (action.kind) {
    case 'note': {
      const { what, at, who, day } = action.fact;
      const happened = happenedAt(at, who);
      return noteEvent(known, { event: what, happened: day ? { ...happened, at: null } : happened }, writing);
    }
    case 'take-back': {
      const number = now.events.findLast(({ event }) => event === action.what)?.number ?? 0;
      return one(takeBackEvent(known, { number, words: 'It was another' }, writing));
    }
    case 'put-right': {
      const { reasons, ...others } = now.fields;
      const fields = { ...others, needs: `Needs, ${now.number}` };
      const put = action.empties || reasons === undefined ? fields : { ...fields, reasons: 'In other words' };
      return one(changeEntry(known, { fields: put, words: 'Put right' }, writing));
    }
    case 'withdraw':
      return one(withdrawEntry(now, 'Entered twice', writing));
    default:
      return stepMade(shipped, known, action.step, writing);
  }
};

/** An entry after an action, as the use cases write it: what the law did meanwhile first. Null where it is refused; then nothing is written. */
export const done = (shipped: Shipped, revisions: readonly Revision[], action: Action): Revision[] | null => {
  const now = writing(shipped, action.now);
  const known = [...revisions, ...lapsed(revisions, now, now.at)];
  if (action.kind === 'look') return known;
  const next = changed(shipped, known, action, now);
  if (!next.ok) return null;
  const all = [...known, ...next.value];
  return [...all, ...broughtToLaw(all, now, now.at)];
};

// Whoever makes a step is asked for what it needs, and answers that alone.
const asksFor = (move: Shipped['type']['moves'][number]): Set<string> =>
  new Set([
    ...(move.anew ?? []),
    ...(move.asks ?? []),
    ...move.needs.flatMap((each) => {
      const need = 'when' in each ? each.need : each;
      return 'field' in need ? [need.field] : 'rows' in need ? [need.rows] : [];
    }),
  ]);

const stepMade = ({ type }: Shipped, known: readonly Revision[], step: Step, now: Writing) => {
  const move = type.moves.find(({ code }) => code === step.what);
  const asked = move === undefined ? new Set<string>() : asksFor(move);
  const fields = Object.fromEntries(Object.entries(answersOf(step)).filter(([code]) => asked.has(code)));
  const happened = move?.event === undefined ? null : happenedAt(step.at, step.who);
  return moveEntry(known, { move: step.what, fields, happened }, now);
};

/** Where the entry stands, as one line: its state, what happened, and its clocks. */
export const lineOf = (revisions: readonly Revision[]): string => {
  const now = revisions.at(-1) as Revision;
  const minute = (at: string | null): number => Date.parse(at ?? '') / 60_000;
  const facts = now.events
    .map(({ event, at, day, person }) => `${event} ${minute(at ?? endOfDay(daysAfter(day, -1)))} ${person}`)
    .sort();
  const clocks = now.clocks
    .map(({ rule, person, lawDue, metBy, stopped }) => {
      const end = lawDue.kind === 'unknown' ? null : minute(lawDue.at);
      return `${rule} ${person} ${end} ${metBy === null && stopped === null ? 'open' : 'over'}`;
    })
    .sort();
  return [now.state, ...facts, ...clocks].join('\n');
};

/** The same of the regulations. */
export const lineBy = (
  { state, facts }: Standing,
  clocks: readonly { rule: string; who: string | null; end: number | null; open: boolean }[],
): string =>
  [
    state,
    ...facts.map(({ what, at, who }) => `${what} ${at} ${who}`).sort(),
    ...clocks.map(({ rule, who, end, open }) => `${rule} ${who} ${end} ${open ? 'open' : 'over'}`).sort(),
  ].join('\n');
