import { fail, fault, ok, type Result } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { inForce } from '../../platform/database/revisions.ts';
import { LATEST } from '../people/index.ts';
import { type Changed, changing, type Office, put } from '../record/index.ts';
import { OWN_CALENDAR } from './policy.ts';
import { REMINDER_WISH } from './tables.ts';

/** Which mails somebody wants of a council. */
export const WISHES = {
  all: 'All of them: what is new, what is due soon, and what is late',
  late: 'Only those about what is late',
  none: 'None at all. What is late is then told to nobody by mail but to the head of the service, and later to the Chief Social Work Officer',
} as const;

export type Wish = keyof typeof WISHES;

const isWish = (text: string): text is Wish => Object.hasOwn(WISHES, text);

/** What everybody of the council wished who said something, by person. Whoever said nothing gets all. */
export const wishesOf = async (tx: Transaction): Promise<ReadonlyMap<string, Wish>> => {
  const rows = await inForce<{ person: string; wish: Wish }>(tx, REMINDER_WISH, LATEST);
  return new Map(rows.map(({ person, wish }) => [person, wish]));
};

/** Keeps which mails whoever asks wants of this council. */
export const wishMails = (office: Office, wish: string): Promise<Result<Wish>> =>
  changing(office, OWN_CALENDAR, async (tx, at): Promise<Result<Changed<Wish>>> => {
    if (!isWish(wish)) return fail([fault('answer.missing', 'Choose which mails you want', { column: 'wish' })]);
    const person = office.by.actor.actor;
    await put(tx, REMINDER_WISH, { person, wish }, at);
    return ok({ value: wish, entry: { action: 'reminder.wish', subject: person, after: { wish } } });
  });
