import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import type { Fault, Result } from '../../kernel/index.ts';
import { readRows, readSoundRows, readTable } from './read-table.ts';
import type { TableEvent, TableFile } from './table-file.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (content: string | Uint8Array): Promise<Result<TableFile, Fault[]>> =>
  readTable(typeof content === 'string' ? utf8(content) : content, { fileName: 'a.csv' });

const table = async (content: string | Uint8Array): Promise<TableFile> => {
  const result = await read(content);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
};
const faults = async (content: string | Uint8Array): Promise<string[]> => {
  const result = await read(content);
  assert.ok(!result.ok, 'expected faults');
  return result.problem.map(({ code, place }) => [code, place.row, place.column].filter((part) => part).join(' '));
};

describe('readTable on CSV', () => {
  it('names the cells after the headings and counts rows as Excel does', async () => {
    assert.deepEqual(await table('code, Value \r\nce-rate,83\r\nlac,"4,368"\r\n'), {
      fileName: 'a.csv',
      headings: ['code', 'Value'],
      rows: [
        { number: 2, cells: { code: 'ce-rate', Value: '83' } },
        { number: 3, cells: { code: 'lac', Value: '4,368' } },
      ],
      notes: [],
    });
  });

  const cases: [title: string, text: string][] = [
    ['line feeds', 'a,b\n1,2\n3,4'],
    ['carriage returns', 'a,b\r1,2\r3,4\r'],
    ['mixed line ends', 'a,b\r\n1,2\n3,4'],
    ['semicolons', 'a;b\n1;2\n3;4\n'],
    ['tabs', 'a\tb\n1\t2\n3\t4\n'],
    ['quotation marks everywhere', '"a","b"\n"1","2"\n"3","4"\n'],
    ['a byte-order mark before a quotation mark', '\ufeff"a",b\n1,2\n3,4\n'],
  ];
  for (const [title, text] of cases)
    it(`reads ${title}`, async () => {
      const { headings, rows } = await table(text);
      assert.deepEqual(headings, ['a', 'b']);
      assert.deepEqual(
        rows.map(({ cells }) => cells),
        [
          { a: '1', b: '2' },
          { a: '3', b: '4' },
        ],
      );
    });

  it('keeps separators, quotation marks and line ends inside quoted cells, and counts such a row once', async () => {
    const { rows } = await table('a,b\n"x, ""y""\r\nz",1\nlast,2\n');
    assert.deepEqual(rows, [
      { number: 2, cells: { a: 'x, "y"\r\nz', b: '1' } },
      { number: 3, cells: { a: 'last', b: '2' } },
    ]);
  });

  it('takes the separator from the heading row, not from commas in quoted headings', async () => {
    assert.deepEqual((await table('"Value, £, rounded";Year\n1;2\n')).headings, ['Value, £, rounded', 'Year']);
  });

  it('reads a line end that falls on the edge of two slices', async () => {
    // 64 KiB slices: the heading takes 3 bytes, then the first cell is filled so that "\r" is byte 65,535 and "\n" byte 65,536.
    const { rows } = await table(`a\r\n${'x'.repeat(65_535 - 3)}\r\ny\r\n`);
    assert.deepEqual(
      rows.map(({ number, cells }) => [number, cells['a']?.length]),
      [
        [2, 65_532],
        [3, 1],
      ],
    );
  });

  it('ignores blank rows and blank columns at the right, and says so', async () => {
    const { headings, rows, notes } = await table('a,b,,\n\n1,2,,\n,,,\n3,4,,\n,,,\n');
    assert.deepEqual(headings, ['a', 'b']);
    assert.deepEqual(
      rows.map(({ number }) => number),
      [3, 5],
    );
    assert.deepEqual(notes, [
      '3 blank rows were ignored, the first is row 2.',
      'Blank columns to the right of the last heading were ignored.',
    ]);
  });

  it('refuses rows with too few or too many cells, each with its number', async () => {
    assert.deepEqual(await faults('a,b\n1\n2,3\n4,5,6\n'), ['row.shape 2', 'row.shape 4 C']);
  });

  it('refuses headings that are repeated, blank or unusable', async () => {
    assert.deepEqual(await faults('Value,a,VALUE\n1,2,3\n'), ['column.repeated 1 C']);
    assert.deepEqual(await faults('a,,b\n1,2,3\n'), ['column.missing 1 B']);
    assert.deepEqual(await faults('a,__proto__\n1,2\n'), ['column.unknown 1 B']);
  });

  it('ignores a first column without a heading, which R writes for the names of rows, and says so', async () => {
    const { headings, rows, notes } = await table('"","Area","Value"\n"1","Scotland",83\n"2","Dundee City",84\n');
    assert.deepEqual(headings, ['Area', 'Value']);
    assert.deepEqual(rows[1], { number: 3, cells: { Area: 'Dundee City', Value: '84' } });
    assert.deepEqual(notes, ['The first column has no heading and was ignored.']);
  });

  it('refuses a title that stands over the headings', async () => {
    assert.deepEqual(await faults('Return for 2022/23\ncode,value\nx,1\n'), ['input.format 1']);
  });

  it('names the row of a quotation mark that is never closed or stands in the wrong place', async () => {
    assert.deepEqual(await faults('a,b\n1,2\n3,"4\n5,6\n'), ['row.shape 3']);
    assert.deepEqual(await faults('a,b\n\n1,"x"y\n'), ['row.shape 3']);
    assert.deepEqual(await faults('a,b\n1,5" pipe\n'), ['row.shape 2']);
  });

  it('refuses a control character with its place', async () => {
    assert.deepEqual(await faults('a,b\nplain text that is long enough,x\u000by\n'), ['cell.invalid 2 b']);
  });

  it('refuses a file without rows', async () => {
    assert.deepEqual(await faults(''), ['input.empty']);
    assert.deepEqual(await faults('a,b\n'), ['input.empty']);
    assert.deepEqual(await faults('\n \n'), ['input.empty']);
  });

  it('refuses more rows or bytes than allowed', async () => {
    const options = { fileName: 'a.csv' };
    const tooMany = await readTable(utf8('a\n1\n2\n3\n'), { ...options, maxRows: 2 });
    assert.equal(tooMany.ok ? '' : tooMany.problem[0]?.message, 'The file has more than 2 rows');
    const tooLong = await readTable(utf8('a\n1\n2\n3\n'), { ...options, maxBytes: 7 });
    assert.equal(tooLong.ok ? '' : tooLong.problem[0]?.code, 'input.too-large');
    const allowed = await readTable(utf8('a\n1\n2\n\n'), { ...options, maxRows: 2 });
    assert.ok(allowed.ok);
  });
});

