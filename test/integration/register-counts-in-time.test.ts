import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { type ClockRule, holdsOn } from '../../src/clocks/index.ts';
import { COUNCIL_LOADED_YEAR } from '../../src/features/clock-rules/tables.ts';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { type Counted, readCount } from '../../src/features/registers/counts/index.ts';
import type { EntryEvent, FieldValue } from '../../src/features/registers/entry/entry.ts';
import { clocksFor, type Law, rulesOf } from '../../src/features/registers/entry/law.ts';
import { readRuled } from '../../src/features/registers/read-ruled.ts';
import { type Count, eventOfType, type RegisterType } from '../../src/features/registers/type/register-type.ts';
import { type Day, daysAfter, financialYear, type Period } from '../../src/kernel/index.ts';
import { revise } from '../../src/platform/database/revisions.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { councilOf } from '../support/people.ts';
import { happened, keepRevisions, made } from '../support/registered.ts';

const COUNCIL = councilOf('dundee');
const DAY: Day = '2025-03-03';
const NOW = '2027-01-10T12:00:00.000Z';
const ALL = ['*'];
// Both years in which what began on 3 March 2025 can end, so that nothing depends on how long the law gives.
const PERIODS: readonly Period[] = [financialYear(2024), financialYear(2025)];

type Answers = Readonly<Record<string, FieldValue>>;

/** How an event comes about in a register: as itself, or as another event that it is called besides while some answers are given. */
const broughtAbout = (type: RegisterType, event: string): { readonly event: string; readonly fields: Answers } => {
  const whole = type.events.find(({ also = [] }) => also.some((each) => each.event === event));
  const also = whole?.also?.find((each) => each.event === event);
  if (whole !== undefined && also !== undefined) {
    return {
      event: whole.code,
      fields: Object.fromEntries((also.when ?? []).map(({ field, is }) => [field, is[0] ?? ''])),
    };
  }
  assert.ok(eventOfType(type, event), `${type.code} has no event ${event}`);
  return { event, fields: {} };
};

const answersOf = ({ where = [] }: Count): Answers =>
  Object.fromEntries(where.flatMap((each) => ('field' in each ? [[each.field, each.is[0] ?? '']] : [])));

// A count may ask for a state that an answer leads to.
const stateOf = (type: RegisterType, { where = [] }: Count): string =>
  where.flatMap((each) => ('state' in each ? each.state : []))[0] ?? type.states[0]?.code ?? '';

type Story = { readonly events: readonly EntryEvent[]; readonly fields: Answers };

/** What happens in an entry, one thing a day, so that a clock of the rule begins on `DAY` and is met the day after, or by nothing. */
const storyOf = (type: RegisterType, count: Count, rule: ClockRule, met: boolean): Story => {
  let fields = answersOf(count);
  const events: EntryEvent[] = [];
  const add = (name: string | undefined, days: number): void => {
    if (name === undefined) return;
    const { event, fields: more } = broughtAbout(type, name);
    fields = { ...more, ...fields };
    const day = daysAfter(DAY, days);
    const at = eventOfType(type, event)?.precision === 'moment' ? `${day}T10:00:00.000Z` : null;
    events.push({ ...happened(events.length + 1, event, day), at });
  };
  const [trigger = ''] = rule.triggers;
  if ('event' in count.datedBy && broughtAbout(type, trigger).event !== count.datedBy.event)
    add(count.datedBy.event, -3);
  add(rule.since[0], -3);
  if (rule.occurrence === 'later') add(trigger, -1);
  add(trigger, 0);
  for (const needed of rule.needs) add(needed, 0);
  if (met) {
    add(rule.metBy[0], 1);
    // What is owed again and again ends with the entry, so that nothing of it is still running or late.
    if (count.how === 'clocks-in-time') add(rule.stops[0], 2);
  }
  return { events, fields };
};

await forEachDatabase('counts of what was done in time', ({ database }) => {
  let types: ReadonlyMap<string, RegisterType>;
  let law: Law;
  let told = 0;

  const tell = async (type: RegisterType, count: Count, { events, fields }: Story): Promise<Counted[]> => {
    told += 1;
    const alone: RegisterType = { ...type, code: `${type.code}-${told}` };
    const clocks = clocksFor(type, events, law, { fields, stays: [] });
    const [first] = events;
    await keepRevisions(database(), COUNCIL, [
      made(`ZZ-2025-${String(told).padStart(3, '0')}`, {
        type: alone.code,
        state: stateOf(type, count),
        confidentiality: 'restricted',
        fields,
        events: [...events],
        clocks,
        knownAt: `${first?.day ?? DAY}T12:00:00.000Z`,
      }),
    ]);
    return database().read({ council: COUNCIL, clearance: 'restricted', need: ALL }, async (tx) => {
      const each: Counted[] = [];
      for (const period of PERIODS) each.push(await readCount(tx, { type: alone, count, period, asAt: NOW }, ALL));
      return each;
    });
  };
  const sum = (counted: readonly Counted[], of: 'numerator' | 'denominator'): number =>
    counted.reduce((all, each) => all + (each[of] ?? 0), 0);

  before(async () => {
    const clock = secondsClock('2024-01-01T00:00:00.000Z');
    await loadPacks(database(), ['scotland', 'dundee-example'], clock);
    await database().write({ council: COUNCIL }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      const years = [2025, 2026].map((year) => ({ year, note: null }));
      await revise(tx, COUNCIL_LOADED_YEAR, years, 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
    ({ types, law } = await database().read({ council: COUNCIL, clearance: 'restricted', need: ALL }, (tx) =>
      readRuled(tx, { database: database(), council: COUNCIL }),
    ));
  });

  test('every rule that a share in time of the pack goes by can be kept and can be missed', async () => {
    const seen: string[] = [];
    for (const type of types.values()) {
      for (const count of type.counts.filter(({ clocks }) => clocks !== undefined)) {
        for (const id of count.clocks ?? []) {
          const at = `${type.code}, ${count.measure}, ${id}`;
          const rule = rulesOf(law, type).find((each) => each.id === id && holdsOn(each, DAY));
          assert.ok(rule, `${at}: no version is in force`);
          const kept = await tell(type, count, storyOf(type, count, rule, true));
          const missed = await tell(type, count, storyOf(type, count, rule, false));
          assert.ok(sum(kept, 'denominator') > 0, `${at}: nothing was judged of what was done in time`);
          assert.equal(sum(kept, 'numerator'), sum(kept, 'denominator'), `${at}: what was done in time is not in time`);
          assert.ok(sum(missed, 'numerator') < sum(missed, 'denominator'), `${at}: what was never done is not late`);
          seen.push(id);
        }
      }
    }
    for (const id of ['AWI-03', 'AWI-04', 'SEC-06', 'SEC-07', 'SEC-08', 'CMP-01', 'FOI-01', 'MH-09']) {
      assert.ok(seen.includes(id), `${id} was not looked at`);
    }
  });
});
