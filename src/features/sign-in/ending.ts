import type { Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import type { By, Change, Told } from './changing.ts';
import { type EndReason, endSessions } from './session-store.ts';
import { endTokens } from './token-store.ts';

/** What came to an end: how many sessions, and which tokens. */
type Ended = { readonly sessions: number; readonly tokens: Awaited<ReturnType<typeof endTokens>> };

/**
 * Ends the sessions of a person, all but the one excepted, and every token: a token was made by whoever could sign in then, and must not outlive the
 * way in that made it.
 */
export const endAccess = async (
  tx: Transaction,
  person: string,
  { why, except = null }: { readonly why: EndReason; readonly except?: string | null },
  at: Instant,
): Promise<Ended> => ({
  sessions: await endSessions(tx, person, { except }, why, at),
  tokens: await endTokens(tx, person, null, at),
});

/** Owes the entry of what ended them, with their number, to every council of the person; and the end of each token to its council. */
export const oweEnded = async (
  { owe, oweAll }: Change,
  person: string,
  by: By,
  { sessions, tokens }: Ended,
  told: Told,
): Promise<void> => {
  await oweAll(person, by, { ...told, detail: { ...told.detail, sessions, tokens: tokens.length } });
  for (const { code, council } of tokens) await owe(council, by, { action: 'token.ended', subject: code });
};
