import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { FaultError } from '../../kernel/index.ts';
import { paperOf } from '../testing/paper.ts';
import { writeDocx } from './write.ts';

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const style = (id: string, name: string, inside = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`;

const STYLES = [
  '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia"/><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>',
  '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>',
  style('Titel', 'Title'),
  style('Rubrik1', 'heading 1', '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>'),
  style('Rubrik2', 'heading 2'),
  style('Rubrik3', 'Heading 3'),
  style('Caption', 'Something else'),
];

const template = (styles: readonly string[] = STYLES, margin = 1700): Uint8Array =>
  zipSync({
    'word/styles.xml': strToU8(`<?xml version="1.0"?><w:styles ${WORD}>${styles.join('')}</w:styles>`),
    'word/document.xml': strToU8(
      `<w:document ${WORD}><w:body><w:sectPr><w:pgSz w:w="11906" w:h="16838"/>` +
        `<w:pgMar w:top="1000" w:right="${margin}" w:bottom="1100" w:left="${margin}"/></w:sectPr></w:body></w:document>`,
    ),
    'word/theme/theme1.xml': strToU8('<theme>council</theme>'),
  });

const paper = paperOf(
  { kind: 'heading', level: 1, text: 'One' },
  { kind: 'paragraph', number: '1.1', content: [{ kind: 'text', text: 'Words' }] },
  { kind: 'table', caption: 'Table', columns: [{ title: 'A', width: 1 }], rows: [] },
);

const written = async (house: Uint8Array): Promise<(path: string) => string> => {
  const parts = unzipSync(await writeDocx(paper, house));
  return (path) => strFromU8(parts[path] ?? new Uint8Array());
};

test('the council’s styles, theme and margins are taken over, found by name', async () => {
  const part = await written(template());
  assert.match(part('word/styles.xml'), /w:ascii="Georgia"/);
  assert.equal(part('word/theme/theme1.xml'), '<theme>council</theme>');
  assert.match(part('word/document.xml'), /<w:pStyle w:val="Titel"\/>/);
  assert.match(part('word/document.xml'), /<w:pStyle w:val="Rubrik1"\/>/);
  assert.match(part('word/document.xml'), /<w:pgMar w:top="1000" w:right="1700" w:bottom="1100" w:left="1700"/);
});

test('a style that the template lacks is added, on the template’s own plain style and under an id that is free', async () => {
  const part = await written(template());
  const sheet = part('word/styles.xml');
  assert.match(sheet, /w:styleId="BodyText"><w:name w:val="Body Text"\/><w:basedOn w:val="Standard"\/>/);
  assert.match(
    sheet,
    /w:styleId="NumberedParagraph"><w:name w:val="Numbered Paragraph"\/><w:basedOn w:val="BodyText"\/>/,
  );
  assert.match(sheet, /w:styleId="PaperCaption"><w:name w:val="caption"\/>/);
  assert.match(part('word/document.xml'), /<w:pStyle w:val="PaperCaption"\/>/);
  assert.equal(sheet.match(/w:styleId="Caption"/gu)?.length, 1);
});

test('numbers stay the paper’s own and the language British English', async () => {
  const part = await written(template());
  assert.doesNotMatch(part('word/styles.xml'), /w:numPr/);
  assert.match(part('word/styles.xml'), /<w:lang w:val="en-GB"\/>/);
  assert.doesNotMatch(part('word/styles.xml'), /en-US/);
});

test('a template without any language is given British English', async () => {
  const part = await written(template(STYLES.slice(1)));
  assert.match(part('word/styles.xml'), /<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"\/>/);
});

const refused = async (house: Uint8Array, pattern: RegExp): Promise<void> => {
  await assert.rejects(writeDocx(paper, house), (error) => {
    assert.ok(error instanceof FaultError);
    assert.equal(error.fault.code, 'paper.template');
    assert.match(error.fault.message, pattern);
    return true;
  });
};

test('a template that cannot be used is refused with the reason', async () => {
  await refused(strToU8('not a zip'), /is not a Word file/);
  await refused(zipSync({ 'a.txt': strToU8('a') }), /has no styles/);
  await refused(template(STYLES.filter((xml) => !/Rubrik[23]/u.test(xml))), /lacks the styles: Heading 2, Heading 3/);
  await refused(template([...STYLES, '<w:style>']), /styles\.xml is damaged/);
  await refused(template(STYLES, 5000), /margins leave too little room/);
  await refused(
    zipSync({ 'word/styles.xml': strToU8('<!DOCTYPE x [<!ENTITY a "b">]><w:styles/>') }),
    /declares a document type/,
  );
});