describe('the encoding of a CSV file', () => {
  it('reads UTF-8, and UTF-16 with a byte-order mark', async () => {
    const text = 'name,cost\nSìne,£5\n';
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const bytes of [utf8(text), little, big]) {
      const { rows, notes } = await table(bytes);
      assert.deepEqual(rows, [{ number: 2, cells: { name: 'Sìne', cost: '£5' } }]);
      assert.deepEqual(notes, []);
    }
  });

  it('reads what is not UTF-8 as Windows-1252, and says so', async () => {
    // 0xA3 is the pound sign, 0x80 the euro sign, 0x92 the closing quotation mark of Windows-1252.
    const { rows, notes } = await table(Uint8Array.from([0x61, 0x0a, 0xa3, 0x35, 0x80, 0x92]));
    assert.equal(rows[0]?.cells['a'], '£5€’');
    assert.equal(notes.length, 1);
    assert.match(notes[0] ?? '', /Windows-1252/);
  });

  it('refuses what is in no encoding it knows', async () => {
    assert.deepEqual(await faults(Uint8Array.from([0x61, 0x0a, 0xa3, 0x81])), ['input.encoding']);
    assert.deepEqual(await faults(Uint8Array.from([0xff, 0xfe, 0x61, 0x00, 0x0a])), ['input.encoding']);
    assert.deepEqual(await faults(Buffer.from(`${'long enough '.repeat(9)},b\n1,\u0000\n`)), ['input.encoding']);
    assert.deepEqual(await faults(Buffer.from('a,b\n1,2\n', 'utf16le')), ['input.encoding']);
    assert.deepEqual(await faults(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8])), ['input.format']);
  });
});

