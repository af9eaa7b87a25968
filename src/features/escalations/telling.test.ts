import assert from 'node:assert/strict';
import { test } from 'node:test';

import { madeStep } from '../../../test/support/made-escalation.ts';
import { isUntold, riskOf, tellBy, tellingOf } from './telling.ts';

test('an immediate risk is told on the day, a serious one by the next working day, a significant one within five', () => {
  // 6 March 2026 is a Friday.
  assert.deepEqual(
    ['2026-03-06', '2026-03-07', '2026-03-09'].map((day) => tellBy('immediate', day)),
    ['2026-03-06', '2026-03-07', '2026-03-09'],
  );
  assert.deepEqual(
    ['2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08'].map((day) => tellBy('serious', day)),
    ['2026-03-06', '2026-03-09', '2026-03-09', '2026-03-09'],
  );
  assert.deepEqual(
    ['2026-03-05', '2026-03-06', '2026-03-07'].map((day) => tellBy('significant', day)),
    ['2026-03-12', '2026-03-13', '2026-03-13'],
  );
});

test('nobody is told until somebody is, anybody at all; not while it is taken back, and not once it is closed', () => {
  const told = madeStep(1, 'told', { whom: 'other', whomElse: 'The police' });
  const back = madeStep(2, 'corrected', { refersTo: 1, takesBack: true });
  assert.equal(isUntold({ steps: [] }), true);
  assert.equal(isUntold({ steps: [madeStep(1, 'follow-up')] }), true);
  assert.equal(isUntold({ steps: [told] }), false);
  assert.equal(isUntold({ steps: [told, back] }), true);
  assert.equal(isUntold({ steps: [madeStep(1, 'closed')] }), false);
});

test('what is owed says nothing of what the risk is, and leads to the form of the telling', () => {
  const risk = { code: 'ES-2026-001', grade: 'serious', confidentiality: 'open', risk: 'Visits are late' } as const;
  const owed = tellingOf(risk, { code: 'ES-2026-001.T1', post: 'CSWO', today: '2026-03-06' });
  assert.ok(!JSON.stringify(owed).includes('Visits'));
  assert.deepEqual([owed.opensOn, owed.dueOn, owed.ownerPost], ['2026-03-06', '2026-03-09', 'CSWO']);
  assert.match(owed.rule, /by the next working day: Remit's own rule and no law/);
  assert.equal(riskOf(owed), 'ES-2026-001');
  assert.equal(riskOf({ kind: 'question', cause: 'answer:M1' }), null);
});
