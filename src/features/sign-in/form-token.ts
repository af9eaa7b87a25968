import { createHmac } from 'node:crypto';

import { type Caller, hatOf } from '../access/index.ts';
import type { SignInKeys } from './context.ts';

/**
 * The token that every form of a signed-in person must carry: it follows from the session, the posts they may act from and the one chosen, and the
 * installation's secret. No other site and no other session can know it, and a form opened as one post is not sent from another. Null for those
 * without a session, whose forms are told apart by where they come from alone.
 */
export const formTokenOf = ({ form }: SignInKeys, caller: Caller): string | null => {
  if (caller.kind === 'nobody' || caller.via !== 'session') return null;
  const told = JSON.stringify([caller.credential, caller.chosen, caller.hats.map(hatOf)]);
  return createHmac('sha256', form.bytes).update(told).digest('base64url');
};
