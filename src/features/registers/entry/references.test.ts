import assert from 'node:assert/strict';
import { test } from 'node:test';

import { madeType } from '../testing/made-register.ts';
import { pointedTo } from './references.ts';

test('everything that answers point to is found, each at its place', () => {
  const type = madeType({
    fields: [
      { code: 'lead', label: 'Lead', kind: 'post', source: 'ours' },
      { code: 'papers', label: 'Papers', kind: 'evidence', source: 'ours' },
      {
        code: 'steps',
        label: 'Steps',
        kind: 'rows',
        source: 'ours',
        columns: [
          { code: 'what', label: 'What', kind: 'text' },
          { code: 'who', label: 'Who', kind: 'post' },
        ],
      },
    ],
  });
  const fields = {
    lead: 'HOS',
    papers: ['EV-2026-001', 'EV-2026-002'],
    steps: [{ what: 'Ask' }, { what: 'Tell', who: 'TL' }],
  };
  assert.deepEqual(
    pointedTo(type, fields, { service: 'CS', distribution: ['AO'] }).map(({ kind, code, column }) => [
      kind,
      code,
      column,
    ]),
    [
      ['service', 'CS', 'service'],
      ['post', 'AO', 'distribution'],
      ['post', 'HOS', 'lead'],
      ['evidence', 'EV-2026-001', 'papers'],
      ['evidence', 'EV-2026-002', 'papers'],
      ['post', 'TL', 'steps.2.who'],
    ],
  );
});
