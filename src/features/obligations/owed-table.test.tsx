import assert from 'node:assert/strict';
import { test } from 'node:test';

import { madeObligation } from '../../../test/support/made-obligation.ts';
import { renderMarkup } from '../../ui/index.ts';
import { OwedTable } from './owed-table.tsx';

const POSTS = new Map([['HR', { code: 'HR', title: 'Head of Human Resources', service: null, basis: null }]]);
const ROWS = [madeObligation('M1', '2026-11-19'), madeObligation('M2', '2026-11-24', { ownerPost: '' })];
const TABLE = { council: 'northmuir', now: '2026-11-22T10:00:00.000Z', id: 'late', caption: 'Late', rows: ROWS };

const words = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

test('a row says what is owed, by when and how far off that is, and by whom or that nobody is named', () => {
  const html = renderMarkup(<OwedTable {...TABLE} posts={POSTS} />);
  assert.match(words(html), /Report M1 19 November 2026 3 days late Head of Human Resources /);
  assert.match(words(html), /Report M2 24 November 2026 in 2 days Nobody is named /);
  assert.ok(html.includes('href="/councils/northmuir/owed/M1"'), 'a title leads to the page of what is owed');
  assert.ok(html.includes('href="/councils/northmuir/owed?post=HR"'), 'a post leads to everything that it owes');
});

test('where the page has said whose it is, no column says it again, and titles lead where the page says', () => {
  const html = renderMarkup(<OwedTable {...TABLE} posts={null} leadTo={({ code }) => `/answer/${code}`} />);
  assert.doesNotMatch(html, /Owed by|Nobody is named|Human Resources/);
  assert.ok(html.includes('href="/answer/M1"') && !html.includes('/owed/M1'));
});
