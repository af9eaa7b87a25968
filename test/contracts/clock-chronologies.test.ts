import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';

import {
  type ClockOverride,
  clocksOf,
  type Happening,
  type Length,
  readMoment,
  stateOf,
} from '../../src/clocks/index.ts';
import type { ClockRules } from '../../src/features/clock-rules/index.ts';
import { clockRulesOnDisk } from '../../src/features/packs/clock-rules-on-disk.ts';
import { projectRoot } from '../../src/platform/files.ts';

// What starts, stops and meets a clock, case by case: worked out by hand from the text of the rules, as the single times of clock-cases.json are.

type Worked = {
  readonly id: string;
  readonly rules: readonly string[];
  /** What a council set for itself. */
  readonly settings?: readonly (Length & { readonly rule: string })[];
  /** "complaint-received 2026-11-02": in Scotland's time, in the order in which it was written down. */
  readonly happened: readonly string[];
  readonly at: string;
  /** "CMP-01 2026-11-06 late" for each clock, by rule and due time. */
  readonly expect: readonly string[];
  readonly working: string;
  readonly citation: string;
};

const SHIPPED = join(projectRoot(), 'packs', 'scotland');
const worked = JSON.parse(
  readFileSync(join(projectRoot(), 'test', 'contracts', 'clock-chronologies.json'), 'utf8'),
) as readonly Worked[];

let law: ClockRules;

before(async () => {
  const read = await clockRulesOnDisk([SHIPPED], SHIPPED);
  assert.ok(read.ok, JSON.stringify(read));
  law = read.value;
});

const moment = (text: string): { readonly at: string | null; readonly day: string } => {
  const read = readMoment(text);
  assert.ok(!('code' in read), text);
  return read;
};

const happenings = (lines: readonly string[]): Happening[] =>
  lines.map((line, index) => {
    const [event = '', when = ''] = line.split(' ');
    return { event, ...moment(when), person: null, number: index + 1 };
  });

const overridesOf = ({ settings = [] }: Worked): ClockOverride[] =>
  settings.map((setting) => ({
    ...setting,
    kind: 'setting',
    counting: null,
    calendar: null,
    effectiveFrom: null,
    effectiveTo: null,
    source: 'invented',
    note: '',
  }));

// No council gave its closed days here: the one of these cases closes when the banks do.
const calendars = (): ClockRules['calendars'] => {
  const foisa = law.calendars.get('FOISA');
  assert.ok(foisa);
  return new Map([...law.calendars, ['COUNCIL', { ...foisa, name: 'COUNCIL' }]]);
};

const answersOf = (each: Worked): string[] => {
  const rules = law.rules.filter(({ id }) => each.rules.includes(id));
  const now = moment(each.at).at ?? '';
  return clocksOf(rules, happenings(each.happened), calendars(), overridesOf(each))
    .map((clock) => {
      const rule = rules.find(({ id, version }) => id === clock.rule && version === clock.version);
      assert.ok(rule);
      const { due } = clock;
      const when = due.kind === 'unknown' ? due.code : due.kind === 'day' ? due.day : due.at.slice(0, 16);
      return `${clock.rule} ${when} ${stateOf(clock, rule, now)}`;
    })
    .sort();
};

test('every chronology has the clocks that were worked out by hand', () => {
  for (const each of worked) assert.deepEqual(answersOf(each), [...each.expect].sort(), `${each.id}: ${each.working}`);
});

test('each names rules that ship, its working and its text', () => {
  const known = new Set(law.rules.map(({ id }) => id));
  for (const { id, rules, working, citation } of worked) {
    assert.ok(rules.every((rule) => known.has(rule)) && working !== '' && citation !== '', id);
  }
});
