import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';

import { answerCase, type CaseAnswer, type ClockRules, readCases } from '../../src/features/clock-rules/index.ts';
import { clockRulesOnDisk } from '../../src/features/packs/clock-rules-on-disk.ts';
import { projectRoot } from '../../src/platform/files.ts';
import { remit } from '../support/command.ts';
import { SHARED, withoutShared } from '../support/shared-data.ts';

// The expected times were worked out by hand from the text of the rules; each case tells how. The engine is held to them, never the other way round.

type Expected = {
  readonly due: string | null;
  readonly unknown?: string;
  readonly counting: string | null;
  readonly calendar: string | null;
  readonly [name: string]: unknown;
};
type Worked = {
  readonly id: string;
  readonly rule: string;
  readonly expect: Expected;
  readonly working: string;
  readonly citation: string;
  readonly tags: readonly string[];
};

const FILE = join(projectRoot(), 'test', 'contracts', 'clock-cases.json');
const SHIPPED = join(projectRoot(), 'packs', 'scotland');
const worked = JSON.parse(readFileSync(FILE, 'utf8')) as readonly Worked[];

let rules: ClockRules;
let answers: ReadonlyMap<string, CaseAnswer>;

before(async () => {
  const read = await clockRulesOnDisk([SHIPPED], SHIPPED);
  assert.ok(read.ok, JSON.stringify(read));
  rules = read.value;
  const cases = readCases(worked, 'clock-cases.json');
  assert.ok(cases.ok, JSON.stringify(cases));
  answers = new Map(cases.value.map((each) => [each.id, answerCase(each, rules)]));
});

const codeOf = (unknown: unknown): string => String(unknown ?? '').split(':')[0] ?? '';

// How a period would have been counted says nothing where there is none.
const comparable = ({ due, unknown, counting, calendar, ...rest }: Expected): Record<string, unknown> => ({
  due,
  unknown: codeOf(unknown),
  ...(due === null ? {} : { counting, calendar }),
  ...rest,
});

test('every case is answered as it was worked out by hand', () => {
  for (const { id, expect, working } of worked) {
    const answer: Readonly<Record<string, unknown>> = { ...answers.get(id) };
    const wanted = comparable(expect);
    const got = Object.fromEntries(
      Object.keys(wanted).map((name) => [name, name === 'unknown' ? codeOf(answer[name]) : (answer[name] ?? null)]),
    );
    assert.deepEqual(got, wanted, `${id}: ${working}`);
  }
});

test('there are cases for every version of every rule that ships, each with its citation and its working', () => {
  assert.ok(worked.length >= 600, `${worked.length} cases`);
  const answered = new Set([...answers.values()].map(({ rule, version }) => `${rule} v${version}`));
  assert.deepEqual(
    rules.rules.map(({ id, version }) => `${id} v${version}`).filter((version) => !answered.has(version)),
    [],
  );
  assert.deepEqual(
    worked.filter(({ citation, working }) => citation === '' || working === '').map(({ id }) => id),
    [],
  );
});

test('the cases cover what is easily got wrong', () => {
  const having = (what: (each: Worked) => boolean): number => worked.filter(what).length;
  const tagged = (tag: string): number => having(({ tags }) => tags.includes(tag));
  const counted: Readonly<Record<string, number>> = {
    'clocks going forward': tagged('dst-spring'),
    'clocks going back': tagged('dst-autumn'),
    'leap days': tagged('leap'),
    'Christmas to New Year': tagged('christmas') + tagged('newyear'),
    Easter: tagged('easter'),
    '30 November': tagged('st-andrew'),
    '15 June 2026': tagged('oneoff'),
    inclusive: having(({ expect }) => expect.counting === 'inclusive'),
    exclusive: having(({ expect }) => expect.counting === 'exclusive'),
    'versions in time': tagged('versions') + tagged('version'),
    overrides: having(({ expect }) => expect['override'] !== undefined),
    aggregates: having(({ expect }) => expect['usedMinutes'] !== undefined),
    pauses: tagged('pause'),
    'past the last loaded year': tagged('past-loaded'),
    lapses: having(({ expect }) => String(expect['state']).startsWith('lapsed:')),
  };
  for (const [what, count] of Object.entries(counted)) assert.ok(count >= 5, `${what}: ${count} cases`);
});

test('the calendars agree with the published bank holidays, but for the one-off of 15 June 2026', {
  skip: withoutShared(),
}, () => {
  const published = JSON.parse(readFileSync(join(SHARED, 'real', 'bank-holidays-scotland.json'), 'utf8')) as {
    readonly date: string;
  }[];
  const dates = published.map(({ date }) => date).sort();
  for (const name of ['FOISA', 'MHA2003']) {
    const ours = [...(rules.calendars.get(name)?.closedDays.keys() ?? [])].sort();
    assert.ok(ours.length > 140, `${ours.length} days`);
    assert.deepEqual(
      ours.filter((day) => day !== '2026-06-15'),
      dates,
      name,
    );
    assert.ok(ours.includes('2026-06-15'));
  }
});

test('remit clock answers a file of cases, and a person who asks for one, without a database', async () => {
  const answered = await remit(['clock', '--cases', FILE, '--data', '/nowhere/at/all']);
  assert.equal(answered.code, 0, answered.err);
  const given = JSON.parse(answered.out) as readonly CaseAnswer[];
  assert.equal(given.length, worked.length);
  assert.deepEqual(given[0], {
    id: 'SEC-01.01',
    rule: 'SEC-01',
    version: 1,
    label: '',
    title: 'Decide whether to put the secure accommodation authorisation into effect, and record the reasons',
    due: '2026-03-31T13:00',
    dueAt: '2026-03-31T12:00:00.000Z',
    counting: 'instant',
    calendar: null,
    citation: 'SSI 2013/212 reg 4, 5; guidance Annex 1 step 7',
    verified: true,
    verifiedRow: true,
    owner: 'CSWO',
  });
  const asked = await remit(['clock', 'EMT-02', '--from', '2026-11-27', '--at', '2026-12-02T00:00']);
  assert.equal(
    asked.out,
    `EMT-02: Children's hearing reviews an emergency transfer
  Due by the end of Tuesday, 1 December 2026.
  It is then: late.
  Owed by: Principal Reporter (CSWO tells the Reporter).
  Working days by the calendar CH2011.
  2011 Act s.136, s.137(3), version 2011: confirm with your legal adviser.
`,
  );
});

test('what cannot be read ends with 2, and says where and what to do', async () => {
  for (const [args, said] of [
    [['SEC-99', '--from', '2026-01-01'], /There is no rule SEC-99/],
    [['SEC-01', '--from', 'Tuesday'], /"Tuesday" is no day and no time.*2026-11-27T14:05/],
    [['SEC-01'], /--from/],
    [['--cases', '/nowhere.json'], /nowhere\.json: There is no such file/],
  ] as const) {
    const { code, err } = await remit(['clock', ...args]);
    assert.equal(code, 2, err);
    assert.match(err, said);
  }
});
