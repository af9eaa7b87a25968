import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block, Cell } from './model.ts';
import { ready, sectionsOf } from './ready.ts';
import { paperOf, SQUARE_SVG } from './testing/paper.ts';

const cell = (text: string): Cell => ({ content: [{ kind: 'text', text }] });
const picture = { svg: SQUARE_SVG, alt: 'A square', width: 8, height: 8 };
const columns = [
  { title: 'Measure', width: 3 },
  { title: 'Value', width: 1, align: 'end' as const },
];
const refused = (pattern: RegExp, ...blocks: Block[]): void => {
  assert.throws(() => ready(paperOf(...blocks)), pattern);
};

test('a table has every default said: shares that add up to 1, headers, spans', () => {
  const document = ready(
    paperOf({
      kind: 'table',
      caption: 'Two measures',
      columns,
      rows: [
        { group: true, cells: [cell('Priority 1')] },
        { cells: [cell('a'), cell('1')] },
        { total: true, cells: [cell('Total'), cell('1')] },
      ],
    }),
  );
  const [table] = document.blocks;
  assert.ok(table?.kind === 'table');
  assert.deepEqual(
    table.columns.map(({ width, align }) => [width, align]),
    [
      [0.75, 'start'],
      [0.25, 'end'],
    ],
  );
  assert.deepEqual(
    table.rows.map(({ kind, cells }) => [
      kind,
      ...cells.map(({ header, columnSpan, align }) => [header, columnSpan, align]),
    ]),
    [
      ['group', [true, 2, 'start']],
      ['plain', [true, 1, 'start'], [false, 1, 'end']],
      ['total', [true, 1, 'start'], [false, 1, 'end']],
    ],
  );
});

test('a key becomes a table of statuses and meanings', () => {
  const mark = { shape: 'tick', tone: 'good' } as const;
  const [key] = ready(
    paperOf({ kind: 'key', title: 'Key', entries: [{ status: 'On track', mark, meaning: 'Target met' }] }),
  ).blocks;
  assert.ok(key?.kind === 'table');
  assert.equal(key.caption, 'Key');
  assert.deepEqual(
    key.columns.map(({ title }) => title),
    ['Status', 'What it means'],
  );
  assert.deepEqual(key.rows[0]?.cells[0]?.content, [{ kind: 'status', text: 'On track', mark }]);
});

test('a list stands under a numbered paragraph only when it follows it', () => {
  const list: Block = { kind: 'list', items: [] };
  const plain: Block = { kind: 'paragraph', content: [] };
  const blocks = ready(paperOf({ ...plain, number: '1.1' }, list, list, plain, list)).blocks;
  assert.deepEqual(
    blocks.map((block) => (block.kind === 'list' ? block.indented : null)),
    [null, true, true, null, false],
  );
});

test('what could not be read by everyone is refused, with the place', () => {
  refused(
    /the heading "B" skips a level/,
    { kind: 'heading', level: 1, text: 'A' },
    { kind: 'heading', level: 3, text: 'B' },
  );
  refused(/the heading "B" skips a level/, { kind: 'heading', level: 2, text: 'B' });
  refused(/a heading is empty/, { kind: 'heading', level: 1, text: ' ' });
  refused(
    /two headings have the id "a"/,
    { kind: 'heading', level: 1, text: 'A', id: 'a' },
    { kind: 'heading', level: 1, text: 'B', id: 'a' },
  );
  refused(/"a b" cannot be the id/, { kind: 'heading', level: 1, text: 'A', id: 'a b' });
  refused(/a row of "T" fills 1 of 2 columns/, {
    kind: 'table',
    caption: 'T',
    columns,
    rows: [{ cells: [cell('a')] }],
  });
  refused(/a group row of "T" is not one cell/, {
    kind: 'table',
    caption: 'T',
    columns,
    rows: [{ group: true, cells: [cell('a'), cell('b')] }],
  });
  refused(/a table has no caption/, { kind: 'table', caption: '', columns, rows: [] });
  refused(/"T" has no columns/, { kind: 'table', caption: 'T', columns: [], rows: [] });
  refused(/a column of "T" has no title/, {
    kind: 'table',
    caption: 'T',
    columns: [{ title: ' ', width: 1 }],
    rows: [],
  });
  refused(/a column of "T" has no width/, {
    kind: 'table',
    caption: 'T',
    columns: [{ title: 'a', width: 0 }],
    rows: [],
  });
  refused(/no words that replace it/, { kind: 'picture', caption: 'P', picture: { ...picture, alt: ' ' } });
  refused(/a picture has no size/, { kind: 'picture', caption: 'P', picture: { ...picture, width: 0 } });
  refused(/a picture is not SVG/, { kind: 'picture', caption: 'P', picture: { ...picture, svg: '<p>' } });
  assert.throws(() => ready({ ...paperOf(), title: '\u0000 ' }), /it has no title/);
  assert.throws(() => ready({ ...paperOf(), instant: 'today' }), /"today" is not an instant/);
});

test('a picture that could run or fetch something is refused', () => {
  for (const inside of [
    '<script>x</script>',
    '<rect onload="x"/>',
    '<foreignObject/>',
    '<image href="https://example.org/a.png"/>',
    '<rect fill="url(https://example.org)"/>',
  ])
    refused(/a picture holds a script or refers outside/, {
      kind: 'picture',
      caption: 'P',
      picture: { ...picture, svg: `<svg>${inside}</svg>` },
    });
});

test('a section begins at each page break, and there is none without content', () => {
  const text: Block = { kind: 'paragraph', content: [] };
  const sections = (...blocks: Block[]) =>
    sectionsOf(ready(paperOf(...blocks)).blocks).map(({ landscape, blocks: own }) => [landscape, own.length]);
  assert.deepEqual(sections(text, { kind: 'page-break', landscape: true }, text, text, { kind: 'page-break' }, text), [
    [false, 1],
    [true, 2],
    [false, 1],
  ]);
  assert.deepEqual(sections({ kind: 'page-break', landscape: true }, text, { kind: 'page-break' }), [[true, 1]]);
  assert.deepEqual(sections(), [[false, 0]]);
});

test('a picture whose words speak of scripts is a picture; one that holds a script is refused', () => {
  const picture = (inside: string) => ({
    kind: 'picture' as const,
    caption: 'A picture',
    picture: {
      svg: `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">${inside}</svg>`,
      alt: 'x',
      width: 1,
      height: 1,
    },
  });
  for (const inside of [
    '<title>Parenting groups run (counted once = one group)</title>',
    '<text aria-label="javascript: what it is">a</text>',
    '<rect fill="url(#pattern)"/><desc>see href="elsewhere"</desc>',
  ]) {
    assert.doesNotThrow(() => ready(paperOf(picture(inside))), inside);
  }
  for (const inside of [
    '<script>1</script>',
    '<rect onclick="x()"/>',
    "<a href='https://elsewhere.example'>a</a>",
    '<rect fill="url(https://elsewhere.example/a)"/>',
    '<foreignObject></foreignObject>',
  ]) {
    assert.throws(() => ready(paperOf(picture(inside))), inside);
  }
});
