import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Count } from './register-type.ts';
import { clashOfMeasures } from './same-measure.ts';

const register = (code: string, changes: Partial<Count>) => ({
  code,
  title: code,
  counts: [
    {
      measure: 'placed',
      label: 'Placed',
      how: 'entries' as const,
      datedBy: { event: 'placed' },
      source: 'ours',
      ...changes,
    },
  ],
});
const clash = (one: Partial<Count>, other: Partial<Count>): string | null =>
  clashOfMeasures([register('one', one), register('other', other)])?.because ?? null;

test('two registers count towards one measure only where both declare alike whether their numbers are added up', () => {
  assert.match(clash({}, {}) ?? '', /neither their sum nor each by itself is declared by both/);
  assert.match(clash({ together: 'sum' }, {}) ?? '', /declared by both/);
  assert.match(clash({ together: 'sum' }, { together: 'apart' }) ?? '', /declared by both/);
  assert.equal(clash({ together: 'sum' }, { together: 'sum' }), null);
  assert.equal(clash({ together: 'apart', how: 'people' }, { together: 'apart', how: 'people' }), null);
  assert.equal(clash({}, { measure: 'left' }), null, 'each counts towards a measure of its own');
});

test('what has no sum cannot be declared as one, and what is counted in two ways stands nowhere together', () => {
  assert.match(clash({ together: 'sum', how: 'people' }, { together: 'sum', how: 'people' }) ?? '', /have no sum/);
  assert.match(clash({ together: 'apart' }, { together: 'apart', how: 'people' }) ?? '', /in different ways/);
});
