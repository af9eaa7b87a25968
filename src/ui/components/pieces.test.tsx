import assert from 'node:assert/strict';
import { test } from 'node:test';

import { renderMarkup } from '../markup.ts';
import { CheckboxField, RadioField, SelectField } from './choice-fields.tsx';
import { CouncilComparison } from './council-comparison.tsx';
import { sizeInWords } from './download-list.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { FilterForm } from './filter-form.tsx';
import { Form } from './form.tsx';
import { Link } from './link.tsx';
import { Notice } from './notice.tsx';
import { Pagination, pagesShown } from './pagination.tsx';
import { StatusTag } from './status-tag.tsx';
import { TextAreaField, TextField } from './text-fields.tsx';

test('a status says its words and hides its shape from screen readers', () => {
  const html = renderMarkup(<StatusTag mark={{ shape: 'cross', tone: 'bad' }} words="Not met <at all>" />);
  assert.match(html, /^<span class="ds_tag ds_tag--red remit-status"><svg [^>]*aria-hidden="true"/);
  assert.match(html, /<\/svg>Not met &lt;at all><\/span>$/);
});

test('a link with an address that may not be carried leaves its words', () => {
  assert.equal(renderMarkup(<Link href="data:text/html,x">Read</Link>), '<span>Read</span>');
  assert.equal(renderMarkup(<Link href='/a"b'>Read</Link>), '<a href="/a&quot;b">Read</a>');
  assert.match(
    renderMarkup(
      <Link href="/a" current>
        Read
      </Link>,
    ),
    /aria-current="page"/,
  );
});

test('a notice says what kind it is', () => {
  assert.match(renderMarkup(<Notice tone="warning" title="T" />), /<span class="visually-hidden">Warning: <\/span>T/);
});

test('a field is tied to its label, its hint and its error', () => {
  const html = renderMarkup(<TextField name="value" label="Value" hint="H" error="E" value={'a"b'} numeric />);
  assert.match(html, /<label class="ds_label" for="value">Value/);
  assert.match(html, /aria-invalid="true" aria-describedby="value-hint value-error"/);
  assert.match(html, /value="a&quot;b"/);
  assert.match(html, /inputmode="decimal"/i);
  const plain = renderMarkup(<TextField name="value" label="Value" />);
  assert.doesNotMatch(plain, /aria-|ds_question--error/);
});

test('an answer already given stays in its field', () => {
  const choices = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ];
  assert.match(
    renderMarkup(<SelectField name="s" label="S" value="b" choices={choices} />),
    /<option value="a">A<\/option><option value="b" selected>B/,
  );
  const radios = renderMarkup(<RadioField name="r" label="R" value="b" choices={choices} />);
  assert.match(radios, /id="r" name="r" value="a"\/?>/);
  assert.match(radios, /id="r-2" name="r" value="b" checked/);
  assert.match(renderMarkup(<CheckboxField name="c" label="C" value="yes" checked />), /value="yes" checked/);
  assert.match(
    renderMarkup(<TextAreaField name="t" label="T" value="</textarea><script>" />),
    />&lt;\/textarea>&lt;script>/,
  );
});

test('the error summary leads to the fields, and is not there without errors', () => {
  assert.match(renderMarkup(<ErrorSummary errors={[{ field: 'value', message: 'M' }]} />), /<a href="#value">M<\/a>/);
  assert.equal(renderMarkup(<ErrorSummary errors={[]} />), '');
});

test('a form posts what is hidden in it, a filter asks by address', () => {
  const html = renderMarkup(
    <Form action="/returns/1" hidden={{ token: 'a"b' }}>
      <p>x</p>
    </Form>,
  );
  assert.match(html, /^<form class="remit-form" method="post" action="\/returns\/1" novalidate/i);
  assert.match(html, /<input type="hidden" name="token" value="a&quot;b"/);
  const filter = renderMarkup(
    <FilterForm label="Filter" action="/m" filters={[]} keep={{ sort: 'x' }} clearHref="/m" />,
  );
  assert.match(filter, /method="get" action="\/m" aria-label="Filter"/);
  assert.match(filter, /name="sort" value="x"/);
  assert.match(filter, /<a href="\/m">Clear<\/a>/);
});

test('of many pages the first, the last and the neighbours are shown', () => {
  assert.deepEqual(pagesShown(1, 1), [1]);
  assert.deepEqual(pagesShown(6, 12), [1, null, 5, 6, 7, null, 12]);
  assert.deepEqual(pagesShown(3, 5), [1, 2, 3, 4, 5]);
  assert.deepEqual(pagesShown(4, 9), [1, 2, 3, 4, 5, null, 9]);
  assert.deepEqual(pagesShown(1, 9), [1, 2, null, 9]);
});

test('the first page has no way back, the last no way on, one page needs neither', () => {
  const render = (page: number, pages: number): string =>
    renderMarkup(
      <div>
        <Pagination label="Pages" page={page} pages={pages} hrefOf={(each) => `?page=${each}`} />
      </div>,
    );
  assert.doesNotMatch(render(1, 3), /Previous/);
  assert.match(render(1, 3), /href="\?page=2"[^>]*><span[^>]*>Next/);
  assert.doesNotMatch(render(3, 3), /Next/);
  assert.equal(render(1, 1), '<div></div>');
});

test('sizes are said in thousands of bytes', () => {
  assert.deepEqual([0, 999, 1000, 51_200, 999_499, 999_500, 2_340_000].map(sizeInWords), [
    '0 B',
    '999 B',
    '1 kB',
    '51 kB',
    '999 kB',
    '1.0 MB',
    '2.3 MB',
  ]);
});

test('councils side by side: the own one marked in words, a missing value without a bar', () => {
  const html = renderMarkup(
    <CouncilComparison
      id="c"
      caption="C"
      measured="%"
      councils={[
        { name: 'Aa', value: 100, text: '100%', kind: 'own' },
        { name: 'Bb', value: null, text: 'Withheld', kind: 'other' },
      ]}
      reference={{ name: 'Scotland', value: 50, text: '50%' }}
    />,
  );
  assert.match(html, /Aa<span class="remit-comparison__kind">This council<\/span>/);
  assert.equal(html.match(/<rect/g)?.length, 1);
  assert.match(html, /<rect x="0" y="3" width="100"/);
  assert.equal(html.match(/d="M50,0V20"/g)?.length, 2);
  assert.doesNotMatch(html, /Rank/);
});
