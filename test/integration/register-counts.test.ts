import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { type AskedCount, type Counted, readCount, readCounts } from '../../src/features/registers/counts/index.ts';
import type { Revision } from '../../src/features/registers/entry/entry.ts';
import type { Count, RegisterType } from '../../src/features/registers/type/register-type.ts';
import type { CouncilCode } from '../../src/kernel/index.ts';
import { financialYear, halfYear } from '../../src/kernel/index.ts';
import { forEachDatabase } from '../support/databases.ts';
import { askedOn, clockDue, happened, keepRevisions, made, VISITS } from '../support/registered.ts';

const YEAR = financialYear(2019);
const NOW = '2026-01-10T12:00:00.000Z';

const count = (how: Count['how'], changes: Partial<Count> = {}): Count => ({
  measure: 'visits',
  label: 'Visits',
  how,
  datedBy: { event: 'asked' },
  source: 'ours',
  ...changes,
});

await forEachDatabase('counts of registers', ({ database }) => {
  let council = 'a0' as CouncilCode;
  const read = (asked: Count, { needs = ['*'], period = YEAR, asAt = NOW, type = VISITS } = {}): Promise<Counted> =>
    database().read({ council, clearance: 'restricted', need: needs }, (tx) =>
      readCount(tx, { type, count: asked, period, asAt }, needs),
    );
  const keep = (...revisions: Revision[]): Promise<void> => keepRevisions(database(), council, revisions);
  const inCouncil = (code: string): void => {
    council = code as CouncilCode;
  };

  before(() => inCouncil('a0'));

  test('a register that is empty gives no number, and neither does a time before its first entry or one to come', async () => {
    inCouncil('empty');
    const { value, not } = await read(count('entries'));
    assert.deepEqual({ value, not }, { value: null, not: 'empty' });
    await keep(askedOn('VI-2019-001', '2019-10-03'));
    assert.equal((await read(count('entries'), { period: financialYear(2018) })).not, 'before');
    assert.equal((await read(count('entries'), { period: halfYear(2019, 1) })).not, 'before');
    assert.equal((await read(count('entries'), { period: financialYear(2026) })).not, 'to-come');
    const none = await read(count('entries'), { period: financialYear(2020) });
    assert.deepEqual(
      [none.value, none.not, none.first],
      [0, null, '2019-10-03'],
      'nothing in a year after the first entry is a true 0',
    );
    assert.equal((await read(count('entries'), { period: financialYear(2025) })).soFar, true);
    assert.equal(none.soFar, false);
  });

  test('entries stand in the period of their first day: the first and the last day are in it, the days beside it are not', async () => {
    inCouncil('days');
    await keep(
      askedOn('VI-2019-001', '2019-03-31'),
      askedOn('VI-2019-002', '2019-04-01'),
      askedOn('VI-2019-003', '2020-03-31'),
      askedOn('VI-2019-004', '2020-04-01'),
      made('VI-2019-005', {
        events: [
          happened(1, 'asked', '2019-03-30'),
          happened(2, 'visited', '2019-04-02'),
          happened(3, 'visited', '2020-04-02'),
        ],
      }),
    );
    assert.equal((await read(count('entries'))).value, 2);
    assert.equal(
      (await read(count('entries', { datedBy: { event: 'visited' } }))).value,
      1,
      'what comes twice counts once, by its first day',
    );
    assert.equal(
      (await read(count('entries', { datedBy: { event: 'visited' } }), { period: financialYear(2020) })).value,
      0,
    );
  });

  test('a moment counts by the day in Scotland: half past eleven at night in summer is the next day in UTC and not here', async () => {
    inCouncil('moments');
    const by = count('entries', { datedBy: { field: 'seen-at' } });
    await keep(
      askedOn('VI-2019-001', '2019-05-05', { 'seen-at': '2019-03-31T23:30:00.000Z' }),
      askedOn('VI-2019-002', '2019-05-05', { 'seen-at': '2019-03-31T22:59:00.000Z' }),
      askedOn('VI-2019-003', '2019-05-05', {}),
    );
    assert.equal((await read(by)).value, 1, '00:30 on 1 April is in the year, 23:59 on 31 March is not');
  });

  test('what was known at an instant: a later revision, a withdrawal and an entry made later are not in it', async () => {
    inCouncil('known');
    await keep(
      askedOn('VI-2019-001', '2019-05-05', { kind: 'home' }),
      askedOn(
        'VI-2019-001',
        '2019-05-05',
        { kind: 'away' },
        { number: 2, kind: 'changed', knownAt: '2019-07-01T09:00:00.000Z', words: 'It was away' },
      ),
      askedOn('VI-2019-002', '2019-05-06', { kind: 'home' }),
      askedOn(
        'VI-2019-002',
        '2019-05-06',
        { kind: 'home' },
        { number: 2, kind: 'withdrawn', knownAt: '2019-08-01T09:00:00.000Z', words: 'Made in error' },
      ),
      askedOn('VI-2019-003', '2019-05-07', { kind: 'home' }, { knownAt: '2019-09-01T09:00:00.000Z' }),
    );
    const home = count('entries', { where: [{ field: 'kind', is: ['home'] }] });
    const at = async (asAt: string): Promise<number | null> => (await read(home, { asAt })).value;
    assert.equal(await at('2019-05-31T12:00:00.000Z'), null, 'nothing was known');
    assert.equal(await at('2019-06-15T12:00:00.000Z'), 2);
    assert.equal(await at('2019-07-01T08:59:59.999Z'), 2);
    assert.equal(await at('2019-07-01T09:00:00.000Z'), 1);
    assert.equal(await at('2019-08-15T12:00:00.000Z'), 0);
    assert.equal(await at(NOW), 1);
  });

  test('people are counted once each, and those without a case reference apart', async () => {
    inCouncil('people');
    await keep(
      askedOn('VI-2019-001', '2019-05-05'),
      askedOn('VI-2019-002', '2019-06-05'),
      askedOn('VI-2019-003', '2019-06-06', {}, { caseReference: 'C-2' }),
      askedOn('VI-2019-004', '2019-06-07', {}, { caseReference: null }),
    );
    const { value, unknown } = await read(count('people'));
    assert.equal(value, 2);
    assert.deepEqual(unknown, [{ entries: 1, because: 'they have no case reference' }]);
  });

  test('a share is of those that count, tells of those that are still open, and is never 0 of nothing', async () => {
    inCouncil('shares');
    const share = count('share', {
      where: [{ state: ['closed'] }, { field: 'themes', is: ['a', 'b'] }],
      of: [{ field: 'themes', is: ['a'] }],
    });
    await keep(
      askedOn('VI-2019-001', '2019-05-05', { themes: ['a', 'b'] }, { state: 'closed' }),
      askedOn('VI-2019-002', '2019-05-06', { themes: ['b'] }, { state: 'closed' }),
      askedOn('VI-2019-003', '2019-05-07', { themes: ['a'] }, { state: 'closed' }),
      askedOn('VI-2019-004', '2019-05-08', { themes: ['a'] }),
      askedOn('VI-2019-005', '2019-05-09', {}, { state: 'closed' }),
    );
    const { value, numerator, denominator, open, within } = await read(share);
    assert.deepEqual({ numerator, denominator, open, within }, { numerator: 2, denominator: 3, open: 1, within: 5 });
    assert.ok(value !== null && Math.abs(value - 66.6667) < 0.001);
    const nothing = await read(count('share', { where: [{ event: 'visited' }], of: [{ state: ['closed'] }] }));
    assert.deepEqual([nothing.value, nothing.not], [null, 'none-to-judge']);
  });

  test('a share in time: kept, agreed, late, running and what nobody can judge each stand apart', async () => {
    inCouncil('in-time');
    const day = (text: string) => ({ kind: 'day', day: text, at: `${text}T23:00:00.000Z` }) as const;
    const cannot = {
      kind: 'unknown',
      code: 'holidays-not-loaded',
      words: 'no closed days are loaded for 2029',
    } as const;
    const clocks = [
      [clockDue('CMP-01', '2019-05-10', '2019-05-10')],
      [clockDue('CMP-01', '2019-05-10', '2019-05-11')],
      [clockDue('CMP-01', '2019-05-10', null)],
      [clockDue('CMP-01', '2030-05-10', null)],
      [clockDue('CMP-01', '2019-05-10', '2019-05-15', { due: day('2019-05-17') })],
      [clockDue('CMP-01', '2019-05-10', '2019-05-18', { due: day('2019-05-17') })],
      [clockDue('CMP-01', '2019-05-10', '2019-05-09', { due: cannot, lawDue: cannot })],
      [clockDue('CMP-02', '2019-05-24', '2019-05-20')],
      [clockDue('CMP-09', '2019-05-10', '2019-05-11')],
      [clockDue('CMP-01', '2019-05-10', null, { stopped: 'stopped', stoppedDay: '2019-05-10' })],
      [clockDue('CMP-01', '2019-05-10', null, { stopped: 'stopped', stoppedDay: '2019-05-11' })],
      [clockDue('CMP-01', '2019-05-10', null, { stopped: 'paused' })],
      [clockDue('CMP-01', '2019-05-10', '2019-05-10'), clockDue('CMP-04', '2019-06-10', '2019-06-11')],
    ];
    await keep(
      ...clocks.map((each, index) =>
        askedOn(`VI-2019-${String(index + 1).padStart(3, '0')}`, '2019-05-05', {}, { clocks: each }),
      ),
    );
    const { value, numerator, denominator, agreed, open, unknown } = await read(
      count('share-in-time', { clocks: ['CMP-01', 'CMP-04'], extensions: ['CMP-02'] }),
    );
    assert.deepEqual({ numerator, denominator, agreed, open }, { numerator: 1, denominator: 8, agreed: 2, open: 2 });
    assert.ok(value !== null && Math.abs(value - 12.5) < 0.001);
    assert.deepEqual(
      unknown.toSorted((a, b) => a.because.localeCompare(b.because)),
      [
        { entries: 1, because: 'no closed days are loaded for 2029' },
        { entries: 2, because: 'none of its clocks ever ran' },
      ],
    );
  });

  test('a clock that counts to the minute is kept to the end of its minute, and judged by the day where the minute is not known', async () => {
    inCouncil('minutes');
    const at = { kind: 'instant', at: '2019-05-10T22:30:00.000Z' } as const;
    const met = (metDay: string, metAt: string | null) =>
      clockDue('SEC-01', '2019-05-10', metDay, { due: at, lawDue: at, metAt });
    await keep(
      ...[
        met('2019-05-10', '2019-05-10T22:30:59.999Z'),
        met('2019-05-10', '2019-05-10T22:31:00.000Z'),
        met('2019-05-09', null),
        met('2019-05-10', null),
        met('2019-05-11', null),
      ].map((clock, index) => askedOn(`VI-2019-00${index + 1}`, '2019-05-05', {}, { clocks: [clock] })),
    );
    const { numerator, denominator, unknown } = await read(count('share-in-time', { clocks: ['SEC-01'] }));
    assert.deepEqual([numerator, denominator], [2, 4]);
    assert.deepEqual(unknown, [{ entries: 1, because: 'only the day is known, and the minute decides' }]);
  });

  test('median days, rows by their own day, and those standing as a period begins', async () => {
    inCouncil('others');
    const both = (reference: string, from: string, to: string | null, fields = {}) =>
      made(reference, {
        fields,
        events: [happened(1, 'asked', from), ...(to === null ? [] : [happened(2, 'visited', to)])],
      });
    await keep(
      both('VI-2019-001', '2019-05-01', '2019-05-03', {
        changes: [{ done: '2019-06-01' }, { done: '2020-04-01' }, { done: null }],
      }),
      both('VI-2019-002', '2019-05-01', '2019-05-08', { changes: [{ done: '2019-04-01' }, { done: '2020-03-31' }] }),
      both('VI-2019-003', '2019-05-01', null),
      both('VI-2018-001', '2019-03-31', '2019-04-01'),
      both('VI-2018-002', '2019-03-30', '2019-03-31'),
      both('VI-2018-003', '2018-01-01', null),
    );
    const span = { from: { event: 'asked' }, until: { event: 'visited' } };
    const median = await read(count('median-days', span));
    assert.equal(median.value, 4.5, 'of 2 and 7');
    assert.deepEqual(
      [median.denominator, median.unknown],
      [2, [{ entries: 1, because: 'one of the two days is not known yet' }]],
    );
    assert.equal((await read(count('rows', { datedBy: { rows: 'changes', column: 'done' } }))).value, 3);
    const before = { asAt: '2020-03-30T12:00:00.000Z' };
    const soFar = await read(count('rows', { datedBy: { rows: 'changes', column: 'done' } }), before);
    assert.equal(soFar.value, 2, 'what is to be done on 31 March is not done on the day before');
    assert.equal(
      (await read(count('standing', span))).value,
      2,
      'the one that ended on the first day still stood as it began',
    );
  });

  test('what stood as a period began is not known where the register began later, or on that day', async () => {
    inCouncil('standing-before');
    const span = { from: { event: 'asked' }, until: { event: 'visited' } };
    const standing = async (period = YEAR) => {
      const { value, not, first } = await read(count('standing', span), { period });
      return { value, not, first };
    };
    await keep(askedOn('VI-2019-001', '2019-04-01'));
    assert.deepEqual(await standing(), { value: null, not: 'before', first: '2019-04-01' });
    assert.deepEqual(await standing(financialYear(2020)), { value: 1, not: null, first: '2019-04-01' });
  });

  test('what an event is called besides counts as that event, while the answers are so; and whichever end came first is the end', async () => {
    inCouncil('besides');
    const home = [{ field: 'kind', is: ['home'] }];
    const type: RegisterType = {
      ...VISITS,
      events: [
        { code: 'asked', label: 'Asked for', precision: 'day' },
        { code: 'visited', label: 'Visited', precision: 'day' },
        { code: 'sent-home', label: 'Sent home', precision: 'day', also: [{ event: 'visited', when: home }] },
        { code: 'moved-on', label: 'Moved on', precision: 'day' },
      ],
    };
    const ended = (reference: string, event: string, kind: string) =>
      made(reference, {
        fields: { kind },
        events: [happened(1, 'asked', '2018-06-01'), happened(2, event, '2018-09-01')],
      });
    await keep(
      ended('VI-2018-001', 'visited', 'home'),
      ended('VI-2018-002', 'sent-home', 'home'),
      ended('VI-2018-003', 'sent-home', 'away'),
      ended('VI-2018-004', 'moved-on', 'home'),
    );
    const standing = (until: Count['until']) => read(count('standing', { from: { event: 'asked' }, until }), { type });
    assert.equal((await standing({ event: 'visited' })).value, 2, 'the one sent home away, and the one moved on');
    assert.equal((await standing({ events: ['visited', 'moved-on'] })).value, 1);
    const period = financialYear(2018);
    const by = await read(count('entries', { datedBy: { event: 'visited' } }), { type, period });
    assert.equal(by.value, 2);
    assert.equal((await read(count('entries', { where: [{ event: 'visited' }] }), { type, period })).value, 2);
  });

  test('clocks in time are counted by the day on which each ends, however many an entry has', async () => {
    inCouncil('clocks');
    const visits = count('clocks-in-time', { datedBy: { clocks: 'due' }, clocks: ['AWI-03', 'AWI-04'] });
    await keep(
      askedOn(
        'VI-2019-001',
        '2018-05-05',
        {},
        {
          clocks: [
            clockDue('AWI-03', '2019-03-31', '2019-03-31'),
            clockDue('AWI-04', '2019-04-01', '2019-03-30'),
            clockDue('AWI-04', '2020-03-31', '2020-04-01', { trigger: 2, key: 'AWI-04.-.2' }),
            clockDue('AWI-04', '2020-04-01', null, { trigger: 3, key: 'AWI-04.-.3' }),
            clockDue('AWI-09', '2019-05-01', null, { trigger: 4, key: 'AWI-09.-.4' }),
          ],
        },
      ),
      askedOn(
        'VI-2019-002',
        '2018-05-05',
        {},
        {
          clocks: [clockDue('AWI-03', '2019-06-01', '2019-05-01'), clockDue('AWI-04', '2026-02-01', null)],
        },
      ),
      askedOn(
        'VI-2019-003',
        '2018-05-05',
        {},
        {
          clocks: [
            clockDue('AWI-03', '2019-07-01', null, {
              triggerDay: '2019-04-01',
              due: { kind: 'unknown', code: 'version-unknown', words: 'the version is not known' },
              lawDue: { kind: 'unknown', code: 'version-unknown', words: 'the version is not known' },
            }),
            clockDue('AWI-04', '2019-08-01', null, { stopped: 'stopped', stoppedDay: '2019-07-01' }),
          ],
        },
      ),
    );
    const { value, numerator, denominator, unknown, within, open } = await read(visits);
    assert.deepEqual([numerator, denominator, within, open], [2, 3, 3, 0], 'two of the first entry, one of the second');
    assert.ok(value !== null && Math.abs(value - 66.6667) < 0.001);
    assert.deepEqual(unknown, [{ entries: 1, because: 'the version is not known' }]);
    const next = await read(visits, { period: financialYear(2025) });
    assert.deepEqual([next.value, next.open, next.not], [null, 1, 'none-to-judge'], 'nobody can be late yet');
    const after = await read(visits, { period: financialYear(2020) });
    assert.deepEqual([after.numerator, after.denominator], [0, 1], 'the visit that nobody made is late, and counted');
  });

  test('whoever lacks the need: nothing they are told ever moves with a restricted entry', async () => {
    inCouncil('needs');
    const restricted = { confidentiality: 'restricted', distribution: ['TL-1'] } as const;
    const strangers = [[], ['post:TL-1'], ['type:complaint'], ['post:SM', 'type:other']];
    const counts = [
      count('entries'),
      count('people'),
      count('median-days', { from: { event: 'asked' }, until: { event: 'asked' } }),
    ];
    const told = async () => Promise.all(strangers.flatMap((needs) => counts.map((each) => read(each, { needs }))));
    await keep(askedOn('VIR-2019-001', '2019-05-05', {}, restricted));
    const onlyRestricted = await told();
    assert.ok(onlyRestricted.every(({ not, first }) => not === 'empty' && first === null));
    await keep(askedOn('VI-2019-001', '2019-06-05'));
    const before = await told();
    assert.ok(before.every(({ sight }) => sight === 'open-only'));
    assert.equal(before[0]?.value, 1);
    assert.equal((await read(count('entries'))).value, 2);
    assert.equal((await read(count('entries'), { needs: ['type:visit'] })).value, 2);
    await keep(
      askedOn('VIR-2019-002', '2018-05-05', {}, restricted),
      askedOn('VIR-2019-001', '2019-05-05', {}, { ...restricted, number: 2, kind: 'withdrawn', words: 'In error' }),
    );
    assert.deepEqual(await told(), before);
    assert.equal((await read(count('entries'))).value, 1);
    const closed = { ...VISITS, confidentiality: 'restricted' } as const;
    const { value, not, within } = await read(count('entries'), { needs: ['post:TL-1'], type: closed });
    assert.deepEqual({ value, not, within }, { value: null, not: 'restricted', within: 0 });
  });

  test('one old entry that is typed in makes no known nought of the years after it', async () => {
    inCouncil('typed-in');
    const told = async (year: number, how: Count['how'] = 'entries', more: Partial<Count> = {}) => {
      const { value, not, begun } = await read(count(how, more), { period: financialYear(year) });
      return { value, not, begun };
    };
    const begun = '2019-06-01';
    await keep(askedOn('VI-2015-001', '2015-05-05', { changes: [{ done: '2016-05-01' }] }));
    assert.deepEqual(await told(2014), { value: null, not: 'before', begun });
    assert.deepEqual(await told(2015), { value: 1, not: null, begun }, 'what was entered is counted');
    assert.deepEqual(await told(2016), { value: null, not: 'not-kept', begun }, 'nobody kept it then');
    assert.deepEqual(await told(2018), { value: null, not: 'not-kept', begun });
    assert.deepEqual(await told(2019), { value: 0, not: null, begun }, 'kept since June of it');
    assert.deepEqual(await told(2020), { value: 0, not: null, begun }, 'a true nought');
    const rows = { datedBy: { rows: 'changes', column: 'done' } };
    assert.deepEqual(await told(2016, 'rows', rows), { value: 1, not: null, begun });
    assert.deepEqual(await told(2017, 'rows', rows), { value: null, not: 'not-kept', begun });
    const span = { from: { event: 'asked' }, until: { event: 'visited' } };
    assert.deepEqual(await told(2017, 'standing', span), { value: 1, not: null, begun }, 'it stands and is not over');
    await keep(askedOn('VI-2015-001', '2015-05-05', {}, { number: 2, kind: 'withdrawn', words: 'In error' }));
    assert.equal((await told(2020)).not, 'empty');
  });

  test('counts that are asked for together are those that are asked for one by one, in few statements', async () => {
    inCouncil('together');
    const codes = Array.from({ length: 30 }, (_, index) => `visit-${index}`);
    const ways: Count[] = [
      count('entries', { where: [{ field: 'kind', is: ['home'] }] }),
      count('people'),
      count('share', { where: [{ field: 'themes', is: ['a', 'b'] }], of: [{ field: 'themes', is: ['a'] }] }),
      count('share-in-time', { clocks: ['CMP-01'] }),
      count('clocks-in-time', { datedBy: { clocks: 'due' }, clocks: ['CMP-01'] }),
      count('median-days', { from: { event: 'asked' }, until: { event: 'visited' } }),
      count('standing', { from: { event: 'asked' }, until: { event: 'visited' } }),
      count('rows', { datedBy: { rows: 'changes', column: 'done' } }),
    ];
    const periods = [YEAR, financialYear(2018), halfYear(2019, 1), financialYear(2025)];
    await keep(
      ...[0, 1, 2].flatMap((type) =>
        ['2018-05-05', '2019-05-05', '2019-11-05'].map((day, index) =>
          askedOn(
            `VI-2019-${type}0${index}`,
            day,
            { kind: index === type ? 'home' : 'away', themes: index === 0 ? ['a'] : ['b'], changes: [{ done: day }] },
            {
              type: `visit-${type}`,
              caseReference: `C-${index}`,
              clocks: [clockDue('CMP-01', '2019-05-10', index === 2 ? null : '2019-05-09')],
            },
          ),
        ),
      ),
    );
    const asked: AskedCount[] = codes.flatMap((code) =>
      ways.flatMap((each) => periods.map((period) => ({ type: { ...VISITS, code }, count: each, period, asAt: NOW }))),
    );
    let statements = 0;
    const [all, each] = await database().read({ council, clearance: 'restricted', need: ['*'] }, async (tx) => {
      const listening = tx.withPlugin({
        transformQuery: ({ node }) => {
          statements += 1;
          return node;
        },
        transformResult: async ({ result }) => result,
      }) as typeof tx;
      const together = await readCounts(listening, asked, ['*']);
      const alone: Counted[] = [];
      for (const one of asked.slice(0, 3 * ways.length * periods.length)) alone.push(await readCount(tx, one, ['*']));
      return [together, alone];
    });
    assert.deepEqual(all?.slice(0, each?.length), each);
    assert.ok(all?.slice(each?.length).every(({ not }) => not === 'empty' || not === 'to-come'));
    assert.equal(all?.length, 960);
    assert.equal(
      statements,
      2,
      'one that tells which registers have entries, and one for the 96 counts of three that have',
    );
    const home = all?.filter(({ count: { how }, period }) => how === 'entries' && period === YEAR).slice(0, 3);
    assert.deepEqual(
      home?.map(({ value }) => value),
      [0, 1, 1],
      'of each register the entry of 2018, of May and of November',
    );
  });

  test('another council counts its own', async () => {
    inCouncil('neighbour');
    assert.equal((await read(count('entries'))).not, 'empty');
  });
});
