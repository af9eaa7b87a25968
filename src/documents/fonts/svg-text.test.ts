import assert from 'node:assert/strict';
import { test } from 'node:test';
import { svgWithOurFonts } from './svg-text.ts';

const same = (text: string): string => text;

test('every family is replaced, in attributes and in styles, and the root names one', () => {
  assert.equal(
    svgWithOurFonts(
      '<svg><text font-family="Arial, sans-serif">a</text><text style="font-family:\'Fira Sans\',serif;fill:red">b</text></svg>',
      same,
    ),
    '<svg font-family="Noto Sans"><text font-family="Noto Sans">a</text><text style="font-family:Noto Sans;fill:red">b</text></svg>',
  );
  assert.equal(svgWithOurFonts("<svg font-family='Roboto'></svg>", same), '<svg font-family="Noto Sans"></svg>');
});

test('a sign that the family lacks is spelt', () => {
  assert.equal(
    svgWithOurFonts('<svg font-family="x"><text>Target ≥ 9 &#8594; ≤ 8</text></svg>', same),
    '<svg font-family="Noto Sans"><text>Target &gt;= 9 -&gt; &lt;= 8</text></svg>',
  );
});

test('characters written as numbers are held to the fonts too; those that are markup stay as written', () => {
  const marked = (text: string): string => text.replaceAll('中', '?');
  assert.equal(
    svgWithOurFonts('<svg font-family="x"><text>&#x4e2d;&#20013;&#60;&amp;&#0;</text></svg>', marked),
    '<svg font-family="Noto Sans"><text>??&#60;&amp;</text></svg>',
  );
});
