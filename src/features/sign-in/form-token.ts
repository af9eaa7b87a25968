import { createHmac } from 'node:crypto';

import type { Caller } from '../access/index.ts';
import type { SignInKeys } from './context.ts';

/**
 * The token that every form of a signed-in person must carry: it follows from the session and the installation's secret, so that no other
 * site and no other session can know it. Null for those without a session, whose forms are told apart by where they come from alone.
 */
export const formTokenOf = ({ form }: SignInKeys, caller: Caller): string | null => {
  if (caller.kind === 'nobody' || caller.via !== 'session') return null;
  return createHmac('sha256', form.bytes).update(caller.credential).digest('base64url');
};
