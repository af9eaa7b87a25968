import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { readAttributes, xmlReader } from './xml-reader.ts';

const events = (...pieces: readonly string[]): string[] => {
  const seen: string[] = [];
  const reader = xmlReader({
    open: (name, raw) => seen.push(`<${name}${[...readAttributes(raw)].map(([key, value]) => ` ${key}=${value}`)}`),
    close: (name) => seen.push(`/${name}`),
    text: (text) => seen.push(text),
  });
  for (const piece of pieces) reader.write(piece);
  reader.end();
  return seen;
};

const XML = `<?xml version="1.0"?><x:a r:id="1 &lt; 2" b='"'><!-- <no> --><c d="a>b"/>t &amp; &#65;&#x42;<![CDATA[<&]]></x:a>`;
const SEEN = ['<a id=1 < 2, b="', '<c d=a>b', '/c', 't & AB', '<&', '/a'];

describe('xmlReader', () => {
  it('reads elements, attributes, text, references, comments and CDATA', () => {
    assert.deepEqual(events(XML), SEEN);
  });

  it('reads the same however the text is cut', () => {
    fc.assert(
      fc.property(fc.nat(XML.length), fc.nat(XML.length), (a, b) => {
        const [first, second] = a < b ? [a, b] : [b, a];
        assert.deepEqual(events(XML.slice(0, first), XML.slice(first, second), XML.slice(second)), SEEN);
      }),
    );
  });

  it('does not take an attribute for one inside the text of another', () => {
    assert.deepEqual(
      [...readAttributes(` name="a state='hidden'" state = "visible"`)],
      [
        ['name', "a state='hidden'"],
        ['state', 'visible'],
      ],
    );
  });

  const faulty: [title: string, xml: string][] = [
    ['crossed tags', '<a><b></a></b>'],
    ['an unclosed tag', '<a>'],
    ['a tag cut short', '<a/><b'],
    ['an unknown entity', '<a>&b;</a>'],
    ['a reference to no character', '<a>&#x110000;</a>'],
    ['a negative reference', '<a>&#-5;</a>'],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['a tag without a name', '< a/>'],
  ];
  for (const [title, xml] of faulty)
    it(`refuses ${title}`, () => {
      assert.throws(() => events(xml), SyntaxError);
    });

  it('refuses a tag that never ends before it fills the memory', () => {
    const piece = `<a ${'b'.repeat(1024 * 1024)}`;
    assert.throws(() => events(piece, ...Array.from({ length: 9 }, () => 'b'.repeat(1024 * 1024))), /longer than/);
  });
});
