import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readTable } from '../../documents/readers/index.ts';
import type { CouncilCode } from '../../kernel/index.ts';
import type { Council } from '../councils/index.ts';
import { readEdition } from './edition.ts';
import { editionDay } from './edition-day.ts';
import { careFile, NEW_EDITION, NEW_HEADINGS, OLD_EDITION, OLD_HEADINGS } from './testing/files.ts';

const council = (code: string, name: string, invented = false): Council => ({
  code: code as CouncilCode,
  name,
  shortName: name,
  onsCode: null,
  aliases: [],
  invented,
});
const COUNCILS = [council('dundee', 'Dundee City'), council('nowhere', 'Nowhere', true)];

const read = async (file: typeof NEW_EDITION, day = '2026-05-31') => {
  const table = await readTable(file.bytes, { fileName: file.fileName });
  assert.ok(table.ok);
  return readEdition(table.value, day, COUNCILS);
};

const refusals = async (file: typeof NEW_EDITION, day?: string) => {
  const found = await read(file, day);
  assert.ok(!found.ok, 'it should be refused');
  return found.problem.map(({ code, place }) => [place.row, place.column, code]);
};

const services = async (file: typeof NEW_EDITION, day?: string) => {
  const found = await read(file, day);
  assert.ok(found.ok, found.ok ? '' : JSON.stringify(found.problem));
  return found.value.services;
};

test('the present layout: grades by key question, years by the ending of their column', async () => {
  const [home, nursery, childminder] = await services(NEW_EDITION);
  assert.deepEqual(home, {
    service: 'CS2003000001',
    council: 'dundee',
    name: 'Made-up House',
    kind: 'Care Home Service',
    subtype: 'Older People',
    sector: 'Local Authority',
    provider: 'A Made-up Council',
    providerNumber: 'SP2003000001',
    byCouncil: true,
    status: 'Active',
    registered: '2002-04',
    clientGroup: 'Adults',
    published: '2025-12-16',
    lastInspected: '2025-11-20',
    grades: [
      { question: 'support-wellbeing', countsAs: 'support-wellbeing', grade: 3 },
      { question: 'care-planning', countsAs: 'care-planning', grade: 4 },
      { question: 'setting', countsAs: 'setting', grade: 5 },
      { question: 'staff-team', countsAs: 'staff-team', grade: 4 },
      { question: 'leadership', countsAs: 'leadership', grade: 4 },
    ],
    years: [
      { what: 'complaints-upheld', year: '2024/25', count: 2, said: null },
      { what: 'requirements', year: '2025/26', count: null, said: 'yes' },
      { what: 'requirements-count', year: '2025/26', count: null, said: 'yes' },
    ],
  });
  assert.deepEqual(nursery?.years, [
    { what: 'enforcements', year: '2025/26', count: null, said: 'yes' },
    { what: 'requirements', year: '2025/26', count: null, said: 'inspected-none' },
  ]);
  assert.deepEqual([childminder?.grades, childminder?.published, childminder?.years], [[], null, []]);
});

test('the older layout: quality themes stay what they were, and count under the question of the kind of service', async () => {
  const [home, nursery, closed] = await services(OLD_EDITION, '2020-03-31');
  assert.deepEqual(
    home?.grades.map(({ question }) => question),
    ['support-wellbeing', 'care-planning'],
  );
  assert.deepEqual(
    nursery?.grades.map(({ question, countsAs, grade }) => [question, countsAs, grade]),
    [
      ['theme-care-support', 'care-play-learning', 6],
      ['theme-environment', 'setting', 5],
      ['theme-staffing', 'staff-team', 4],
      ['theme-management', 'leadership', 3],
    ],
  );
  assert.deepEqual(closed?.grades, [{ question: 'theme-care-support', countsAs: 'care-planning', grade: 2 }]);
  // A full stop is an empty cell of the older layout.
  assert.equal(closed?.published, null);
});

test('nobody is kept by name: no manager, no address, and no name of a childminder', async () => {
  const found = await read(NEW_EDITION);
  assert.ok(found.ok);
  const text = JSON.stringify(found.value.services);
  for (const word of ['Nobody At All', 'ZZ1', 'Somebody', 'SP2020000004']) assert.ok(!text.includes(word), word);
  assert.deepEqual(found.value.notes, [
    'Not read, because they tell of persons or addresses: Service_Postcode, ManagerName.',
    '1 childminders are kept by their number, without a name: the service bears the name of a person.',
  ]);
});

test('Windows-1252 is read as the publisher writes it', async () => {
  const name = 'Caf\u00e9 Ch\u00e2teau \u2013 \u201cNursery\u201d';
  const WINDOWS: Readonly<Record<string, number>> = { '\u2013': 0x96, '\u201c': 0x93, '\u201d': 0x94 };
  const encode = (text: string) => Uint8Array.from([...text].map((letter) => WINDOWS[letter] ?? letter.charCodeAt(0)));
  const [service] = await services(
    careFile('x', NEW_HEADINGS, [{ CSNumber: 'CS2003000001', ServiceName: name }], encode),
  );
  assert.equal(service?.name, name);
});

