import { toPlain } from '../../kernel/index.ts';
import { type CsvCell, csvFile } from '../site/index.ts';
import type { MeasurePageFacts } from './page-facts.ts';

const HEADINGS = [
  'council',
  'measure',
  'title',
  'unit',
  'period_kind',
  'period',
  'value',
  'numerator',
  'denominator',
  'state',
  'absence',
  'expected_by',
  'source',
  'used',
  'known_at',
] as const;

/** The series as a file: exact values, one line for each source of each period, `used` telling which one is shown and scored. */
export const measureData = (council: string, { assessment, chosen }: MeasurePageFacts): Uint8Array => {
  const { measure } = chosen;
  const head: CsvCell[] = [council, measure.code, measure.title, measure.unit];
  const own = chosen.observations.map((row): CsvCell[] => {
    const entry = [...assessment.series.entries.values()].find(
      ({ period }) => row.period !== null && period.kind === row.period.kind && period.code === row.period.code,
    );
    const used = row.value !== null && entry?.figure?.origin === 'own' && entry.figure.source === row.source;
    return [
      ...head,
      row.period?.kind ?? null,
      row.period?.code ?? row.periodAsWritten,
      row.value === null ? null : toPlain(row.value),
      row.numerator === null ? null : toPlain(row.numerator),
      row.denominator === null ? null : toPlain(row.denominator),
      row.state,
      row.absence,
      row.expectedBy,
      row.source,
      used ? 'yes' : 'no',
      row.knownAt,
    ];
  });
  const national = [...assessment.series.entries.values()].flatMap(({ figure, others }) =>
    [figure, ...others].flatMap((each): CsvCell[][] =>
      each === null || each.origin !== 'national'
        ? []
        : [
            [
              ...head,
              each.period.kind,
              each.period.code,
              toPlain(each.value),
              each.numerator === null ? null : toPlain(each.numerator),
              each.denominator === null ? null : toPlain(each.denominator),
              'final',
              null,
              null,
              each.source,
              each === figure ? 'yes' : 'no',
              null,
            ],
          ],
    ),
  );
  return csvFile(HEADINGS, [...own, ...national]);
};
