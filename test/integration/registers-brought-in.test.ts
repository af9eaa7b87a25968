import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { writeXlsx } from '../../src/documents/index.ts';
import { readTable } from '../../src/documents/readers/index.ts';
import { type Caller, NOBODY } from '../../src/features/access/index.ts';
import { byProgram, entriesSince } from '../../src/features/record/index.ts';
import { bringIn, type EntryFile } from '../../src/features/registers/brought-in/bring-in.ts';
import { entryOf } from '../../src/features/registers/entry/store.ts';
import { readRuled } from '../../src/features/registers/read-ruled.ts';
import { A_TEST } from '../support/actor.ts';
import { appFor, FORM_HEADERS, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { councilOf, given, setClock } from '../support/people.ts';

const HOME = '/councils/strathinver/registers';
const OPEN = { confidentiality: 'open', looked: false, dryRun: false };

await forEachDatabase('entries brought into a register', ({ database }) => {
  const { clock, set } = setClock('2026-11-24T10:00:00.000Z', 1);
  let app: FastifyInstance;
  let caller: Caller = NOBODY;
  const failures: unknown[] = [];
  const council = councilOf('strathinver');
  const desk = () => ({ database: database(), clock, council, by: byProgram(A_TEST) });
  const keeper = somebody({ ...hat('strathinver', ['owner']), post: 'CGL' as never });
  const fileOf = (rows: readonly Readonly<Record<string, string>>[]): EntryFile => ({
    ...rowsOf(rows),
    fileName: 'complaints.csv',
  });
  const rowsOf = (rows: readonly Readonly<Record<string, string>>[]) => {
    const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    return {
      headings,
      rows: rows.map((row, at) => ({
        number: at + 2,
        cells: Object.fromEntries(headings.map((heading) => [heading, row[heading] ?? ''])),
      })),
    };
  };
  const complaint = (gist: string, more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
    'Complaint received': '02/11/2026',
    Service: "Children's Services",
    'What it is about': 'Delay in responding; charges',
    'The complaint in short': gist,
    ...more,
  });
  const read = (reference: string) =>
    database().read({ council, clearance: 'restricted', need: ['*'] }, (tx) => entryOf(tx, reference));
  const imports = async () =>
    database().read({ council, clearance: 'restricted' }, (tx) =>
      entriesSince(tx, '2026-01-01T00:00:00.000Z', { actions: ['entry.import'] }, 100),
    );

  before(async () => {
    await loadPacks(database(), ['scotland', 'invented-example'], secondsClock('2026-01-01T00:00:00Z'));
    app = await appFor(database(), () => caller, failures, clock);
  });
  after(async () => {
    await app.close();
    assert.deepEqual(failures, []);
  });

  test('with one bad row nothing is made, and every fault names its row, its column and what to do', async () => {
    const done = await bringIn(
      desk(),
      'complaint',
      fileOf([
        complaint('The bus was late'),
        complaint('The bus was early', { Service: 'The circus', 'What it is about': 'charges; clowns' }),
        complaint('', { 'Complaint received': '31/02/2026' }),
        complaint('Ring 07700 900123 about it', { 'Complaint received': '25/11/2026', 'May be quoted': '' }),
        complaint('The bus was late'),
      ]),
      OPEN,
    );
    assert.ok(!done.ok);
    // A column that the register does not have is told before anything else.
    assert.deepEqual(
      done.problem.map(({ code, place }) => [code, place.row, place.column]),
      [['column.unknown', 1, 'May be quoted']],
    );
    const again = await bringIn(
      desk(),
      'complaint',
      fileOf([
        complaint('The bus was late'),
        complaint('The bus was early', { Service: 'The circus', 'What it is about': 'charges; clowns' }),
        complaint('', { 'Complaint received': '31/02/2026' }),
        complaint('', { 'Complaint received': '25/11/2026' }),
        complaint('Ring 07700 900123 about it'),
        complaint('The bus was late'),
      ]),
      OPEN,
    );
    assert.ok(!again.ok);
    assert.deepEqual(
      again.problem.map(({ place }) => [place.row, place.column]),
      [
        [3, 'Service'],
        [3, 'What it is about'],
        [4, 'Complaint received'],
        [7, undefined],
        [5, 'Complaint received'],
        [5, 'The complaint in short'],
        [6, 'The complaint in short'],
      ],
    );
    assert.match(again.problem[0]?.remedy ?? '', /Write one of: Children's Services; Health/);
    assert.equal(await read('CP-2026-001'), null);
    assert.deepEqual(await imports(), []);
  });

  test('an outcome without the answer that tells it is refused: nobody could say when it was decided', async () => {
    const rows = fileOf([
      complaint('The bus came late', { Outcome: 'Upheld' }),
      complaint('The bus came', { Outcome: '' }),
    ]);
    const done = await bringIn(desk(), 'complaint', rows, { ...OPEN, dryRun: true });
    assert.ok(!done.ok);
    assert.deepEqual(
      done.problem.map(({ code, place, message, remedy }) => [code, place.row, place.column, message, remedy]),
      [
        [
          'cell.invalid',
          2,
          'Outcome',
          '"Outcome" is said with the step "Answer at stage 1" and its day, and a file holds no steps',
          'Leave the cell empty, and take that step on the page of the entry.',
        ],
      ],
    );
  });

  test('a file is taken whole under one entry of the record, and sent again it makes nothing twice', async () => {
    const file = fileOf([complaint('The bus was late'), complaint('The bus was early', { 'Case reference': 'C-9' })]);
    const would = given(await bringIn(desk(), 'complaint', file, { ...OPEN, dryRun: true }));
    assert.equal(would.made.length, 2);
    assert.equal(await read('CP-2026-001'), null);
    assert.deepEqual(given(await bringIn(desk(), 'complaint', file, OPEN)), {
      made: ['CP-2026-001', 'CP-2026-002'],
      already: [],
      // Received on 2 November: five working days were over on the 9th.
      late: 2,
    });
    const entry = await read('CP-2026-001');
    assert.deepEqual(
      [entry?.now.fields, entry?.now.events.map(({ event, day }) => [event, day])],
      [
        { 'service-group': 'children', themes: ['delay', 'charges'], gist: 'The bus was late' },
        [['complaint-received', '2026-11-02']],
      ],
    );
    assert.equal((await imports()).length, 1);
    const today = complaint('The bus never came', { 'Complaint received': '24/11/2026' });
    const more = fileOf([...file.rows.map(({ cells }) => cells), today]);
    assert.deepEqual(given(await bringIn(desk(), 'complaint', more, OPEN)), {
      made: ['CP-2026-003'],
      already: ['CP-2026-001', 'CP-2026-002'],
      late: 0,
    });
  });

  test('by the page: the template is filled in, what would be made is shown, and only then made; and nobody else brings in any', async () => {
    const sendFile = (bytes: Uint8Array, fields: Readonly<Record<string, string>>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ _form: 'test-token', ...fields })) form.set(name, value);
      form.set('bring-in-file', new File([Buffer.from(bytes)], 'filled.xlsx'));
      return new Response(form);
    };
    const post = async (bytes: Uint8Array, fields: Readonly<Record<string, string>>) => {
      const sent = sendFile(bytes, fields);
      return app.inject({
        method: 'POST',
        url: `${HOME}/complaint/bring-in`,
        headers: { 'content-type': sent.headers.get('content-type') ?? '', 'sec-fetch-site': 'same-origin' },
        payload: Buffer.from(await sent.arrayBuffer()),
      });
    };
    caller = keeper;
    assert.equal((await app.inject(`${HOME}/complaint/bring-in`)).statusCode, 200);
    const template = await app.inject(`${HOME}/complaint/bring-in/template.xlsx`);
    assert.equal(template.statusCode, 200);
    const choices = await readTable(template.rawPayload, { fileName: 'template.xlsx', sheet: 'Choices' });
    assert.ok(choices.ok);
    assert.equal(choices.value.rows[0]?.cells['Service'], "Children's Services");
    const filled = (gist: string) =>
      writeXlsx([
        {
          name: 'Entries',
          headings: ['Complaint received', 'Service', 'What it is about', 'The complaint in short'],
          rows: [[{ day: '2026-11-03' }, "Children's Services", 'Delay in responding', gist]],
        },
      ]);
    const bad = await post(await filled(''), { 'bring-in-confidentiality': 'open' });
    assert.equal(bad.statusCode, 422);
    assert.match(bad.body, /listed by row and column.*The complaint in short/s);
    const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    // Each refused row with its place, what the file has there, what is wrong and what to do.
    assert.match(
      words(bad.body),
      /Nothing was brought in\. 1 row is refused\. .* 2 The complaint in short Nothing Answer .* Fill in the cell\. /,
    );
    const odd = await post(await filled('Ring 07700 900123 about it'), { 'bring-in-confidentiality': 'open' });
    assert.match(words(odd.body), /2 The complaint in short Ring 07700 900123 about it .*telephone/);
    const shown = await post(await filled('The door was shut'), { 'bring-in-confidentiality': 'open' });
    assert.equal(shown.statusCode, 200, shown.body);
    assert.match(shown.body, /1 entry will be made/);
    // The row as it is read, in the words of the form.
    assert.match(
      words(shown.body),
      /As the rows are read .* What becomes of it 2 3 November 2026 Children(&#39;|')s Services Delay in responding The door was shut It is made/,
    );
    assert.match(shown.body, /1 of the entries would stand as late at once/);
    assert.equal(await read('CP-2026-004'), null);
    const hidden = Object.fromEntries(
      [...shown.body.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    );
    const confirm = () =>
      app.inject({
        method: 'POST',
        url: `${HOME}/complaint/bring-in/confirm`,
        headers: FORM_HEADERS,
        payload: new URLSearchParams(hidden).toString(),
      });
    // Whoever keeps another register cannot make what a keeper was shown.
    caller = somebody({ ...hat('strathinver', ['owner']), post: 'PQM' as never });
    assert.equal((await confirm()).statusCode, 422);
    assert.equal((await app.inject(`${HOME}/complaint/bring-in/template.xlsx`)).statusCode, 404);
    caller = keeper;
    assert.equal((await confirm()).headers.location, '/councils/strathinver/registers/complaint?said=brought');
    assert.equal((await read('CP-2026-004'))?.now.fields['gist'], 'The door was shut');
    // Sent twice by a second press of the button, it makes nothing more.
    assert.equal((await confirm()).statusCode, 303);
    assert.equal(await read('CP-2026-005'), null);
  });

  test('who may see it is part of what is the same: an open twin is a fault, other posts are another answer', async () => {
    const row = (posts: string) => fileOf([complaint('The swing was broken', { 'Posts that may see it': posts })]);
    const restricted = { ...OPEN, confidentiality: 'restricted' };
    const [open] = given(await bringIn(desk(), 'complaint', row(''), OPEN)).made;
    const asked = await bringIn(desk(), 'complaint', row(''), restricted);
    assert.ok(!asked.ok);
    assert.deepEqual(
      asked.problem.map(({ place, message }) => [place.row, message]),
      [[2, `${open} is the same entry and is open; this file asks for it as restricted`]],
    );
    const other = (posts: string) => fileOf([complaint('The slide was broken', { 'Posts that may see it': posts })]);
    const first = given(await bringIn(desk(), 'complaint', other('WDM; PQM'), restricted));
    assert.deepEqual(first.made.length, 1);
    // The same posts in another order are the same; others are not.
    assert.deepEqual(given(await bringIn(desk(), 'complaint', other('PQM; WDM'), restricted)).already, first.made);
    assert.deepEqual(given(await bringIn(desk(), 'complaint', other('WDM'), restricted)).already, []);
    const opened = await bringIn(desk(), 'complaint', other(''), OPEN);
    assert.ok(!opened.ok);
    assert.match(opened.problem[0]?.message ?? '', /is restricted; this file asks for it as open/);
  });

  test('of one case few rows are taken where a register adds up a person’s time; the others are faults at their rows', async () => {
    const code = 'secure-accommodation-unauthorised';
    const asked = (reference: string, day: number): Record<string, string> => ({
      'Secure care asked for': `${day}/11/2026 09:00`,
      'Case reference': reference,
      'On what basis': 'reg-7',
      'How many relevant persons the child has': 'none',
    });
    const six = [1, 2, 3, 4, 5, 6].map((day) => asked('C-61', day));
    const file = fileOf([...six, asked('C-62', 1), asked('C-61', 7)]);
    const done = await bringIn(desk(), code, file, OPEN);
    assert.ok(!done.ok);
    assert.deepEqual(
      done.problem.map(({ place, message }) => [place.row, place.column, message]),
      [7, 9].map((row) => [
        row,
        'Case reference',
        'At most 5 new entries of one case are taken from a file: this register adds up the time of all of them',
      ]),
    );
    assert.match(done.problem[0]?.remedy ?? '', /make them one by one/);
    const five = given(await bringIn(desk(), code, fileOf([...six.slice(0, 5), asked('C-62', 1)]), OPEN));
    assert.equal(five.made.length, 6);
    // What stands already is no new entry.
    assert.equal(given(await bringIn(desk(), code, fileOf(six), OPEN)).already.length, 5);
    // Registers that add up nothing take any number of one case.
    const many = six.map((_row, at) => complaint(`Call ${at}`, { 'Case reference': 'C-63' }));
    assert.equal(given(await bringIn(desk(), 'complaint', fileOf(many), { ...OPEN, dryRun: true })).made.length, 6);
  });

  test('moments are of Scotland; of one case that began at one time there is one entry; what the law would have ended by now is refused', async () => {
    // A child protection order that is not carried out ends after 24 hours, so each is brought in on its day.
    set('2027-07-01T14:00:00.000Z');
    const type = await database().read({ council }, async (tx) =>
      (await readRuled(tx)).types.get('child-protection-order'),
    );
    assert.ok(type !== undefined);
    const labels = Object.fromEntries(type.fields.map(({ code, label, choices = [] }) => [code, { label, choices }]));
    const beganAs = type.events[0]?.label ?? '';
    const row = (began: string, gist: string): Record<string, string> => ({
      [beganAs]: began,
      'Case reference': 'C-7',
      [labels['kind']?.label ?? '']: labels['kind']?.choices[0]?.label ?? '',
      [labels['applicant']?.label ?? '']: labels['applicant']?.choices[0]?.label ?? '',
      [labels['ground']?.label ?? '']: gist,
    });
    const alike = [row('01/07/2027 14:05', 'Neglect'), row('01/07/2027 14:05', 'In other words')];
    const repeated = await bringIn(desk(), type.code, fileOf(alike), OPEN);
    assert.ok(!repeated.ok);
    assert.match(repeated.problem[0]?.message ?? '', /of the same case and time stands in row 2/);
    const made = given(await bringIn(desk(), type.code, fileOf(alike.slice(0, 1)), OPEN));
    const entry = await read(made.made[0] ?? '');
    // Summer time is an hour before Greenwich.
    assert.deepEqual(
      [entry?.now.confidentiality, entry?.now.events[0]?.at],
      ['restricted', '2027-07-01T13:05:00.000Z'],
    );
    // Other answers, or other posts that may see it, are no other entry.
    for (const twin of [
      row('2027-07-01T14:05:00', 'In other words'),
      { ...row('01/07/2027 14:05', 'Neglect'), 'Posts that may see it': 'WDM' },
    ]) {
      const twice = await bringIn(desk(), type.code, fileOf([twin]), OPEN);
      assert.ok(!twice.ok);
      assert.match(twice.problem[0]?.message ?? '', /is of the same case and began at the same time/);
    }
    set('2027-10-31T05:00:00.000Z');
    // Clocks showed half past one twice on 31 October 2027, and never on 28 March.
    for (const [began, wrong] of [
      ['31/10/2027 01:30', /showed 01:30 twice/],
      ['28/03/2027 01:30', /never showed 01:30/],
      ['01/07/2027', /Give the time as well/],
    ] as const) {
      const refused = await bringIn(desk(), type.code, fileOf([row(began, 'Neglect')]), OPEN);
      assert.ok(!refused.ok);
      assert.match(refused.problem[0]?.message ?? '', wrong);
    }
    const before = await imports();
    // 02:00 the day before was 28 hours ago: clocks went back between.
    const old = fileOf([row('2027-10-31 01:30+00:00', 'Neglect'), row('30/10/2027 02:00', 'Neglect')]);
    for (const dryRun of [true, false]) {
      const ended = await bringIn(desk(), type.code, old, { ...OPEN, dryRun });
      assert.ok(!ended.ok);
      assert.deepEqual(
        ended.problem.map(({ place, message }) => [place.row, place.column, message]),
        [[3, beganAs, 'By now the law would have ended this']],
      );
      assert.match(ended.problem[0]?.remedy ?? '', /make it by hand/);
    }
    assert.deepEqual(await imports(), before);
    const second = given(await bringIn(desk(), type.code, fileOf([row('2027-10-31 01:30+00:00', 'Neglect')]), OPEN));
    assert.equal((await read(second.made[0] ?? ''))?.now.events[0]?.at, '2027-10-31T01:30:00.000Z');
    const keyOf = ({ restricted, position }: (typeof before)[number]): string => `${restricted} ${position}`;
    const stood = before.map(keyOf);
    assert.deepEqual(
      (await imports()).filter((each) => !stood.includes(keyOf(each))).map(({ subject }) => subject),
      ['registers'],
    );
  });
});
