import type { Day } from '../../kernel/index.ts';
import type { Grade, Graded, Question } from './question.ts';

/** A childminder's service bears a person's name, so neither it nor its provider is kept. */
export const CHILD_MINDING = 'Child Minding';

/** The area of services that stand in no council of Scotland, as a code. */
export const OUTSIDE = 'outside-scotland';

/** `countsAs` is null where no key question stands for it. */
export type ServiceGrade = { readonly question: Graded; readonly countsAs: Question | null; readonly grade: Grade };

export type YearFact = 'complaints-upheld' | 'enforcements' | 'requirements' | 'requirements-count';

/** What the file says of a year: a number, or words. */
export type ServiceYear = {
  readonly what: YearFact;
  /** "2024/25" */
  readonly year: string;
  readonly count: number | null;
  readonly said: 'yes' | 'no' | 'inspected-none' | null;
};

/** A care service as one edition gives it. Null is what the file does not say. */
export type CareService = {
  /** The publisher's number: "CS2003000133". */
  readonly service: string;
  readonly council: string;
  readonly name: string | null;
  readonly kind: string;
  readonly subtype: string | null;
  readonly sector: string | null;
  readonly provider: string | null;
  readonly providerNumber: string | null;
  readonly byCouncil: boolean | null;
  readonly status: string;
  /** "2004-11" */
  readonly registered: string | null;
  readonly clientGroup: string | null;
  /** When the latest grades were published. */
  readonly published: Day | null;
  readonly lastInspected: Day | null;
  readonly grades: readonly ServiceGrade[];
  readonly years: readonly ServiceYear[];
};

/** What a service is called. A childminder has the number alone. */
export const serviceName = ({ name, kind, service }: Pick<CareService, 'name' | 'kind' | 'service'>): string =>
  name ?? (kind === CHILD_MINDING ? `Childminder ${service}` : service);

/**
 * The lowest of all grades, and null where it has none: a service is good or better where all of its grades are. A theme in whose place a key question is
 * graded is left out; the theme of information, for which no question stands, is not.
 */
export const lowestGrade = (grades: readonly ServiceGrade[]): Grade | null =>
  grades
    .filter(({ question, countsAs }) => countsAs !== null || question === 'theme-information')
    .reduce<Grade | null>((lowest, { grade }) => (lowest === null || grade < lowest ? grade : lowest), null);
