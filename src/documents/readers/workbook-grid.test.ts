import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';

import { readSoundRows } from './read-table.ts';
import { type RawSheet, rawParts, rawWorkbook, textRow, zipParts } from './testing/raw-workbook.ts';

const read = async (bytes: Uint8Array, sheet?: string) => {
  const result = await readSoundRows(bytes, { fileName: 'a.xlsx', ...(sheet === undefined ? {} : { sheet }) });
  assert.ok(result.ok, JSON.stringify(result));
  const { table, faults } = result.value;
  return { ...table, faults: faults.map(({ code, place }) => `${code} ${place.row} ${place.column}`) };
};
const refusal = async (bytes: Uint8Array, sheet?: string) => {
  const result = await readSoundRows(bytes, { fileName: 'a.xlsx', ...(sheet === undefined ? {} : { sheet }) });
  assert.ok(!result.ok, 'expected a refusal');
  const [found] = result.problem;
  return { code: found?.code, message: found?.message ?? '', remedy: found?.remedy ?? '', place: found?.place };
};

/** One column "Value" whose cells, given as XML, stand in rows 2, 3 … */
const column = (cells: readonly string[], formats: readonly string[] = [], rest: Partial<RawSheet> = {}) => {
  const rows = cells.map((cell, index) => `<row r="${index + 2}">${cell}</row>`).join('');
  return rawWorkbook({ sheets: [{ rows: textRow(1, 'Value') + rows, ...rest }], formats });
};
const values = async (bytes: Uint8Array): Promise<(string | undefined)[]> =>
  (await read(bytes)).rows.map(({ cells }) => cells['Value']);

