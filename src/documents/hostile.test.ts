import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { writeDocx, writeHtml, writePdf } from './index.ts';
import { HOSTILE_TEXTS, hostileDocument } from './testing/hostile.ts';
import { paperOf } from './testing/paper.ts';

const unescaped = (html: string): string =>
  html
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&#39;/gu, "'")
    .replace(/&amp;/gu, '&');

test('HTML: no text of any document becomes an element or an attribute', () => {
  const KNOWN =
    /^<(?:\/?(?:article|header|footer|main|html|head|body|title|style|meta|h[1-3]|p|span|strong|em|mark|data|a|ul|ol|li|table|caption|thead|tbody|tr|th|td|figure|figcaption|div|details|summary|svg|rect|path|circle)|!DOCTYPE)\b/u;
  fc.assert(
    fc.property(hostileDocument, (document) => {
      const page = writeHtml(document).replace(/<style>[\s\S]*<\/style>/u, '');
      for (const [tag] of page.matchAll(/<[^>]*>?/gu)) {
        assert.match(tag, KNOWN);
        assert.doesNotMatch(tag.replace(/"[^"]*"/gu, '""'), /\son|'|javascript/iu);
      }
      assert.doesNotMatch(page, /href="(?!https:|mailto:|#)/u);
    }),
    { numRuns: 200 },
  );
});

test('HTML: every printable text comes out as it went in', () => {
  for (const text of HOSTILE_TEXTS.slice(0, 12)) {
    const page = writeHtml(paperOf({ kind: 'paragraph', content: [{ kind: 'text', text }] }));
    assert.ok(unescaped(page).includes(`<p>${text}</p>`), text);
  }
});

test('Word: another program can read any document', async () => {
  await fc.assert(
    fc.asyncProperty(hostileDocument, async (document) => {
      const bytes = await writeDocx(document);
      const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
      assert.ok(value.length > 0);
      for (const part of Object.values(unzipSync(bytes, { filter: ({ name }) => /\.(?:xml|rels)$/u.test(name) })))
        assert.doesNotMatch(strFromU8(part), /[^\P{Cc}\t\r\n]|[\ufffe\uffff]/u);
    }),
    { numRuns: 25 },
  );
});

test('Word: every printable text comes out as it went in', async () => {
  for (const text of HOSTILE_TEXTS.slice(0, 12)) {
    const bytes = await writeDocx(paperOf({ kind: 'paragraph', content: [{ kind: 'text', text }] }));
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    assert.ok(value.includes(text), text);
  }
});

test('PDF: any document can be set, and stays accessible', async () => {
  await fc.assert(
    fc.asyncProperty(hostileDocument, async (document) => {
      const bytes = await writePdf(document);
      assert.equal(strFromU8(bytes.slice(0, 5)), '%PDF-');
    }),
    { numRuns: 60 },
  );
});
