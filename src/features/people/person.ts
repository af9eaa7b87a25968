import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';

import { type Fault, fault, type Instant } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';

// Without the letters that are read as digits, or that make words.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new opaque code of ten letters after its mark: "P-7K2M9QX04T". Nothing can be learnt from it, nor the next one guessed. */
export const newCode = (mark: 'P' | 'H' | 'A'): string =>
  `${mark}-${[...randomBytes(10)].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`;

/** Whether a text has the form of a person's code. */
export const isPersonCode = (text: string): boolean => /^P-[0-9A-HJKMNP-TV-Z]{10}$/.test(text);

/** What is known of the person behind the code. Kept apart from everything else, so that it can be erased. */
export type Particulars = { readonly displayName: string; readonly email: string | null };

const LONGEST_NAME = 120;
const LONGEST_EMAIL = 254;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

// What is not seen, or turns the direction of what is: a title or a name with it would pass for another. The letters named draw as nothing.
const UNSEEN = /[\p{Cf}\p{Co}\p{Cn}\u115f\u1160\u2800\u3164\uffa0]/u;

/** Whether a text is well formed, stands on one line, holds nothing unseen, and has at most so many letters. */
export const isOneLine = (text: string, longest: number): boolean =>
  text.length <= longest && text.isWellFormed() && !CONTROL.test(text) && !UNSEEN.test(text);

/** What is left of a text that may hold anything, as a line that `isOneLine` takes. */
export const onOneLine = (text: string, longest: number): string =>
  [
    ...text
      .replace(new RegExp(UNSEEN, 'gu'), '')
      .replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ')
      .trim(),
  ]
    .reduce((line, letter) => (line.length + letter.length > longest ? line : line + letter), '')
    .trim();

/** Reads the particulars as somebody typed them; an empty e-mail address is none. Gives every fault, at its answer. */
export const readParticulars = (name: string, email: string): { particulars: Particulars; faults: Fault[] } => {
  const faults: Fault[] = [];
  const displayName = name.trim();
  const address = email.trim();
  if (displayName === '')
    faults.push(fault('answer.missing', 'Give the name that others know them by', { column: 'name' }));
  else if (!isOneLine(displayName, LONGEST_NAME)) {
    faults.push(fault('answer.invalid', `A name has at most ${LONGEST_NAME} letters, on one line`, { column: 'name' }));
  }
  if (address !== '' && (address.length > LONGEST_EMAIL || !/^[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"']+$/.test(address))) {
    faults.push(
      fault('answer.invalid', 'This is no e-mail address', { column: 'email' }, 'Write it like name@example.gov.scot.'),
    );
  }
  return { particulars: { displayName, email: address === '' ? null : address }, faults };
};

/** Notes that the person serves the council, so that signing in finds it. Inside a council only for that one; again changes nothing. */
export const noteServing = async (tx: Transaction, person: string, council: string): Promise<void> => {
  await sql`insert into person_council (person, council) values (${person}, ${council}) on conflict do nothing`.execute(
    tx,
  );
};

/** Keeps or changes the particulars of somebody who serves the transaction's council. */
export const keepParticulars = async (
  tx: Transaction,
  person: string,
  { displayName, email }: Particulars,
): Promise<void> => {
  await sql`insert into person_particulars (person, display_name, email) values (${person}, ${displayName}, ${email})
    on conflict (person) do update set display_name = excluded.display_name, email = excluded.email`.execute(tx);
};

/** Adds a person who serves the council, or none yet where it is null (outside any council). Gives the new code. */
export const addPersonRow = async (
  tx: Transaction,
  council: string | null,
  particulars: Particulars,
  at: Instant,
): Promise<string> => {
  const code = newCode('P');
  await sql`insert into person (code, added_at) values (${code}, ${at}::timestamptz)`.execute(tx);
  if (council !== null) await noteServing(tx, code, council);
  await keepParticulars(tx, code, particulars);
  return code;
};

/** Whether a person of that code is visible here and was not removed. */
export const isPresent = async (tx: Transaction, person: string): Promise<boolean> => {
  const found = await sql`select 1 from person where code = ${person} and removed_at is null`.execute(tx);
  return found.rows.length > 0;
};

/** Erases the particulars and notes the removal; the code stays. Again changes nothing. */
export const erasePerson = async (tx: Transaction, person: string, at: Instant): Promise<void> => {
  await sql`delete from person_particulars where person = ${person}`.execute(tx);
  await sql`update person set removed_at = ${at}::timestamptz where code = ${person} and removed_at is null`.execute(
    tx,
  );
};

/** The councils that the person serves or has served; asked outside any council. */
export const councilsOf = async (tx: Transaction, person: string): Promise<string[]> => {
  const found = await sql<{ council: string }>`
    select council from person_council where person = ${person} order by council`.execute(tx);
  return found.rows.map(({ council }) => council);
};
