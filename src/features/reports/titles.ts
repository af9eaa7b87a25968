import {
  formatDay,
  formatInstant,
  type PeriodKind,
  periodSpan,
  periodTitle,
  samePeriodLastYear,
} from '../../kernel/index.ts';
import { postTitle } from '../people/index.ts';
import { exceptionsOf } from '../plans/index.ts';
import type { PaperFacts } from './paper-facts.ts';
import { fillIn, type PlaceholderValues } from './placeholders.ts';
import type { PaperTemplate } from './template.ts';

const ASSESSMENT_OF: Partial<Record<PeriodKind, string>> = {
  'financial-year': 'end of year assessment',
  'academic-year': 'end of year assessment',
  'calendar-year': 'end of year assessment',
  'half-year': 'six-month assessment',
  quarter: 'quarterly assessment',
  month: 'monthly assessment',
};

/** Printed where the committee's clerk has yet to give a number or a date. */
export const BY_THE_CLERK = 'to be given by the clerk';

/** What the placeholders of a template stand for in this paper. */
export const placeholderValues = (facts: PaperFacts): PlaceholderValues => {
  const { head, period, posts } = facts;
  const post = (code: string | null): string => (code === null ? 'post to be named' : postTitle(posts, code));
  return {
    council: facts.council.name,
    plan: facts.plan.code,
    planTitle: facts.plan.title,
    assessment: ASSESSMENT_OF[period.kind] ?? 'assessment',
    period: periodTitle(period),
    periodSpan: periodSpan(period),
    priorPeriod: periodTitle(samePeriodLastYear(period)),
    measureCount: String(facts.assessment.total),
    exceptionCount: String(exceptionsOf(facts.assessment).length),
    committee: head.committee ?? 'committee',
    date: head.date === null ? BY_THE_CLERK : formatDay(head.date),
    number: head.number ?? BY_THE_CLERK,
    asAt: formatInstant(facts.asAt),
    author: post(head.authorPost),
    approver: post(head.approverPost),
  };
};

const capitalised = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

/**
 * The title that was given to the paper, else the template's. A given title may say anything, so the subtitle then says what the
 * paper is: "Six-month assessment, 1 April 2022 to 30 September 2022".
 */
export const paperTitles = (
  facts: PaperFacts,
  template: PaperTemplate,
  values: PlaceholderValues,
): { title: string; subtitle: string | null } => {
  const given = facts.head.title?.trim() ?? '';
  return given === ''
    ? { title: fillIn(template.title, values), subtitle: null }
    : { title: given, subtitle: `${capitalised(values.assessment)}, ${values.periodSpan}` };
};