describe('files that are no table', () => {
  const cases: [title: string, bytes: Uint8Array, says: RegExp][] = [
    ['a PDF', utf8('%PDF-1.7\n1 0 obj'), /is a PDF/],
    ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), /old Excel/],
    [
      'an encrypted workbook',
      Buffer.concat([
        Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      /protected by a password/,
    ],
    ['a web page named .xls', utf8('\ufeff<html><table><tr><td>1</td></tr></table></html>'), /web page/],
  ];
  for (const [title, bytes, says] of cases)
    it(`says what ${title} is and how to save it`, async () => {
      const result = await readTable(bytes, { fileName: 'return.xls' });
      assert.ok(!result.ok);
      assert.equal(result.problem[0]?.code, 'input.format');
      assert.match(result.problem[0]?.message ?? '', says);
      assert.match(result.problem[0]?.remedy ?? '', /\.xlsx.*CSV/);
    });
});

describe('readSoundRows and readRows', () => {
  it('give the sound rows beside the faults of the others', async () => {
    const result = await readSoundRows(utf8('a,b\n1,2\n3\n4,5\n'), { fileName: 'a.csv' });
    assert.ok(result.ok);
    assert.deepEqual(
      result.value.table.rows.map(({ number }) => number),
      [2, 4],
    );
    assert.deepEqual(
      result.value.faults.map(({ place }) => place.row),
      [3],
    );
  });

  it('tell how far a long file has been read, in order', async () => {
    const content = `a,b\n${'1,2\n'.repeat(5000)}`;
    const events: TableEvent[] = [];
    for await (const event of readRows(utf8(content), { fileName: 'a.csv' })) events.push(event);
    assert.equal(events[0]?.kind, 'start');
    assert.equal(events.at(-1)?.kind, 'end');
    const shares = events.flatMap((event) => (event.kind === 'rows' ? [event.share] : []));
    assert.ok(shares.length > 2);
    assert.deepEqual(
      shares,
      shares.toSorted((x, y) => x - y),
    );
    assert.equal(shares.at(-1), 1);
    const rows = events.flatMap((event) => (event.kind === 'rows' ? event.rows : []));
    assert.equal(rows.length, 5000);
    assert.equal(rows.at(-1)?.number, 5001);
  });
});

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
// biome-ignore lint/suspicious/noControlCharactersInRegex: texts with control characters are refused on purpose.
const writable = (text: string): boolean => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text);

describe('properties of readTable', () => {
  it('gives back any text that a CSV file can hold', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter(writable);
    const row = fc.tuple(text, text);
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (rows, separator, lineEnd) => {
          const lines = [['first', 'second'], ...rows].map((cells) => cells.map(quoted).join(separator));
          const result = await read(lines.join(lineEnd) + lineEnd);
          const kept = rows.filter((cells) => cells.some((cell) => cell.trim() !== ''));
          if (kept.length === 0) return assert.ok(!result.ok);
          assert.ok(result.ok, JSON.stringify(result));
          assert.deepEqual(
            result.value.rows.map(({ cells }) => [cells['first'], cells['second']]),
            kept,
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never throws, whatever the bytes', async () => {
    const magic = fc.constantFrom<number[]>([], [0x50, 0x4b, 3, 4], [0xff, 0xfe], [0xef, 0xbb, 0xbf], [0x61, 0x2c]);
    await fc.assert(
      fc.asyncProperty(magic, fc.uint8Array({ maxLength: 200 }), async (start, rest) => {
        const result = await read(Uint8Array.from([...start, ...rest]));
        assert.equal(typeof result.ok, 'boolean');
      }),
      { numRuns: 500 },
    );
  });
});

it('a heading row of 40,000 columns is refused at once', async () => {
  const headings = Array.from({ length: 40_000 }, (_, column) => `h${column}`).join(',');
  const read = await readTable(new TextEncoder().encode(`${headings}\n1\n`), { fileName: 'wide.csv' });
  assert.ok(!read.ok);
  assert.deepEqual(
    read.problem.map(({ code }) => code),
    ['input.too-large'],
  );
});
