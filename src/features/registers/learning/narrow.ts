import { type Day, financialYear, type Period } from '../../../kernel/index.ts';
import type { RegisterType } from '../type/register-type.ts';
import type { ImprovementState } from './improvements.ts';
import type { Learned } from './read-learning.ts';

/** Which improvements are shown. */
export const IMPROVEMENTS = { all: 'All', open: 'Not done', overdue: 'Overdue' } as const;

/** What narrows the page; null narrows nothing. */
export type LearningFilters = {
  readonly register: string | null;
  readonly service: string | null;
  /** The financial year in which an entry began, by its first year. */
  readonly year: number | null;
  readonly improvements: keyof typeof IMPROVEMENTS;
};

// The services by which registers ask, by their codes, as the first register words each.
const servicesOf = (types: readonly RegisterType[]): ReadonlyMap<string, string> =>
  new Map(
    types
      .flatMap(({ fields }) => fields.filter(({ code }) => code === 'service-group'))
      .flatMap(({ choices = [] }) => choices.map(({ code, label }): [string, string] => [code, label]))
      .toReversed(),
  );

const yearOf = (day: Day): number => Number(day.slice(0, 4)) - (day.slice(5, 7) < '04' ? 1 : 0);

/** The choices that the page offers, of what there is. */
export const offered = (learned: readonly Learned[]) => {
  const types = [...new Map(learned.map(({ type }) => [type.code, type])).values()];
  const years = [...new Set(learned.map(({ openedOn }) => yearOf(openedOn)))].sort((a, b) => b - a);
  return {
    types,
    services: [...servicesOf(types)].filter(([code]) => learned.some(({ serviceCode }) => serviceCode === code)),
    years: years.map((year): { readonly year: number; readonly period: Period } => ({
      year,
      period: financialYear(year),
    })),
  };
};

const isImprovements = (text: string): text is LearningFilters['improvements'] => Object.hasOwn(IMPROVEMENTS, text);

/** What narrows the page, from its address; what nothing there is called narrows nothing. */
export const readNarrowing = (
  learned: readonly Learned[],
  query: Readonly<Record<string, string>>,
): LearningFilters => {
  const { types, services, years } = offered(learned);
  const [register = '', service = '', improvements = ''] = [query['register'], query['service'], query['improvements']];
  return {
    register: types.some(({ code }) => code === register) ? register : null,
    service: services.some(([code]) => code === service) ? service : null,
    year: years.find(({ year }) => String(year) === query['year'])?.year ?? null,
    improvements: isImprovements(improvements) ? improvements : 'all',
  };
};

/** The entries that are left. */
export const narrowed = (learned: readonly Learned[], { register, service, year }: LearningFilters): Learned[] =>
  learned.filter(
    (each) =>
      (register === null || each.type.code === register) &&
      (service === null || each.serviceCode === service) &&
      (year === null || yearOf(each.openedOn) === year),
  );

/** Whether an improvement in this state is shown. */
export const isShown = ({ improvements }: LearningFilters, state: ImprovementState): boolean =>
  improvements === 'all' || (improvements === 'overdue' ? state === 'overdue' : state !== 'done');

/** Whether anything narrows the page. */
export const isNarrowed = ({ register, service, year, improvements }: LearningFilters): boolean =>
  register !== null || service !== null || year !== null || improvements !== 'all';
