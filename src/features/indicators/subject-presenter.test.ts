import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Indicator } from './indicator.ts';
import { bySubject, sayRanking, sayReporting, searched } from './subject-presenter.ts';

const indicator = (code: string, title: string): Indicator => ({ code, title }) as Indicator;

const ALL = [
  indicator('C&L01', 'Cost per Attendance'),
  indicator('CHN09', 'Looked After Children in the Community'),
  indicator('CORP-ASSET01', 'Suitable Buildings'),
  indicator('NEW01', 'Something new'),
  indicator('SW05', 'Residential Care Costs'),
];

test('indicators stand under their subject, those of social work first, and none is lost', () => {
  assert.deepEqual(
    bySubject(ALL).map(({ title, indicators }) => [title, indicators.map(({ code }) => code)]),
    [
      ["Children's services", ['CHN09']],
      ['Adult social care', ['SW05']],
      ['Culture and leisure', ['C&L01']],
      ['Corporate services', ['CORP-ASSET01']],
      ['Other', ['NEW01']],
    ],
  );
});

test('a search finds what has every word, in code or title, whatever the capitals', () => {
  const codes = (search: string) => searched(ALL, search).map(({ code }) => code);
  assert.deepEqual(codes('care COSTS'), ['SW05']);
  assert.deepEqual(codes('chn09'), ['CHN09']);
  assert.deepEqual(codes('care community'), []);
  assert.equal(codes('  ').length, 5);
});

test('the publisher’s own words are said plainly', () => {
  assert.equal(sayReporting('2 Yearly'), 'every two years');
  assert.equal(sayReporting('Quarterly'), 'quarterly');
  assert.equal(sayRanking({ ranking: 'ascending' }), 'The lowest figure ranks first.');
});
