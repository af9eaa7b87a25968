import fc from 'fast-check';
import type { Block, Inline, PaperDocument } from '../model.ts';

/** Texts that mean something to typst, XML, HTML, Word or a terminal, and must come out as they went in or not at all. */
export const HOSTILE_TEXTS = [
  '#import "x.typ": *',
  '$ x^2 $ *bold* _low_ `code` ~ @label <label>',
  '\\ \\u{41} // comment /* and */ more',
  '#{panic("no")}',
  '= not a heading',
  '- not a list',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  ']]></w:t></w:r><w:p/>',
  '<!-- comment --> &amp; &#60; <?xml version="1.0"?>',
  '{{mustache}} %s %n',
  'null\u0000 bell\u0007 escape\u001b[31m',
  'right\u202eto left',
  'half \ud800 pair',
  'two  spaces\tand\r\nlines',
  '中文 العربية 😀 ✕',
  '=HYPERLINK("http://example.org")',
] as const;

const text = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 30 }),
);

const title = text.map((words) => `T ${words}`);

const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text, strong: fc.boolean(), emphasis: fc.boolean() }),
  fc.record({ kind: fc.constant('figure' as const), text, source: text }),
  fc.record({
    kind: fc.constant('status' as const),
    text,
    mark: fc.constant({ shape: 'tick', tone: 'good' } as const),
  }),
  fc.record({
    kind: fc.constant('link' as const),
    text,
    href: fc.oneof(
      text,
      fc.constantFrom('javascript:alert(1)', 'https://example.org/?a=1&b=<', '//example.org', '#none'),
    ),
  }),
  fc.record({ kind: fc.constant('awaited' as const), text }),
);

const line = fc.array(inline, { maxLength: 3 });

const picture = fc.record({
  svg: fc.constant('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>'),
  alt: title,
  width: fc.constant(8),
  height: fc.constant(8),
});

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), level: fc.constant(1 as const), text: title, number: text }),
  fc.record({ kind: fc.constant('paragraph' as const), content: line, number: text }),
  fc.record({ kind: fc.constant('paragraph' as const), content: line }),
  fc.record({ kind: fc.constant('list' as const), ordered: fc.boolean(), items: fc.array(line, { maxLength: 3 }) }),
  fc.record({
    kind: fc.constant('table' as const),
    caption: title,
    columns: fc.constant([
      { title: 'A', width: 1 },
      { title: '#B', width: 2, align: 'end' as const },
    ]),
    rows: fc.array(
      fc.record({ cells: fc.tuple(fc.record({ content: line }), fc.record({ content: line, picture })) }),
      {
        maxLength: 3,
      },
    ),
    notes: fc.array(text, { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('picture' as const), picture, caption: text }),
  fc.record({
    kind: fc.constant('notice' as const),
    title,
    content: fc.array(line, { maxLength: 2 }),
    tone: fc.constantFrom('good' as const, 'bad' as const),
  }),
  fc.record({ kind: fc.constant('page-break' as const), landscape: fc.boolean() }),
);

/** Well-formed documents whose every text may be hostile. */
export const hostileDocument: fc.Arbitrary<PaperDocument> = fc.record({
  title,
  subtitle: text,
  subject: text,
  organisation: text,
  author: text,
  language: fc.constant('en-GB' as const),
  banner: text,
  footer: text,
  instant: fc.constant('2026-11-21T23:15:43.000Z'),
  blocks: fc.array(block, { maxLength: 8 }),
});
