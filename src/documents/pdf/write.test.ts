import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { extractText, getDocumentProxy } from 'unpdf';
import type { Block, Cell } from '../model.ts';
import { HOSTILE_TEXTS } from '../testing/hostile.ts';
import { paperOf, SQUARE_SVG } from '../testing/paper.ts';
import { samplePaper } from '../testing/sample.ts';
import { writePdf } from './write.ts';

const textOf = async (pdf: Uint8Array): Promise<string> => {
  const { text } = await extractText(await getDocumentProxy(pdf.slice()), { mergePages: true });
  return text.replace(/\s+/gu, ' ');
};

const cell = (text: string): Cell => ({ content: [{ kind: 'text', text }] });
const say = (text: string): Block => ({ kind: 'paragraph', content: [{ kind: 'text', text }] });

test('title, author, subject and the instant are the file’s own', async () => {
  const pdf = await getDocumentProxy(await writePdf(paperOf(say('x'))));
  const { info } = await pdf.getMetadata();
  assert.deepEqual(
    ['Title', 'Author', 'Subject', 'CreationDate'].map((key) => (info as Record<string, unknown>)[key]),
    ['A paper', 'Chief Social Work Officer', 'Tests', 'D:20261121231543Z'],
  );
});

test('what runs along each page: organisation, banner, footer, page of pages', async () => {
  const paper = { ...paperOf(say('first'), { kind: 'page-break' }, say('second')), banner: 'Draft: 2 texts awaited' };
  const { text } = await extractText(await getDocumentProxy(await writePdf(paper)), { mergePages: false });
  assert.equal(text.length, 2);
  for (const [index, page] of text.entries()) {
    for (const part of [
      'Example Council',
      'Draft: 2 texts awaited',
      'Figures as at 21 November 2026, 23:15',
      `Page ${index + 1} of 2`,
    ])
      assert.ok(page.includes(part), `${part} on page ${index + 1}`);
  }
});

test('a landscape section lies across, and the next stands again', async () => {
  const pdf = await getDocumentProxy(
    await writePdf(
      paperOf(say('a'), { kind: 'page-break', landscape: true }, say('b'), { kind: 'page-break' }, say('c')),
    ),
  );
  const shapes = await Promise.all([1, 2, 3].map(async (number) => (await pdf.getPage(number)).view.map(Math.round)));
  // A4 in points: 595 by 842.
  assert.deepEqual(shapes, [
    [0, 0, 595, 842],
    [0, 0, 842, 595],
    [0, 0, 595, 842],
  ]);
});

test('numbers stand before their paragraphs, awaited text in brackets, a link to a heading is text', async () => {
  const text = await textOf(
    await writePdf(
      paperOf(
        { kind: 'heading', level: 1, text: 'Considerations', number: '3', id: 'three' },
        {
          kind: 'paragraph',
          number: '3.1',
          content: [
            { kind: 'text', text: 'See ' },
            { kind: 'link', text: 'section 3', href: '#three' },
            { kind: 'text', text: ' and ' },
            { kind: 'awaited', text: 'Awaited from the CEO' },
          ],
        },
      ),
    ),
  );
  assert.ok(text.includes('3 Considerations'), text);
  assert.ok(text.includes('3.1 See section 3 and [Awaited from the CEO]'), text);
});

test('no text is read as markup', async () => {
  for (const hostile of HOSTILE_TEXTS.slice(0, 6)) {
    const text = await textOf(await writePdf(paperOf(say(hostile))));
    assert.ok(text.includes(hostile), hostile);
  }
});

test('characters that no font of ours has are marked, not refused', async () => {
  const text = await textOf(await writePdf(paperOf(say('Chinese: 中文 end, target ≥ 85%'))));
  assert.ok(text.includes('Chinese: \ufffd\ufffd end, target ≥ 85%'), text);
});

test('the tags say what is a heading, a table header, a list and a picture', {
  skip: spawnSync('pdfinfo', ['-v']).error !== undefined,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  try {
    const file = join(folder, 'paper.pdf');
    const picture = { svg: SQUARE_SVG, alt: 'A square', width: 8, height: 8 };
    writeFileSync(
      file,
      await writePdf(
        paperOf(
          { kind: 'heading', level: 1, text: 'One' },
          { kind: 'heading', level: 2, text: 'Two' },
          { kind: 'list', items: [[{ kind: 'text', text: 'item' }]] },
          { kind: 'picture', caption: 'Figure', picture },
          {
            kind: 'table',
            caption: 'Table',
            columns: [
              { title: 'A', width: 1 },
              { title: 'B', width: 1 },
            ],
            rows: [{ group: true, cells: [cell('Group')] }, { cells: [cell('a'), cell('b')] }],
          },
        ),
      ),
    );
    const tree = execFileSync('pdfinfo', ['-struct-text', file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const kinds = [...tree.matchAll(/^\s*(H1|H2|L|LI|Figure|Table|Caption|THead|TH|TD)\b/gmu)].map(([, kind]) => kind);
    assert.deepEqual(kinds.join(' '), 'H1 H2 L LI Caption Figure Table Caption THead TH TH TH TD TD');
    assert.match(
      execFileSync('pdfinfo', [file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      /^Tagged:\s+yes$/mu,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('equal papers give equal bytes, also after another paper', async () => {
  const sum = async (measures: number): Promise<string> =>
    createHash('sha256')
      .update(await writePdf(samplePaper(measures)))
      .digest('hex');
  const first = await sum(6);
  await sum(3);
  assert.equal(await sum(6), first);
});

test('no font of the machine gets into the paper', {
  skip: spawnSync('pdffonts', ['-v']).error !== undefined,
}, async () => {
  const fonts = execFileSync('pdffonts', ['-'], { input: await writePdf(samplePaper(3)), encoding: 'utf8' });
  const names = [...fonts.matchAll(/^[A-Z]{6}\+(\S+)/gmu)].map(([, name]) => name);
  assert.ok(names.length > 0);
  for (const name of names) assert.match(name ?? '', /^(?:NotoSans-|NewCMMath-)/u);
});

test('the file calls itself PDF/UA-1', async () => {
  const { metadata } = await (await getDocumentProxy(await writePdf(paperOf(say('x'))))).getMetadata();
  assert.equal(String(metadata.get('pdfuaid:part')), '1');
});

test('a picture that cannot be read is named by the typesetter', async () => {
  const picture = { svg: '<svg xmlns="http://www.w3.org/2000/svg"><rect</svg>', alt: 'Broken', width: 8, height: 8 };
  await assert.rejects(writePdf(paperOf({ kind: 'picture', caption: 'c', picture })), /cannot be set: .*SVG/u);
});
