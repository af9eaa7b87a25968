import { type Day, daysAfter } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { meetingsOf } from '../meetings/index.ts';
import { obligationsOf } from '../obligations/index.ts';
import { groupsOf, LATEST } from '../people/index.ts';
import { plansOf } from '../plans/index.ts';
import { type Cause, causesOfMeetings, causesOfPlans } from './cause.ts';
import { type Expected, expectedOf, OUTLOOK_DAYS, whyNothing } from './expected.ts';
import { lastStretches } from './kept.ts';
import { type Mechanism, subjectOf } from './mechanism.ts';
import { readFramework } from './read-model.ts';

/** What is expected of one mechanism, the first first; `why` says why nothing is, null where something is. */
export type Outlook = { readonly expected: readonly Expected[]; readonly why: string | null };

const causesAfter = async (tx: Transaction, today: Day): Promise<Cause[]> => {
  const titles = new Map((await groupsOf(tx)).map(({ code, title }) => [code, title]));
  const meetings = await meetingsOf(tx, { from: daysAfter(today, 1), asAt: LATEST });
  const all = [
    ...causesOfMeetings(meetings, (code) => titles.get(code) ?? code),
    ...causesOfPlans(await plansOf(tx, LATEST)),
  ];
  return all.filter(({ day }) => day > today);
};

/**
 * What the council's framework is expected to make due by `until`, by the code of the mechanism; of those that ask for something themselves. Never
 * further than `OUTLOOK_DAYS` ahead.
 */
export const readExpected = async (
  tx: Transaction,
  { today, until }: { readonly today: Day; readonly until: Day },
): Promise<ReadonlyMap<string, Outlook>> => {
  const mechanisms = (await readFramework(tx, LATEST)).mechanisms.filter(({ sameAs }) => sameAs === null);
  if (mechanisms.length === 0) return new Map();
  const furthest = daysAfter(today, OUTLOOK_DAYS);
  const stretches = await lastStretches(
    tx,
    mechanisms.map(({ code }) => subjectOf(code)),
  );
  const causes = await causesAfter(tx, today);
  const codes = mechanisms.flatMap((each) => causes.map(({ code }) => `${each.code}.${code}`));
  const standing = {
    last: new Map(stretches.map(({ subject, ...stretch }) => [subject, stretch])),
    caused: new Map(
      (causes.length === 0 ? [] : await obligationsOf(tx, { codes }, LATEST)).map(({ code, state }) => [code, state]),
    ),
  };
  const days = { today, until: until < furthest ? until : furthest };
  const outlookOf = (mechanism: Mechanism): Outlook => {
    const expected = expectedOf(mechanism, standing, causes, days);
    return { expected, why: expected.length === 0 ? whyNothing(mechanism, today) : null };
  };
  return new Map(mechanisms.map((each) => [each.code, outlookOf(each)]));
};