test('a mapped column that is missing is named, and a column that nobody knows is reported', async () => {
  const without = (...names: readonly string[]) => NEW_HEADINGS.filter((heading) => !names.includes(heading));
  const row = { CSNumber: 'CS2003000001' };
  assert.deepEqual(await refusals(careFile('x', without('KQ_Setting', 'ServiceStatus'), [row])), [
    [1, 'ServiceStatus', 'column.missing'],
    [1, 'KQ_Setting', 'column.missing'],
  ]);
  assert.deepEqual(await refusals(careFile('x', without('KQ_Care_Play_and_Learning'), [row])), [
    [1, 'KQ_Care_Play_and_Learning', 'column.missing'],
  ]);
  const lacking = OLD_HEADINGS.filter((heading) => heading !== 'Quality_of_Staffing');
  assert.deepEqual(await refusals(careFile('x', lacking, [row])), [[1, 'Quality_of_Staffing', 'column.missing']]);
  const more = await read(careFile('x', [...NEW_HEADINGS, 'KQ_Rights', 'SIMD2020_Decile'], [row]));
  assert.ok(more.ok);
  assert.match(more.value.notes.join('\n'), /These columns are not known and were not read: KQ_Rights\. If one/);
  assert.deepEqual(await refusals(careFile('x', ['Code', 'Year'], [{ Code: 'A' }])), [
    [undefined, undefined, 'input.format'],
  ]);
});

test('the year at the end of a column rolls on, in both of its spellings', async () => {
  const rolled = NEW_HEADINGS.map((heading) =>
    heading.replace('Complaints_upheld_2425', 'Complnt_upheld_or_partially_1920').replace('2526', '2728'),
  );
  const [service] = await services(
    careFile('x', rolled, [
      {
        CSNumber: 'CS2003000001',
        Complnt_upheld_or_partially_1920: '1.0',
        any_requirements_2728: 'No',
        'count any reqs 2728': '4',
      },
    ]),
  );
  assert.deepEqual(service?.years, [
    { what: 'complaints-upheld', year: '2019/20', count: 1, said: null },
    { what: 'requirements', year: '2027/28', count: null, said: 'no' },
    { what: 'requirements-count', year: '2027/28', count: 4, said: null },
  ]);
});

test('what cannot be is refused with its row and column', async () => {
  const rows = [
    { CSNumber: 'CS2003000001', KQ_Setting: '0', KQ_Leadership: '7' },
    { CSNumber: 'CS2003000002', KQ_Setting: '4.5', Complaints_upheld_2425: 'many' },
    { CSNumber: '2003000003', Council_Area_Name: 'Atlantis' },
    { CSNumber: 'CS2003000001', Last_inspection_Date: '13/31/2026' },
    { CSNumber: 'CS2003000001', Last_inspection_Date: '01/06/2026' },
    { CSNumber: 'CS2003000006' },
    { CSNumber: 'CS2003000006' },
  ];
  assert.deepEqual(await refusals(careFile('x', NEW_HEADINGS, rows)), [
    [2, 'KQ_Setting', 'cell.invalid'],
    [2, 'KQ_Leadership', 'cell.invalid'],
    [3, 'KQ_Setting', 'cell.invalid'],
    [3, 'Complaints_upheld_2425', 'cell.invalid'],
    [4, 'CSNumber', 'cell.invalid'],
    [4, 'Council_Area_Name', 'reference.unknown'],
    [5, 'Last_inspection_Date', 'cell.invalid'],
    [6, 'Last_inspection_Date', 'cell.invalid'],
    [8, 'CSNumber', 'row.repeated'],
  ]);
});

test('a service outside Scotland has no council, and an invented council can be named', async () => {
  const rows = ['outside Scotland', 'Nowhere'].map((area, place) => ({
    CSNumber: `CS200300000${place}`,
    Council_Area_Name: area,
  }));
  assert.deepEqual(
    (await services(careFile('x', NEW_HEADINGS, rows))).map((each) => each.council),
    ['outside-scotland', 'nowhere'],
  );
});

test('where a key question and the theme that stands for it are both graded, the question counts', async () => {
  const both = { CSNumber: 'CS2003000001', KQ_Setting: '5', Quality_of_Environment: '3', Quality_of_Staffing: '2' };
  const [service] = await services(careFile('x', OLD_HEADINGS, [both]), '2020-03-31');
  assert.deepEqual(
    service?.grades.map(({ question, countsAs, grade }) => [question, countsAs, grade]),
    [
      ['setting', 'setting', 5],
      ['theme-environment', null, 3],
      ['theme-staffing', 'staff-team', 2],
    ],
  );
});

test('the day of an edition stands in the name of its file, or is given', () => {
  const day = (name: string, asAt?: string) => {
    const found = editionDay(name, asAt);
    return found.ok ? found.value : found.problem.code;
  };
  assert.equal(day('care_2026-05-31_no_childminders.csv'), '2026-05-31');
  assert.equal(day('MDSF_data_31 March 2020.csv'), '2020-03-31');
  assert.equal(day('MDSF_data_31_March_2020.csv'), '2020-03-31');
  assert.equal(day('MDSF_latest.csv'), 'usage.invalid');
  assert.equal(day('2020-03-31 to 2026-05-31.csv'), 'usage.invalid');
  assert.equal(day('2026-02-30.csv'), 'usage.invalid');
  assert.equal(day('MDSF_latest.csv', '2026-05-31'), '2026-05-31');
  assert.equal(day('x.csv', 'lately'), 'usage.invalid');
});
