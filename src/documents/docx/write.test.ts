import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import type { Block, Cell, PaperDocument } from '../model.ts';
import { paperOf, SQUARE_SVG } from '../testing/paper.ts';
import { samplePaper } from '../testing/sample.ts';
import { writeDocx } from './write.ts';

const partsOf = async (paper: PaperDocument): Promise<(path: string) => string> => {
  const parts = unzipSync(await writeDocx(paper));
  return (path) => strFromU8(parts[path] ?? new Uint8Array());
};

const bodyOf = async (...blocks: Block[]): Promise<string> => {
  const part = await partsOf(paperOf(...blocks));
  return part('word/document.xml');
};

const htmlOf = async (...blocks: Block[]): Promise<string> => {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await writeDocx(paperOf(...blocks))) });
  return value;
};

const cell = (text: string): Cell => ({ content: [{ kind: 'text', text }] });
const table: Block = {
  kind: 'table',
  caption: 'Two measures',
  columns: [
    { title: 'Measure', width: 3 },
    { title: 'Value', width: 1, align: 'end' },
  ],
  rows: [
    { group: true, cells: [cell('Priority 1')] },
    { cells: [cell('a'), cell('1')] },
    { total: true, cells: [cell('Total'), cell('1')] },
  ],
};

test('another program reads the title, headings, lists and the table with its head', async () => {
  const html = await htmlOf(
    { kind: 'heading', level: 1, text: 'One' },
    { kind: 'heading', level: 2, text: 'Two' },
    { kind: 'heading', level: 3, text: 'Three' },
    { kind: 'list', items: [[{ kind: 'text', text: 'bullet' }]] },
    { kind: 'list', ordered: true, items: [[{ kind: 'text', text: 'step' }]] },
    table,
  );
  assert.match(
    html,
    /^<p>A paper<\/p><h1>One<\/h1><h2>Two<\/h2><h3>Three<\/h3><ul><li>bullet<\/li><\/ul><ol><li>step<\/li><\/ol><p>Two measures<\/p><table><thead>/,
  );
  assert.match(
    html,
    /<thead><tr><th><p>Measure<\/p><\/th><th><p>Value<\/p><\/th><\/tr><\/thead><tbody><tr><td colspan="2">/,
  );
});

test('a number stands in the margin: a hanging indent and a tab', async () => {
  const xml = await bodyOf({ kind: 'paragraph', number: '3.1', content: [{ kind: 'text', text: 'Words' }] });
  assert.match(
    xml,
    /<w:pStyle w:val="NumberedParagraph"\/><\/w:pPr><w:r><w:t[^>]*>3\.1<\/w:t><w:tab\/><\/w:r><w:r><w:t[^>]*>Words</,
  );
  const part = await partsOf(paperOf());
  const [style = ''] = /<w:style [^>]*w:styleId="NumberedParagraph".*?<\/w:style>/u.exec(part('word/styles.xml')) ?? [];
  assert.match(style, /<w:ind w:left="794" w:hanging="794"\/>/);
});

test('the head row repeats, no row is torn, widths follow the shares, the look names head row and first column', async () => {
  const xml = await bodyOf(table);
  assert.equal(xml.match(/<w:tblHeader\/>/gu)?.length, 1);
  assert.equal(xml.match(/<w:cantSplit\/>/gu)?.length, 4);
  // 9638 twips between the margins of A4, three quarters and one quarter; the rest of the division goes to the first.
  assert.match(xml, /<w:tblGrid><w:gridCol w:w="7229"\/><w:gridCol w:w="2409"\/><\/w:tblGrid>/);
  assert.match(xml, /<w:tblLook [^>]*w:firstRow="(?:1|true)"[^>]*w:firstColumn="(?:1|true)"/);
  assert.match(xml, /<w:gridSpan w:val="2"\/>/);
});

