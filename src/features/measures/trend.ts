import { type Period, type PeriodKind, periodTitle, toPlain } from '../../kernel/index.ts';
import { type Drawing, type SparkPoint, sparkline } from '../../ui/index.ts';
import type { MeasureAssessment } from './assessment.ts';
import { sayFigure } from './figure-words.ts';
import type { Figure } from './measure.ts';
import { sayTarget } from './reason.ts';
import { figuresOf } from './series.ts';

// Two years of months, or a dozen of anything longer: more would blur in so small a picture.
const LONGEST: Partial<Record<PeriodKind, number>> = { month: 24, quarter: 12 };

const MONTHS: Partial<Record<PeriodKind, number>> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  'financial-year': 12,
  'academic-year': 12,
  'calendar-year': 12,
};

const monthOf = ({ start }: Period): number => Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7));

/** A value for drawing. Only the place of a mark is taken from it; what is printed comes from the exact decimal. */
export const drawn = (figure: Pick<Figure, 'value'>): number => Number(toPlain(figure.value));

/** The figures in their order, with `null` for each period that is missing between two of them. */
export const withGaps = (figures: readonly Figure[]): (Figure | null)[] =>
  figures.flatMap((figure, index) => {
    const before = figures[index - 1];
    const step = MONTHS[figure.period.kind];
    if (before === undefined || step === undefined) return [figure];
    const missing = Math.round((monthOf(figure.period) - monthOf(before.period)) / step) - 1;
    return [...Array.from({ length: Math.max(0, missing) }, () => null), figure];
  });

/** The figures that a small picture of the measure shows: of its own kind of period, up to the end of the one assessed. */
export const recentFigures = ({ measure, series, period, figure }: MeasureAssessment): Figure[] => {
  const kind = measure.frequency;
  const end = period?.end ?? null;
  const own = figuresOf(series).filter(
    (each) => each.period.kind === kind && (end === null || each.period.end <= end) && !each.approximate,
  );
  // A series kept under another kind of period than the measure's own still has its latest figure.
  if (own.length === 0 && figure !== null) return [figure];
  return own.slice(-(LONGEST[kind] ?? 12));
};

/** A small picture of where the measure came from; `null` where there is no figure to draw. `id` is unique on its page. */
export const trendPicture = (assessment: MeasureAssessment, id: string): Drawing | null => {
  const { measure, target } = assessment;
  const figures = recentFigures(assessment);
  const first = figures[0];
  const last = figures.at(-1);
  if (first === undefined || last === undefined) return null;
  const say = (figure: Figure): string => `${sayFigure(measure, figure)} in ${periodTitle(figure.period)}`;
  const path = first === last ? say(first) : `${say(first)}, ${say(last)}`;
  const aim = target === null || measure.dataOnly ? '' : `; target ${sayTarget(measure, target)}`;
  // A target for the whole year cannot be drawn beside months.
  const drawable = target !== null && !measure.dataOnly && measure.rollUp !== 'sum';
  return sparkline({
    id,
    title: measure.title,
    description: `${path}${aim}.`,
    points: withGaps(figures).map(
      (figure): SparkPoint =>
        figure === null
          ? { label: 'missing', value: null }
          : { label: periodTitle(figure.period), value: drawn(figure) },
    ),
    polarity: measure.polarity,
    ...(drawable ? { target: Number(toPlain(target.value)) } : {}),
  });
};
