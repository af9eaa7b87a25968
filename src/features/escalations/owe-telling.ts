import { randomUUID } from 'node:crypto';

import { dayOf, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { appendObligations, metBy, type Obligation, obligationsOf } from '../obligations/index.ts';
import { LATEST, postRolesOf } from '../people/index.ts';
import type { By } from '../record/index.ts';
import { type Escalation, isOpen } from './escalation.ts';
import { hasTold, isUntold, subjectOf, TELLING, tellingOf } from './telling.ts';

// A code of one's own stands in addresses and mails: of a restricted risk it may not tell which, nor how many there are.
const codeFor = ({ code, confidentiality }: Escalation, number: number): string =>
  confidentiality === 'open' ? `${code}.T${number}` : `T-${randomUUID().slice(0, 18).toUpperCase()}`;

const ownerOf = async (tx: Transaction, { actor }: By): Promise<string> =>
  actor.post ?? (await postRolesOf(tx)).find(({ role }) => role === 'cswo')?.post ?? '';

const settled = (open: Obligation, escalation: Escalation, by: By, at: Instant): Obligation =>
  isOpen(escalation)
    ? metBy(open, by.actor.post, at)
    : { ...open, state: 'cancelled', settledAt: at, settledPost: by.actor.post, reason: 'The risk was closed' };

// Whether somebody had been told by what counts at some time after it was waived: what was waived is the telling that was owed then, and no later one.
const wasToldAfter = ({ steps }: Escalation, waived: readonly Obligation[]): boolean => {
  const since = waived.reduce((last, { settledAt }) => (settledAt !== null && settledAt > last ? settledAt : last), '');
  return steps.some((step, index) => step.knownAt > since && hasTold(steps.slice(0, index + 1)));
};

/**
 * Brings what is owed of the telling of a risk to how it stands now: owed while nobody was told, once; met by the telling. Where a telling is taken
 * back it is owed anew, by the same rule from that day on. What was waived is not asked for again, but for
 * where somebody was told since and that is taken back. In the transaction of what was written, which must
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
  const waived = all.filter(({ state }) => state === 'waived');
  if (open !== undefined || (waived.length > 0 && !wasToldAfter(escalation, waived))) return;
  const code = codeFor(escalation, all.length + 1);
  const post = await ownerOf(tx, by);
  await appendObligations(tx, [tellingOf(escalation, { code, post, today: dayOf(at) })], at);
};
