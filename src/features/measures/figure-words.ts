import type { Change } from '../../analysis/change.ts';
import { decimalPlaces, formatDay, type Period, periodTitle, samePeriod, sayValue } from '../../kernel/index.ts';
import type { MeasureAssessment } from './assessment.ts';
import type { Figure, Measure, MeasureTarget } from './measure.ts';
import { sayTarget } from './reason.ts';

/** "83%", "about 60", "76 per 1,000": the figure as it is printed everywhere, rounded once. */
export const sayFigure = (measure: Measure, figure: Figure): string =>
  `${figure.approximate ? 'about ' : ''}${sayValue(figure.value, measure.unit, measure.decimals)}`;

// A figure stated to more places than the measure is printed with keeps up to `more` of them.
const withMorePlaces = (measure: Measure, figure: Figure, more: number): string =>
  sayFigure(
    {
      ...measure,
      decimals: Math.max(measure.decimals, Math.min(decimalPlaces(figure.value), measure.decimals + more)),
    },
    figure,
  );

/** The figure on its own measure's page: a national one with one place more, so that 86.9% does not stand as 87% beside itself. */
export const sayClosely = (measure: Measure, figure: Figure): string =>
  withMorePlaces(measure, figure, figure.origin === 'national' ? 1 : 0);

/** Two figures that disagree, at the places that show them apart: "2%" beside "9.66%". */
export const sayApart = (measure: Measure, figure: Figure): string => withMorePlaces(measure, figure, 2);

/** What must be said beside a figure: that it may change, its prices, or that it is of another period than the page's. */
export const figureNotes = (figure: Figure, shown: Period): string[] => [
  ...(figure.provisional ? ['provisional'] : []),
  ...(figure.realTerms ? ['in real terms'] : []),
  ...(samePeriod(figure.period, shown) ? [] : [periodTitle(figure.period)]),
];

/** A source in words. The council's own figures name the paper they were taken from by its number in the pack. */
export const saySource = (figure: Pick<Figure, 'origin' | 'source' | 'sourceTitle'>): string => {
  if (figure.origin === 'national') return `National data (${figure.source})`;
  if (figure.origin === 'rolled-up') return figure.source;
  return sayOwnSource(figure.source, figure.sourceTitle);
};

export const sayOwnSource = (source: string, title?: string): string => {
  if (title !== undefined) return title;
  if (source === 'return') return 'Sent in by the council';
  if (source === 'invented') return 'Invented for the example';
  return /^\d+$/.test(source) ? `Paper ${source} of the sources` : source;
};

const CHANGE_WORDS: Record<Change, string | null> = {
  better: 'better now',
  worse: 'worse now',
  higher: 'higher now',
  lower: 'lower now',
  same: 'the same now',
  unknown: null,
};

/** How the value now compares with the one a year before; two points, so no word of a trend. */
export const sayChange = ({ change }: Pick<MeasureAssessment, 'change'>): string | null => CHANGE_WORDS[change];

const dueDay = (due: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(due) ? formatDay(due) : due);

/** "at least 85% by 2024"; a target that is set for a period names it instead: "at most 60 for April to September 2026". */
export const sayTargetDue = (measure: Measure, target: MeasureTarget): string => {
  const { due, appliesTo } = target;
  const when = appliesTo !== null ? ` for ${periodTitle(appliesTo)}` : due === null ? '' : ` by ${dueDay(due)}`;
  return `${sayTarget(measure, target)}${when}`;
};