test('a picture is SVG with a PNG behind it, and has its words; a mark is decoration beside words', async () => {
  const paper = paperOf(
    { kind: 'picture', caption: 'Figure', picture: { svg: SQUARE_SVG, alt: 'A square', width: 8, height: 8 } },
    { kind: 'paragraph', content: [{ kind: 'status', text: 'On track', mark: { shape: 'tick', tone: 'good' } }] },
  );
  const bytes = await writeDocx(paper);
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  assert.match(value, /<img alt="A square" /);
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  assert.match(
    xml,
    /<wp:docPr [^>]*descr="A square"[^>]*title="A square"|<wp:docPr [^>]*title="A square"[^>]*descr="A square"/,
  );
  assert.match(xml, /adec:decorative[^>]* val="1"/);
  assert.match(xml, /<w:t[^>]*>\u00a0On track<\/w:t>/u);
  const media = Object.keys(parts).filter((path) => path.startsWith('word/media/'));
  assert.equal(media.filter((path) => path.endsWith('.svg')).length, 2);
  assert.equal(media.filter((path) => path.endsWith('.png')).length, 2);
  const png = media.find((path) => path.endsWith('.png')) ?? '';
  assert.deepEqual([...(parts[png] ?? []).slice(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
});

test('the language, the properties and what runs along each page', async () => {
  const part = await partsOf({ ...paperOf(), title: 'Care & <protection>', banner: 'Draft' });
  assert.match(part('word/styles.xml'), /<w:docDefaults>.*<w:lang w:val="en-GB"/u);
  assert.ok(part('docProps/core.xml').includes('<dc:title>Care &amp; &lt;protection&gt;</dc:title>'));
  assert.ok(
    part('docProps/core.xml').includes(
      '<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-21T23:15:43Z</dcterms:created>',
    ),
  );
  assert.match(part('word/header1.xml'), /Example Council<.*<w:tab\/><w:t[^>]*>Draft</u);
  assert.match(part('word/footer1.xml'), /23:15<.*Page <.*>PAGE<.* of <.*>NUMPAGES</u);
});

test('a landscape section lies across, and the next stands again', async () => {
  const say: Block = { kind: 'paragraph', content: [] };
  const xml = await bodyOf(say, { kind: 'page-break', landscape: true }, say, { kind: 'page-break' }, say);
  assert.deepEqual(
    [...xml.matchAll(/<w:pgSz w:w="(\d+)" w:h="(\d+)" w:orient="(\w+)"/gu)].map(([, ...size]) => size),
    [
      ['11906', '16838', 'portrait'],
      ['16838', '11906', 'landscape'],
      ['11906', '16838', 'portrait'],
    ],
  );
});

test('links: to a heading, outside, and none for an address that must not be followed', async () => {
  const paper = paperOf(
    { kind: 'heading', level: 1, text: 'Exceptions', id: 'exceptions' },
    {
      kind: 'paragraph',
      content: [
        { kind: 'link', text: 'section', href: '#exceptions' },
        { kind: 'link', text: 'law', href: 'https://example.org/?a=1&b=2' },
        { kind: 'link', text: 'bad', href: 'javascript:alert(1)' },
      ],
    },
  );
  const part = await partsOf(paper);
  const xml = part('word/document.xml');
  assert.match(xml, /<w:bookmarkStart w:name="section_1" w:id="1"\/>/);
  assert.match(xml, /<w:hyperlink [^>]*w:anchor="section_1"/);
  assert.equal(xml.match(/<w:hyperlink /gu)?.length, 2);
  assert.match(
    part('word/_rels/document.xml.rels'),
    /Id="rIdLink1"[^>]*Target="https:\/\/example\.org\/\?a=1&amp;b=2"|Target="https:\/\/example\.org\/\?a=1&amp;b=2"[^>]*Id="rIdLink1"/,
  );
  assert.doesNotMatch(part('word/_rels/document.xml.rels'), /javascript/);
});

test('awaited text is in brackets and in a style of its own', async () => {
  const xml = await bodyOf({ kind: 'paragraph', content: [{ kind: 'awaited', text: 'Awaited from the CEO' }] });
  assert.match(xml, /<w:rStyle w:val="Awaited"\/><\/w:rPr><w:t[^>]*>\[Awaited from the CEO\]</);
});

test('equal papers give equal bytes, also after another paper', async () => {
  const first = await writeDocx(samplePaper(6));
  await writeDocx(samplePaper(3));
  assert.ok(Buffer.from(await writeDocx(samplePaper(6))).equals(Buffer.from(first)));
});

test('the file’s entries carry the day of the document, wherever it is written', async () => {
  const zone = process.env['TZ'];
  try {
    const files = [];
    for (const place of ['Europe/London', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
      process.env['TZ'] = place;
      files.push(Buffer.from(await writeDocx(paperOf())));
    }
    const [first = Buffer.of()] = files;
    for (const file of files) assert.ok(file.equals(first));
    // A local header's time and date: noon is 12 << 11; 21 November 2026 is (46 << 9) + (11 << 5) + 21.
    assert.deepEqual([...first.subarray(10, 14)], [0x00, 0x60, 0x75, 0x5d]);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});
