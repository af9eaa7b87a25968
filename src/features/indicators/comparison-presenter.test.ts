import assert from 'node:assert/strict';
import { test } from 'node:test';

import { decimal, financialYear } from '../../kernel/index.ts';
import type { ComparedCouncil, CouncilComparison } from './comparison.ts';
import { comparedRows, comparisonData, drawnCouncils, sayStanding, scotlandOf } from './comparison-presenter.ts';
import type { Indicator } from './indicator.ts';

const indicator: Indicator = {
  code: 'CHN09',
  title: 'A share',
  unit: 'percent',
  decimals: 1,
  factor: decimal('100'),
  conversion: 'published as a share; shown times 100',
  ranking: 'descending',
  measureType: 'Percentage',
  reportingPeriod: 'Annual',
  familyGrouping: 'a grouping',
  sourceNote: null,
  dataset: 'LGBF',
};

const council = (
  code: string,
  value: string | null,
  rank: number | null,
  changes: Partial<ComparedCouncil> = {},
): ComparedCouncil => ({
  council: code,
  name: code.toUpperCase(),
  value: value === null ? null : decimal(value),
  displayed: value === null ? null : `${Number(value) * 100}%`,
  rank,
  sharedWith: 0,
  inFamily: false,
  ...changes,
});

const comparison: CouncilComparison = {
  indicator,
  period: financialYear(2021),
  periods: [financialYear(2021)],
  scotlandFigures: [{ value: decimal('0.875'), councils: 3 }],
  of: 3,
  councils: [
    council('aa', '0.5', 2, { sharedWith: 1, inFamily: true }),
    council('bb', null, null),
    council('cc', '0.75', 1),
    council('dd', '0.5', 2, { sharedWith: 1 }),
  ],
};

test('councils stand best first, those without a figure last; shared ranks are marked', () => {
  assert.deepEqual(
    comparedRows(comparison, 'cc').map(({ name, rank, kind, text, value }) => [name, rank, kind, text, value]),
    [
      ['CC', '1', 'own', '75%', 75],
      ['AA', '2=', 'family', '50%', 50],
      ['DD', '2=', 'other', '50%', 50],
      ['BB', '', 'other', 'None', null],
    ],
  );
  assert.equal(drawnCouncils(comparison, 'cc').length, 3);
  assert.deepEqual(scotlandOf(comparison), { name: 'Scotland', value: 87.5, text: '87.5%' });
});

test('the standing is said for the council chosen, for one without a figure, and for none', () => {
  assert.equal(sayStanding(comparison, 'cc'), 'CC had 75.0% in 2021/22: rank 1 of 3. Scotland: 87.5%.');
  assert.equal(
    sayStanding(comparison, 'aa'),
    'AA had 50.0% in 2021/22: rank 2 of 3, a rank it shares. Scotland: 87.5%.',
  );
  assert.equal(sayStanding(comparison, 'bb'), 'No figure is published for BB in 2021/22. Scotland: 87.5%.');
  assert.equal(
    sayStanding(comparison, null),
    '3 councils have a figure for 2021/22, from 50.0% to 75.0%. Scotland: 87.5%.',
  );
});

test('the file holds the values exactly as published', () => {
  const lines = new TextDecoder().decode(comparisonData(comparison)).split('\r\n');
  assert.equal(lines[1], 'CHN09,A share,2021/22,aa,AA,0.5,50%,percent,2,0.875');
  assert.equal(lines[2], 'CHN09,A share,2021/22,bb,BB,,,percent,,0.875');
});
