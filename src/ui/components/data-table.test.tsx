import assert from 'node:assert/strict';
import { test } from 'node:test';

import { renderMarkup } from '../markup.ts';
import { type DataColumn, DataTable } from './data-table.tsx';

type Row = { readonly name: string; readonly value: string };
const COLUMNS: readonly DataColumn<Row>[] = [
  { title: 'Name', rowHeader: true, cell: (row) => row.name, sort: { href: '?sort=name', direction: 'ascending' } },
  { title: 'Value', numeric: true, cell: (row) => row.value, sort: { href: '?sort=value' } },
];
const ROWS: readonly Row[] = [
  { name: 'One', value: '1' },
  { name: '<b>"Two"', value: '2' },
];

test('a table has its caption, its heads and a head to every row', () => {
  const html = renderMarkup(<DataTable id="t" caption="C & D" columns={COLUMNS} rows={ROWS} />);
  assert.match(html, /<caption id="t-caption">C &amp; D<\/caption>/);
  assert.equal(html.match(/<th scope="col"/g)?.length, 2);
  assert.match(html, /<th scope="row">One<\/th><td class="remit-number">1<\/td>/);
  assert.match(html, /<th scope="row">&lt;b>&quot;Two&quot;<\/th>/);
});

test('a sorted column says so, and its link offers the other way', () => {
  const html = renderMarkup(<DataTable id="t" caption="C" columns={COLUMNS} rows={ROWS} />);
  assert.match(html, /aria-sort="ascending"><a href="\?sort=name">Name<span class="visually-hidden">, sort descending/);
  assert.match(html, /<a href="\?sort=value">Value<span class="visually-hidden">, sort ascending/);
  assert.equal(html.match(/aria-sort/g)?.length, 1);
});

test('a table that scrolls stands in a named frame that the keyboard reaches', () => {
  const html = renderMarkup(<DataTable id="t" caption="C" columns={COLUMNS} rows={ROWS} />);
  assert.match(html, /^<section class="remit-scroll" aria-labelledby="t-caption" tabindex="0">/);
});

test('a table that stacks carries its column titles and its roles', () => {
  const html = renderMarkup(<DataTable id="t" caption="C" columns={COLUMNS} rows={ROWS} narrow="stack" />);
  assert.match(html, /^<table class="ds_table remit-table remit-table--stack" id="t" role="table">/);
  assert.match(html, /<td class="remit-number" role="cell" data-label="Value"><div>1<\/div><\/td>/);
  assert.match(html, /<tr role="row"><th scope="row" role="rowheader">One/);
  assert.doesNotMatch(html, /<section/);
});

test('groups head their rows and the total stands last', () => {
  const html = renderMarkup(
    <DataTable
      id="t"
      caption="C"
      columns={COLUMNS}
      groups={[
        { title: 'First', rows: ROWS.slice(0, 1) },
        { title: 'Second', rows: ROWS.slice(1) },
      ]}
      total={['Total', '3']}
      narrow="fit"
    />,
  );
  assert.equal(html.match(/<tbody>/g)?.length, 2);
  assert.match(html, /<th class="remit-group" scope="rowgroup" colspan="2">First<\/th>/i);
  assert.match(html, /<tfoot class="remit-total"><tr><th scope="row">Total<\/th><td class="remit-number">3<\/td>/);
});
