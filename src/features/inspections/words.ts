import { count } from '../site/index.ts';
import type { YearCount } from './grade-table.ts';
import { GRADE_WORDS, type Grade } from './question.ts';
import type { ServiceYear, YearFact } from './service.ts';
import type { Share } from './share.ts';

/** "4 Good" */
export const sayGrade = (grade: Grade): string => `${grade} ${GRADE_WORDS[grade]}`;

/** "91%", to the nearest whole one. */
export const sayPercent = ({ numerator, denominator }: Share): string =>
  denominator === 0 ? 'no grades' : `${Math.round((numerator / denominator) * 100)}%`;

/** "20 of 22 (91%)"; where there is nothing to share, why. */
export const sayShare = (share: Share): string =>
  share.denominator === 0
    ? 'No service has a grade'
    : `${share.numerator} of ${share.denominator} (${sayPercent(share)})`;

export const FACT_WORDS: Readonly<Record<YearFact, string>> = {
  'complaints-upheld': 'Complaints upheld',
  enforcements: 'Enforcements',
  requirements: 'Requirements',
  'requirements-count': 'Number of requirements',
};

const SAID: Readonly<Record<NonNullable<ServiceYear['said']>, string>> = {
  yes: 'Yes',
  no: 'No',
  'inspected-none': 'Inspected, and none made',
};

/** What an edition says of a year. */
export const sayYear = ({ count, said }: Pick<ServiceYear, 'count' | 'said'>): string =>
  count === null ? (said === null ? 'Not said' : SAID[said]) : String(count);

/** "21 services, 27 in all; the file says nothing of 276" */
export const sayYearCount = (each: YearCount): string => {
  const parts = [
    each.sum === null
      ? ''
      : `${count(each.services - each.yes - each.no - each.inspectedNone, 'service')}, ${each.sum} in all`,
    each.yes === 0 ? '' : `yes for ${each.yes}`,
    each.no === 0 ? '' : `no for ${each.no}`,
    each.inspectedNone === 0 ? '' : `${each.inspectedNone} inspected, and none made`,
  ].filter((part) => part !== '');
  return `${parts.length === 0 ? 'said of no service' : parts.join('; ')}; the file says nothing of ${each.notSaid}`;
};
