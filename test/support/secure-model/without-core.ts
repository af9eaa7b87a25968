import {
  changeEntry,
  noteEvent,
  takeBackEvent,
  withdrawEntry,
} from '../../../src/features/registers/entry/continue-entry.ts';
import type { FieldValues, Revision } from '../../../src/features/registers/entry/entry.ts';
import { knownAs } from '../../../src/features/registers/entry/known-as.ts';
import { broughtToLaw, lapsed } from '../../../src/features/registers/entry/lapse.ts';
import { moveEntry, needsOf } from '../../../src/features/registers/entry/move-entry.ts';
import { openEntry } from '../../../src/features/registers/entry/open-entry.ts';
import { recounted } from '../../../src/features/registers/entry/recount.ts';
import type { Happened, Writing } from '../../../src/features/registers/entry/revise-entry.ts';
import { faultsOfRolling, rollingRule, staysIn } from '../../../src/features/registers/entry/rolling.ts';
import { dayOf, ok, type Result } from '../../../src/kernel/index.ts';
import type { Shipped } from './core.ts';
import type { Deed } from './without-authority.ts';

/** A child's entries as the application keeps them, each with its revisions. */
export type Entries = readonly (readonly Revision[])[];

const ACTOR = { actor: 'person:P-1', post: 'CSWO', capacity: 'holder', delegation: null };
const instantOf = (minute: number): string => new Date(minute * 60_000).toISOString();
const happenedAt = (minute: number, person: string | null = null): Happened => {
  const at = instantOf(minute);
  return { at, day: dayOf(at), person };
};

const NOT_TOLD = ['principal-reporter', 'parents', 'others-involved'].map((who) => ({ who, why: 'Invented' }));
const ANSWERS: FieldValues = {
  'head-of-unit-agrees': true,
  condition: ['self-harm'],
  'best-interests': 'Invented',
  appropriate: 'Invented',
  establishment: 'Invented',
  reasons: 'Invented',
  consulted: [{ who: 'child', 'why-not': 'Invented' }],
};

const writingFor = ({ type, law }: Shipped, entries: Entries, of: number, now: number): Writing => {
  const at = instantOf(now);
  const rule = rollingRule(law, type, at);
  const others = entries.flatMap((each, index) => {
    const last = each.at(-1);
    return index === of || last === undefined || last.kind === 'withdrawn' ? [] : [last];
  });
  const stays =
    rule === null ? [] : others.flatMap(({ events, fields }) => staysIn(knownAs(type, events, fields), rule));
  return { type, law, stays, at, actor: ACTOR, council: 'dundee' };
};

const answersOf = (step: string): FieldValues => {
  if (step === 'place') return ANSWERS;
  if (step === 'do-not-place') return { reasons: 'Invented' };
  return step.startsWith('told-') || step === 'finish-left' ? { 'not-told': NOT_TOLD } : {};
};

const stepped = (all: readonly Revision[], step: string, minute: number, writing: Writing): Result<Revision[]> => {
  const { type, law, stays, at } = writing;
  const move = type.moves.find(({ code }) => code === step);
  const now = all.at(-1);
  if (move === undefined || now === undefined) throw new TypeError(step);
  const fields = answersOf(step);
  const happened = move.event === undefined ? null : happenedAt(minute);
  const moved = moveEntry(all, { move: step, fields, happened }, writing);
  const rule = rollingRule(law, type, at);
  const own = rule === null ? [] : staysIn(knownAs(type, now.events, now.fields), rule);
  const needs = needsOf(move, { ...now, fields: { ...now.fields, ...fields } });
  const faults = faultsOfRolling(needs, rule, [...stays, ...own], instantOf(minute));
  return moved.ok && faults.length > 0 ? { ok: false, problem: faults } : moved;
};

const one = (made: Result<Revision>): Result<Revision[]> => (made.ok ? ok([made.value]) : made);

const deedDone = (all: readonly Revision[], deed: Deed, writing: Writing): Result<Revision[]> => {
  const now = all.at(-1);
  if (now === undefined) throw new TypeError('An entry has a revision');
  switch (deed.kind) {
    case 'step':
      return stepped(all, deed.step, deed.at, writing);
    case 'note':
      return noteEvent(all, { event: deed.what, happened: happenedAt(deed.at) }, writing);
    case 'take-back': {
      const number = now.events.findLast(({ event }) => event === deed.what)?.number ?? 0;
      return one(takeBackEvent(all, { number, words: 'It was another' }, writing));
    }
    case 'route': {
      const fields = { ...now.fields, route: deed.route };
      return one(changeEntry(all, { fields, words: 'It was another' }, writing));
    }
    case 'withdraw':
      return one(withdrawEntry(now, 'Entered twice', writing));
    default:
      return ok([]);
  }
};

const opened = (shipped: Shipped, entries: Entries, deed: Deed & { readonly kind: 'ask' }): Revision[] | null => {
  const writing = writingFor(shipped, entries, entries.length, deed.now);
  const first = openEntry(
    {
      confidentiality: 'restricted',
      distribution: [],
      caseReference: 'C-1',
      service: null,
      fields: { route: deed.route, 'relevant-persons': 'none' },
      happened: happenedAt(deed.at),
    },
    `SU-2026-00${entries.length + 1}`,
    writing,
  );
  return first.ok ? [first.value, ...lapsed([first.value], writing, writing.at)] : null;
};

/** A child's entries after a deed, as use cases and the job write them: the entry, then the others whose times it moved. Null where it is refused. */
export const done = (shipped: Shipped, entries: Entries, deed: Deed): Entries | null => {
  // The job of each minute: every entry by what stands in it.
  const byNow = entries.map((each, index) => {
    const writing = writingFor(shipped, entries, index, deed.now);
    return [...each, ...lapsed(each, writing, writing.at)];
  });
  if (deed.kind === 'look') return byNow;
  if (deed.kind === 'ask') {
    const first = opened(shipped, byNow, deed);
    return first === null ? null : [...byNow, first];
  }
  const entry = byNow[deed.of] ?? [];
  if (entry.at(-1)?.kind === 'withdrawn') return null;
  const writing = writingFor(shipped, byNow, deed.of, deed.now);
  const added = deedDone(entry, deed, writing);
  if (!added.ok) return null;
  const whole = [...entry, ...added.value];
  const changed = byNow.map((each, index) =>
    index === deed.of ? [...whole, ...broughtToLaw(whole, writing, writing.at)] : each,
  );
  return changed.map((each, index) =>
    index === deed.of
      ? each
      : [...each, ...recounted(each, writingFor(shipped, changed, index, deed.now), 'Another entry changed')],
  );
};

const CLOCKS = ['SEC-20', 'SEC-24', 'SEC-25', 'SEC-28'];

/** Where an entry stands, as one line. */
export const lineOf = (revisions: readonly Revision[]): string => {
  const now = revisions.at(-1) as Revision;
  if (now.kind === 'withdrawn') return 'withdrawn';
  const minute = (at: string | null): number => Date.parse(at ?? '') / 60_000;
  const facts = now.events.map(({ event, at }) => `${event} ${minute(at)}`).sort();
  const clocks = now.clocks
    .filter(({ rule }) => CLOCKS.includes(rule))
    .map(({ rule, lawDue, metBy, stopped }) => {
      const end = lawDue.kind === 'unknown' ? null : minute(lawDue.at);
      return `${rule} ${end} ${metBy === null && stopped === null ? 'open' : 'over'}`;
    })
    .sort();
  return [now.state, ...facts, ...clocks].join('\n');
};
