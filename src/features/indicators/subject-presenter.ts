import type { Indicator } from './indicator.ts';

// The publisher's own groups, told by the letters that a code begins with.
const SUBJECTS: readonly (readonly [string, string])[] = [
  ['CHN', "Children's services"],
  ['SW', 'Adult social care'],
  ['HSN', 'Housing'],
  ['ECON', 'Economic development'],
  ['ENV', 'Environment'],
  ['CLIM', 'Climate'],
  ['C&L', 'Culture and leisure'],
  ['CORP', 'Corporate services'],
  ['FINSUS', 'Financial sustainability'],
];

type IndicatorSubject = { readonly title: string; readonly indicators: readonly Indicator[] };

const lettersOf = (code: string): string => /^[A-Z&]+/.exec(code)?.[0] ?? '';

/** Children's services and adult social care first, because this is a system for social work; codes in their own order. */
export const bySubject = (indicators: readonly Indicator[]): IndicatorSubject[] => {
  const known = new Set(SUBJECTS.map(([letters]) => letters));
  const groups = SUBJECTS.map(([letters, title]) => ({
    title,
    indicators: indicators.filter(({ code }) => lettersOf(code) === letters),
  }));
  const rest = indicators.filter(({ code }) => !known.has(lettersOf(code)));
  return [...groups, { title: 'Other', indicators: rest }].filter((group) => group.indicators.length > 0);
};

/** The indicators whose code or title holds every word looked for, whatever its capitals. */
export const searched = (indicators: readonly Indicator[], search: string): Indicator[] => {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return indicators.filter(({ code, title }) => {
    const text = `${code} ${title}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
};

/** How often the publisher takes it, in plain words. */
export const sayReporting = (reportingPeriod: string): string =>
  ({
    Annual: 'every year',
    '2 Yearly': 'every two years',
    '2 Year Aggregates (annual)': 'two years together, every year',
    '3 Year Aggregates': 'three years together',
    '4 Year Aggregates': 'four years together',
  })[reportingPeriod] ?? reportingPeriod.toLowerCase();

/** Which end of the list is best, as the publisher says. */
export const sayRanking = ({ ranking }: Pick<Indicator, 'ranking'>): string =>
  ({
    ascending: 'The lowest figure ranks first.',
    descending: 'The highest figure ranks first.',
    goldilocks: 'Not ranked: neither the lowest nor the highest is best.',
  })[ranking];
