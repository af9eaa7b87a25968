import type { Day } from '../../kernel/index.ts';
import { QUESTION_CODES, QUESTIONS } from './question.ts';
import type { CareService, YearFact } from './service.ts';
import { type Asked, type Count, countOn, goodOrBetter, type Share } from './share.ts';
import { editionsOf, type Standing } from './standing.ts';

/** What can be asked, in the order in which it is shown. */
export const ASKED: readonly Asked[] = [...QUESTION_CODES, 'every'];

/** A question in words; 'every' is the lowest grade of each service. */
export const askedWords = (asked: Asked): string =>
  asked === 'every' ? 'Every question (the lowest grade of each service)' : QUESTIONS[asked].words;

/** What the files say of a year: how many services it was said of, and, where it is counted, the sum. `notSaid` services have an empty cell. */
export type YearCount = {
  readonly what: YearFact;
  readonly year: string;
  readonly services: number;
  readonly notSaid: number;
  /** The sum of the numbers given; null where the file gives words alone. */
  readonly sum: number | null;
  readonly yes: number;
  readonly no: number;
  readonly inspectedNone: number;
};

export type GradeRow = { readonly asked: Asked; readonly count: Count; readonly goodOrBetter: Share };

/** The services of one kind, or of all (`kind` null). */
export type GradePart = {
  readonly kind: string | null;
  readonly edition: Day | null;
  readonly services: number;
  readonly notYetGraded: number;
  readonly rows: readonly GradeRow[];
};

export type GradeTable = {
  /** The days of the files, the latest first. */
  readonly editions: readonly Day[];
  readonly gone: number;
  readonly parts: readonly GradePart[];
  readonly years: readonly YearCount[];
};

const partOf = (kind: string | null, edition: Day | null, services: readonly CareService[]): GradePart => ({
  kind,
  edition,
  services: services.length,
  notYetGraded: services.filter(({ grades }) => grades.length === 0).length,
  rows: ASKED.map((asked) => {
    const count = countOn(services, asked);
    return { asked, count, goodOrBetter: goodOrBetter(count) };
  }),
});

/** What is said of each year that a file has a column for; a service that the file is silent about is "not said", never nought. */
export const yearCounts = ({ services, years }: Pick<Standing, 'services' | 'years'>): YearCount[] => {
  const columns = new Map<string, Set<Day>>();
  for (const { year, edition } of years) columns.set(year, (columns.get(year) ?? new Set<Day>()).add(edition));
  return [...columns].sort().map(([column, editions]) => {
    const [what = '', year = ''] = column.split(' ');
    const asked = services.filter(({ edition }) => editions.has(edition));
    const said = asked.flatMap((service) => service.years.filter((each) => `${each.what} ${each.year}` === column));
    const numbers = said.flatMap(({ count }) => (count === null ? [] : [count]));
    const words = (word: string): number => said.filter((each) => each.said === word).length;
    return {
      what: what as YearFact,
      year,
      services: said.length,
      notSaid: asked.length - said.length,
      sum: numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0),
      yes: words('yes'),
      no: words('no'),
      inspectedNone: words('inspected-none'),
    };
  });
};

/** How many services of each kind stand at each grade of each question, and of all kinds together last. */
export const gradeTable = (standing: Standing): GradeTable => {
  const { services, gone, covering } = standing;
  const kinds = [...new Set(services.map(({ kind }) => kind))].sort();
  const editions = editionsOf(standing);
  return {
    editions,
    gone: gone.length,
    parts: [
      ...kinds.map((kind) =>
        partOf(
          kind,
          covering.get(kind) ?? null,
          services.filter((each) => each.kind === kind),
        ),
      ),
      partOf(null, editions.length === 1 ? (editions[0] ?? null) : null, services),
    ],
    years: yearCounts(standing),
  };
};
