import { url } from '../../ui/index.ts';
import { ANSWERS, QUESTION } from '../answers/index.ts';
import { ESCALATIONS_ADDRESS, riskOf } from '../escalations/index.ts';
import { ASSURANCE } from '../framework/index.ts';
import type { Obligation } from '../obligations/index.ts';
import { entryOwed, REGISTERS_ADDRESS } from '../registers/index.ts';
import { ADDRESS } from '../site/index.ts';

/** What a page says has just been done, by the word that its address carries. */
export const SAID = {
  waived: 'It was waived',
  given: 'It was given to another post',
  ended: 'The calendar address was ended',
  wished: 'Your choice of mails was kept',
} as const;

export type Said = keyof typeof SAID;

/** What narrows the list. Kept in the address, so that what is seen can be sent to somebody. */
export type OwedQuery = {
  readonly post?: string;
  readonly group?: string;
  /** 'yes': every post of the council. */
  readonly all?: string;
  /** 'yes': what was settled in the last year instead of what is open. */
  readonly settled?: string;
};

const after = (said: Said | null): { said?: string } => (said === null ? {} : { said });

/** The addresses of what posts owe, and of calendars. */
export const OWED = {
  list: (council: string, query: OwedQuery = {}): string => url(ADDRESS.owed(council), query),
  month: (council: string, month: string, query: OwedQuery = {}): string =>
    url(['councils', council, 'owed', 'month'], { month, ...query }),
  one: (council: string, code: string, said: Said | null = null): string =>
    url(ADDRESS.owed(council, code), after(said)),
  oneForm: (council: string, code: string, what: 'waive' | 'give'): string =>
    url(['councils', council, 'owed', code, what]),
  calendar: (council: string, said: Said | null = null): string =>
    url(['councils', council, 'owed', 'calendar'], after(said)),
  endFeed: (council: string, feed: string): string => url(['councils', council, 'owed', 'calendar', feed, 'end']),
  mails: (council: string): string => url(['councils', council, 'owed', 'mails']),
  feed: (council: string, secret: string): string => url(['calendar', `${council}.${secret}.ics`]),
} as const;

// What is answered on the form for leads; everything else on a page of its own.
const ANSWERED: readonly string[] = [ASSURANCE, QUESTION];

/** Where something owed is answered: its form, or its own page where its kind has none. */
export const formOf = (council: string, owed: Pick<Obligation, 'code' | 'kind' | 'cause' | 'subject'>): string => {
  const risk = riskOf(owed);
  const entry = entryOwed(owed);
  if (entry !== null) return REGISTERS_ADDRESS.entry(council, entry);
  if (risk !== null) return ESCALATIONS_ADDRESS.step(council, risk, 'told');
  return ANSWERED.includes(owed.kind) ? ANSWERS.form(council, owed.code) : OWED.one(council, owed.code);
};