describe('readTable on a workbook', () => {
  it('reads texts, numbers and dates written by a library, with the name of the sheet', async () => {
    const bytes = await (
      await writeXlsxFile(
        [
          [{ value: 'Code' }, { value: 'Value' }, { value: 'Day' }],
          [{ value: 'a & <b>' }, { value: 4368 }, { value: new Date('2020-03-31'), format: 'dd/mm/yyyy' }],
          [{ value: ' spaced ' }, { value: 0.57 }, null],
        ],
        { sheet: 'Return' },
      )
    ).toBuffer();
    assert.deepEqual(await read(new Uint8Array(bytes)), {
      fileName: 'a.xlsx',
      sheet: 'Return',
      headings: ['Code', 'Value', 'Day'],
      rows: [
        { number: 2, cells: { Code: 'a & <b>', Value: '4368', Day: '2020-03-31' } },
        { number: 3, cells: { Code: ' spaced ', Value: '0.57', Day: '' } },
      ],
      notes: [],
      faults: [],
    });
  });

  it('reads shared texts without the phonetic readings, and undoes escapes', async () => {
    const bytes = rawWorkbook({
      sheets: [
        {
          rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row><row r="3"><c r="A3" t="s"><v>2</v></c></row>',
        },
      ],
      texts: [
        '<t>Value</t>',
        '<r><t>ri</t></r><r><rPr><b/></rPr><t xml:space="preserve">ch </t></r><rPh sb="0" eb="1"><t>no</t></rPh>',
        '<t>a_x000A_b</t>',
      ],
    });
    assert.deepEqual(await values(bytes), ['rich ', 'a\nb']);
  });

  it('reads cells without references and elements with a prefix', async () => {
    const parts = rawParts({ sheets: [{ rows: '' }] });
    parts['xl/worksheets/sheet1.xml'] =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>' +
      '<x:row><x:c t="inlineStr"><x:is><x:t>Value</x:t></x:is></x:c></x:row><x:row><x:c><x:v>12</x:v></x:c></x:row>' +
      '</x:sheetData></x:worksheet>';
    assert.deepEqual(await values(zipParts(parts)), ['12']);
  });

  it('reads what a percentage shows, exactly, and says so', async () => {
    const bytes = column(
      ['<c s="1"><v>0.83</v></c>', '<c s="1"><v>0.56999999999999995</v></c>', '<c s="1"><v>0.834</v></c>'],
      ['0%'],
    );
    const { rows, notes } = await read(bytes);
    assert.deepEqual(
      rows.map(({ cells }) => cells['Value']),
      ['83%', '57%', '83.4%'],
    );
    assert.deepEqual(notes, ['Column "Value", percentages in 3 cells. Row 2: the cell shows 83%, so 83% was read.']);
    const rounded = await read(column(['<c s="1"><v>0.834</v></c>'], ['0%']));
    assert.match(rounded.notes[0] ?? '', /shows 83% and holds 83\.4% in full, so 83\.4% was read/);
  });

  it('reads the shortest exact decimal and notes what arithmetic left over', async () => {
    const { rows, notes } = await read(
      column(['<c><v>0.30000000000000004</v></c>', '<c><v>1.5E-5</v></c>', '<c><v>0.8333333333333334</v></c>']),
    );
    assert.deepEqual(
      rows.map(({ cells }) => cells['Value']),
      ['0.3', '0.000015', '0.8333333333333334'],
    );
    assert.deepEqual(notes, [
      'Column "Value", digits that Excel does not show in 1 cell. Row 2: 0.30000000000000004 is stored, the cell shows 0.3, so 0.3 was read.',
    ]);
  });

  it('reads dates as they show: days as ISO, months by name, times by the clock', async () => {
    // 43921 is 31 March 2020 and 44652 is 1 April 2022 in the serial numbers of Excel.
    const cells = ['<c s="1"><v>43921</v></c>', '<c s="2"><v>43921.5</v></c>', '<c s="3"><v>44652</v></c>'];
    const more = ['<c s="4"><v>0.75</v></c>', '<c s="5"><v>1.5</v></c>', '<c t="d"><v>2020-03-31T00:00:00</v></c>'];
    const formats = ['dd/mm/yyyy', 'd mmmm yyyy h:mm', 'mmm-yy', 'h:mm', '[h]:mm'];
    const { rows, notes } = await read(column([...cells, ...more], formats));
    assert.deepEqual(
      rows.map((row) => row.cells['Value']),
      ['2020-03-31', '2020-03-31T12:00:00', 'April 2022', '18:00:00', '36:00:00', '2020-03-31'],
    );
    assert.deepEqual(notes, [
      'Column "Value", dates without a day in 1 cell. Row 4: the date 2022-04-01 is stored, the cell shows April 2022, so April 2022 was read.',
    ]);
  });

  it('counts days from 1904 where the workbook does', async () => {
    const sheets = [{ rows: `${textRow(1, 'Value')}<row r="2"><c s="1"><v>42459</v></c></row>` }];
    // The two counts are 1,462 days apart: 43,921 − 1,462 = 42,459.
    assert.deepEqual(await values(rawWorkbook({ sheets, formats: ['dd/mm/yyyy'], date1904: true })), ['2020-03-31']);
  });

  it('refuses dates without a year, impossible dates, errors and unknown texts, each with its place', async () => {
    const bytes = column(
      [
        '<c s="1"><v>44652</v></c>',
        '<c s="2"><v>-3</v></c>',
        '<c t="e"><v>#N/A</v></c>',
        '<c t="s"><v>9</v></c>',
        '<c><v>12abc</v></c>',
      ],
      ['d-mmm', 'dd/mm/yyyy'],
    );
    assert.deepEqual(
      (await read(bytes)).faults,
      [2, 3, 4, 5, 6].map((row) => `cell.invalid ${row} Value`),
    );
  });

  it('takes the stored result of a formula, and refuses a formula without one', async () => {
    const { rows, faults, notes } = await read(
      column([
        '<c><f>A1*2</f><v>7</v></c>',
        '<c><f>A1*2</f></c>',
        '<c><f>A1*2</f><v></v></c>',
        '<c t="str"><f>IF(A1,"","")</f><v></v></c>',
        '<c t="b"><f>A1=1</f><v>1</v></c>',
      ]),
    );
    assert.deepEqual(
      rows.map(({ number, cells }) => [number, cells['Value']]),
      [
        [2, '7'],
        [6, 'TRUE'],
      ],
    );
    assert.deepEqual(faults, ['cell.formula 3 Value', 'cell.formula 4 Value']);
    assert.match(notes[0] ?? '', /formulas in 2 cells\. Row 2: the result stored in the workbook, 7, was read/);
  });

  it('refuses every row that a merged cell reaches into, but no merge outside the table', async () => {
    const rows = textRow(1, 'a', 'b') + [2, 3, 4, 5].map((row) => textRow(row, 'x', 'y')).join('');
    const after = '<mergeCells><mergeCell ref="D2:E9"/><mergeCell ref="B3:B4"/><mergeCell ref="A20:B20"/></mergeCells>';
    const result = await read(rawWorkbook({ sheets: [{ rows, after }] }));
    assert.deepEqual(result.faults, ['cell.merged 3 b', 'cell.merged 4 b']);
    assert.deepEqual(
      result.rows.map(({ number }) => number),
      [2, 5],
    );
  });

  it('refuses merged headings', async () => {
    const after = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>';
    const found = await refusal(rawWorkbook({ sheets: [{ rows: textRow(1, 'Title') + textRow(2, 'a', 'b'), after }] }));
    assert.deepEqual(found.place, { file: 'a.xlsx', sheet: 'Sheet1', row: 1, column: 'A' });
    assert.equal(found.code, 'cell.merged');
  });

  it('keeps the row numbers of Excel over gaps and blank rows', async () => {
    const rows = `${textRow(3, 'Value')}<row r="5"><c r="A5" s="1"/></row>${textRow(9, 'x')}`;
    const { rows: found, notes } = await read(rawWorkbook({ sheets: [{ rows }] }));
    assert.deepEqual(found, [{ number: 9, cells: { Value: 'x' } }]);
    assert.deepEqual(notes, ['Row 5 is blank and was ignored.']);
  });

  it('reads hidden rows and columns and says so', async () => {
    const rows = `${textRow(1, 'Value')}<row r="2" hidden="1"><c><v>1</v></c></row>${textRow(3, 'x')}`;
    const { rows: found, notes } = await read(
      rawWorkbook({ sheets: [{ rows, before: '<cols><col min="2" max="2" hidden="1"/></cols>' }] }),
    );
    assert.equal(found.length, 2);
    assert.deepEqual(notes, [
      'Row 2 is hidden in the sheet; it was read too.',
      'Some columns are hidden in the sheet; they were read too.',
    ]);
  });

  it('refuses a filled cell in a column without a heading', async () => {
    const rows = textRow(1, 'Value') + textRow(2, 'x') + textRow(3, 'x', '', 'stray');
    assert.deepEqual((await read(rawWorkbook({ sheets: [{ rows }] }))).faults, ['row.shape 3 C']);
  });
});

