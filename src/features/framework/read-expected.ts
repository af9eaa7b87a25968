import { type Day, daysAfter } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { meetingsOf } from '../meetings/index.ts';
import { obligationsOf } from '../obligations/index.ts';
import { groupsOf, LATEST } from '../people/index.ts';
import { plansOf } from '../plans/index.ts';
import { type Cause, causesOfMeetings, causesOfPlans, isFor } from './cause.ts';
import { earlier } from './due.ts';
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

// The days that a schedule may ask for an answer before its meeting are bounded in its table.
const LONGEST_GRACE = 366;

/** Of which mechanisms it is asked: of those named by code, or of all. */
type Asking = { readonly today: Day; readonly until: Day; readonly mechanisms?: readonly string[] };

/**
 * What the council's framework is expected to make due by `until`, by the code of the mechanism; of those asked for that ask for something themselves.
 * Never further than `OUTLOOK_DAYS` ahead.
 */
export const readExpected = async (tx: Transaction, asking: Asking): Promise<ReadonlyMap<string, Outlook>> => {
  const { today } = asking;
  const { mechanisms } = await readFramework(tx, LATEST);
  const asked = mechanisms.filter((each) => each.sameAs === null && (asking.mechanisms?.includes(each.code) ?? true));
  if (asked.length === 0) return new Map();
  const furthest = daysAfter(today, OUTLOOK_DAYS);
  const until = earlier(asking.until, furthest);
  const stretches = await lastStretches(
    tx,
    asked.map(({ code }) => subjectOf(code)),
  );
  const near = (await causesAfter(tx, today)).filter(({ day }) => day <= daysAfter(until, LONGEST_GRACE));
  // Each mechanism with its own causes: all of them by all meetings are very many, and nearly none of them mean anything.
  const own = new Map(asked.map((each) => [each.code, near.filter((cause) => isFor(each, cause))]));
  const codes = [...own].flatMap(([mechanism, causes]) => causes.map(({ code }) => `${mechanism}.${code}`));
  const standing = {
    last: new Map(stretches.map(({ subject, ...stretch }) => [subject, stretch])),
    caused: new Map(
      (codes.length === 0 ? [] : await obligationsOf(tx, { codes }, LATEST)).map(({ code, state }) => [code, state]),
    ),
  };
  const outlookOf = (mechanism: Mechanism): Outlook => {
    const expected = expectedOf(mechanism, standing, own.get(mechanism.code) ?? [], { today, until });
    return { expected, why: expected.length === 0 ? whyNothing(mechanism, today) : null };
  };
  return new Map(asked.map((each) => [each.code, outlookOf(each)]));
};
