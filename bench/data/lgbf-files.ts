import { type Draw, drawsFor } from '../../scripts/invented/random.ts';
import type { NationalFile } from '../../src/features/indicators/index.ts';

/** How many rows the publisher's file of values holds. */
export const PUBLISHED_ROWS = 35_466;

const FIRST_YEAR = 2012;
const YEARS = 10;
const GROUPING = 'Invented grouping';

type Indicator = { readonly code: string; readonly kind: 'Percentage' | 'Cost' | 'Score' };

// The indicators that the example plan is linked to, so that its pages show a benchmark; the rest fill up the file.
const LINKED: readonly Indicator[] = [
  { code: 'CHN08a', kind: 'Cost' },
  { code: 'CHN08b', kind: 'Cost' },
  { code: 'CHN12a', kind: 'Score' },
  { code: 'CHN20b', kind: 'Score' },
  ...['CHN09', 'CHN11', 'CHN13a', 'CHN13b', 'CHN17', 'CHN19a', 'CHN22', 'CHN23'].map(
    (code): Indicator => ({ code, kind: 'Percentage' }),
  ),
];

const indicatorsFor = (rows: number, councils: number): readonly Indicator[] => {
  const wanted = Math.max(LINKED.length, Math.ceil(rows / councils / YEARS));
  const others = Array.from(
    { length: wanted - LINKED.length },
    (_, index): Indicator => ({ code: `INV${String(index + 1).padStart(2, '0')}`, kind: 'Percentage' }),
  );
  return [...LINKED, ...others];
};

const yearAt = (index: number): string => {
  const start = FIRST_YEAR + index;
  return `${start}-${String((start + 1) % 100).padStart(2, '0')}`;
};

const figure = (draw: Draw, kind: Indicator['kind']): string => {
  const denominator = draw(1_000, 90_000);
  const [value, numerator] =
    kind === 'Percentage'
      ? [`0.${String(draw(1, 9_999)).padStart(4, '0')}`, draw(1, 1_000)]
      : [`${draw(100, 4_000)}.${draw(1, 9)}`, draw(1_000, 900_000)];
  return `${value},${numerator}.0,${denominator}.0`;
};

const VALUE_HEADINGS =
  ',Code,LocalAuthority,Year,LA_IndicatorReal,LA_Numerator_real,LA_Den_Real,Scotland_Indicator_Real,Scotland_Num_Real,' +
  'Scotland_Den_Real,FG_Avg_Indicator_Real,FG_Avg_Num_Real,FG_Avg_Den_Real,FamilyGroup';

const valueLines = (rows: number, councils: readonly string[], indicators: readonly Indicator[]): string[] => {
  const draw = drawsFor('benchmark national values');
  const lines: string[] = [];
  for (const { code, kind } of indicators) {
    for (let year = 0; year < YEARS; year += 1) {
      const scotland = figure(draw, kind);
      for (const council of councils) {
        if (lines.length === rows) return lines;
        const own = figure(draw, kind);
        lines.push(`${lines.length},${code},${council},${yearAt(year)},${own},${scotland},${scotland},Invented`);
      }
    }
  }
  return lines;
};

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const file = (fileName: string, lines: readonly string[]): NationalFile => ({
  fileName,
  bytes: new TextEncoder().encode(`${lines.join('\n')}\n`),
});

const FORMAT = { Percentage: '0.0%', Cost: "'£ '0", Score: '0.0' } as const;

/**
 * Three invented files in the form of the national benchmarks: `rows` values of the councils named, every one drawn from a seeded
 * stream. Nothing in them is a figure of the council that it stands beside.
 */
export const inventedLgbf = (rows: number, councils: readonly string[]): readonly NationalFile[] => {
  const indicators = indicatorsFor(rows, councils.length);
  return [
    file('invented_values.csv', [VALUE_HEADINGS, ...valueLines(rows, councils.map(quoted), indicators)]),
    file('lgbf_indicator_information.csv', [
      'Title,Code,ReportingPeriod,MeasureType,NumberFormat,FamilyGrouping,Ranking_Type,Source',
      ...indicators.map(
        ({ code, kind }) =>
          `Invented for the benchmark ${code},${code},Annual,${kind},${FORMAT[kind]},${GROUPING},Descending,Invented`,
      ),
    ]),
    file('lgbf_family_groups.csv', [
      'Family_Group,Local_Authority,Type',
      ...councils.map((name, index) => `Family Group ${(index % 4) + 1},${quoted(name)},${GROUPING}`),
    ]),
  ];
};
