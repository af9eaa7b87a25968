import { randomUUID } from 'node:crypto';

import { dayOf, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { appendObligations, metBy, type Obligation, obligationsOf } from '../obligations/index.ts';
import { LATEST, postRolesOf } from '../people/index.ts';
import type { By } from '../record/index.ts';
import { type Escalation, isOpen } from './escalation.ts';
import { isUntold, subjectOf, TELLING, tellingOf } from './telling.ts';

// A code of one's own stands in addresses and mails: of a restricted risk it may not tell which, nor how many there are.
const codeFor = ({ code, confidentiality }: Escalation, number: number): string =>
  confidentiality === 'open' ? `${code}.T${number}` : `T-${randomUUID().slice(0, 18).toUpperCase()}`;

const ownerOf = async (tx: Transaction, { actor }: By): Promise<string> =>
  actor.post ?? (await postRolesOf(tx)).find(({ role }) => role === 'cswo')?.post ?? '';

const settled = (open: Obligation, escalation: Escalation, by: By, at: Instant): Obligation =>
  isOpen(escalation)
    ? metBy(open, by.actor.post, at)
    : { ...open, state: 'cancelled', settledAt: at, settledPost: by.actor.post, reason: 'The risk was closed' };

/**
 * Brings what is owed of the telling of a risk to how it stands now: owed while nobody was told, once; met by the telling. Where a telling is taken
 * back it is owed anew, by the same rule from that day on. What was waived is not asked for again. In the transaction of what was written, which must
 * have the clearance for it.
 */
export const oweTelling = async (tx: Transaction, escalation: Escalation, by: By, at: Instant): Promise<void> => {
  const asked = { kinds: [TELLING], subjects: [subjectOf(escalation.code)] };
  const all = await obligationsOf(tx, asked, LATEST);
  const open = all.find(({ state }) => state === 'open');
  if (!isUntold(escalation)) {
    if (open !== undefined) await appendObligations(tx, [settled(open, escalation, by, at)], at);
    return;
  }
  if (open !== undefined || all.some(({ state }) => state === 'waived')) return;
  const code = codeFor(escalation, all.length + 1);
  const post = await ownerOf(tx, by);
  await appendObligations(tx, [tellingOf(escalation, { code, post, today: dayOf(at) })], at);
};
