import { type Day, daysAfter, endOfDay, isWorkingDay } from '../../kernel/index.ts';
import type { Obligation } from '../obligations/index.ts';
import { type Escalation, GRADES, type Grade, isOpen, standingSteps } from './escalation.ts';

/** The kind of obligation that asks somebody to be told of a risk. */
export const TELLING = 'telling';

/** In how many working days of its raising somebody is to be told of a risk; 0: on the same day, whatever day it is. Ours, and no law. */
const TELL_WITHIN: Readonly<Record<Grade, number>> = { immediate: 0, serious: 1, significant: 5 };

const WITHIN: Readonly<Record<Grade, string>> = {
  immediate: 'on the day on which it is raised',
  serious: 'by the next working day',
  significant: 'within five working days',
};

/** The last day on which telling somebody of a risk raised on this day is in time. Public holidays count as working days. */
export const tellBy = (grade: Grade, raisedOn: Day): Day => {
  let day = raisedOn;
  for (let left = TELL_WITHIN[grade]; left > 0; left -= isWorkingDay(day) ? 1 : 0) day = daysAfter(day, 1);
  return day;
};

/** Why somebody is to be told by then, in words that say whose rule it is. */
const sayTellBy = (grade: Grade): string =>
  `Somebody is to be told of a risk graded ${GRADES[grade].toLowerCase()} ${WITHIN[grade]}: Remit's own rule and no law`;

/** Whether somebody, named by the function or not, has been told by what counts among these steps. */
export const hasTold = (steps: Escalation['steps']): boolean =>
  standingSteps(steps).some(({ kind }) => kind === 'told');

/** Whether it is open and nobody, named by the function or not, has been told of it by what counts. */
export const isUntold = (escalation: Pick<Escalation, 'steps'>): boolean =>
  isOpen(escalation) && !hasTold(escalation.steps);

const CAUSE = 'escalation:';

/** What an obligation says it is about, where it is about the telling of this risk. */
export const subjectOf = (code: string): string => `${CAUSE}${code}`;

/** The risk of whose telling an obligation is; null where it is of none, or not told. */
export const riskOf = ({ kind, cause }: Pick<Obligation, 'kind' | 'cause'>): string | null =>
  kind === TELLING && cause?.startsWith(CAUSE) === true ? cause.slice(CAUSE.length) : null;

/** The telling of a risk as it is owed from a day on, without a word of what the risk is. `code`: its own, of a restricted one no part of the risk's. */
export const tellingOf = (
  { code: risk, grade, confidentiality }: Pick<Escalation, 'code' | 'grade' | 'confidentiality'>,
  { code, post, today }: { readonly code: string; readonly post: string; readonly today: Day },
): Omit<Obligation, 'knownAt'> => {
  const dueOn = tellBy(grade, today);
  return {
    code,
    kind: TELLING,
    subject: subjectOf(risk),
    title: `Tell somebody of ${confidentiality === 'open' ? `the risk ${risk}` : 'a restricted risk'}, and say whom`,
    ownerPost: post,
    coPosts: [],
    ownerBasis: 'rule',
    opensOn: today,
    dueOn,
    dueAt: endOfDay(dueOn),
    rule: sayTellBy(grade),
    covers: null,
    cause: subjectOf(risk),
    state: 'open',
    settledAt: null,
    settledPost: null,
    reason: null,
    confidentiality,
  };
};
