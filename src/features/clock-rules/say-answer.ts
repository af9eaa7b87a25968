import { UNVERIFIED_WORDS } from '../../clocks/index.ts';
import { formatDay, formatInstant, nameOfWeekday } from '../../kernel/index.ts';
import type { CaseAnswer } from './answer-case.ts';

const sayDue = ({ due, dueAt, unknown }: CaseAnswer): string => {
  if (due === null || dueAt === null) return `No due time can be told: ${(unknown ?? '').replace(/^[a-z-]+: /, '')}.`;
  const day = due.slice(0, 'YYYY-MM-DD'.length);
  return due.length === day.length
    ? `Due by the end of ${nameOfWeekday(day)}, ${formatDay(day)}.`
    : `Due by ${nameOfWeekday(day)}, ${formatInstant(dueAt)}.`;
};

/** An answer for people, some lines long. */
export const sayAnswer = (answer: CaseAnswer): string => {
  const { rule, title, label, owner, citation, verified, calendar, state, notBefore } = answer;
  const lines = [
    `${rule}: ${title}`,
    sayDue(answer),
    ...(notBefore === undefined ? [] : [`Not before ${formatDay(notBefore)}.`]),
    ...(state === undefined ? [] : [`It is then: ${state.replace(':', ', ')}.`]),
    `Owed by: ${owner}.`,
    ...(calendar === null ? [] : [`Working days by the calendar ${calendar}.`]),
    `${citation}${label === '' ? '' : `, version ${label}`}: ${verified ? 'verified' : UNVERIFIED_WORDS}.`,
  ];
  return `${lines.join('\n  ')}\n`;
};