describe('the sheet of a workbook', () => {
  const sheets: RawSheet[] = [
    { name: 'Lists', state: 'hidden', rows: textRow(1, 'Hidden') + textRow(2, '1') },
    { name: 'Return', rows: textRow(1, 'Shown') + textRow(2, '2') },
    { name: 'Notes > "old"', rows: textRow(1, 'Third') + textRow(2, '3') },
  ];

  it('is the first that is not hidden, and the choice is noted', async () => {
    const { sheet, headings, notes } = await read(rawWorkbook({ sheets }));
    assert.deepEqual([sheet, ...headings], ['Return', 'Shown']);
    assert.deepEqual(notes, ['The workbook has 3 sheets; only "Return" was read.']);
  });

  it('is the one asked for, whatever its capitals, even a hidden one', async () => {
    assert.deepEqual((await read(rawWorkbook({ sheets }), 'notes > "OLD"')).headings, ['Third']);
    assert.deepEqual((await read(rawWorkbook({ sheets }), 'Lists')).notes, ['The sheet "Lists" is hidden.']);
  });

  it('is refused by name where there is none such, with the names there are', async () => {
    const found = await refusal(rawWorkbook({ sheets }), 'Data');
    assert.equal(found.message, 'The workbook has no sheet "Data"');
    assert.equal(found.remedy, 'Name one of its sheets: "Lists", "Return", "Notes > "old"".');
  });
});

describe('agreement with an independent reader', () => {
  it('gives the same numbers and texts as read-excel-file', async () => {
    const cell = fc.oneof(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.integer({ min: -1e6, max: 1e6 }).map((hundredths) => hundredths / 100),
      // write-excel-file 4.1.1 spoils texts such as "toString", which it finds on the prototype of its table of texts.
      fc.stringMatching(/^[ -~£é]{1,12}$/).filter((text) => text.trim() !== '' && !(text in Object.prototype)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async (rows) => {
        const data = [['a', 'b'], ...rows].map((cells) => cells.map((value) => ({ value })));
        const bytes = await (await writeXlsxFile(data)).toBuffer();
        const ours = (await read(new Uint8Array(bytes))).rows.map(({ cells }) => [
          cells['a']?.trim(),
          cells['b']?.trim(),
        ]);
        const theirs = (await readSheet(bytes)).slice(1).map((cells) => cells.map((value) => String(value).trim()));
        assert.deepEqual(ours, theirs);
      }),
      { numRuns: 60 },
    );
  });
});
