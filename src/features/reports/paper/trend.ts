import type { Cell } from '../../../documents/model.ts';
import { formatValue, periodTitle, samePeriod, shiftPeriod } from '../../../kernel/index.ts';
import { type SparkPoint, sparkline } from '../../../ui/charts/sparkline.ts';
import { type Figure, figuresOf, type MeasureAssessment } from '../../measures/index.ts';
import { CHANGE_WORDS } from '../say-measure.ts';
import { text } from './pieces.ts';

const FIGURES_SHOWN = 8;
const SIZE = { width: 96, height: 28 };

/** The last figures up to the period assessed, in the measure's own kind of period, all in the prices of the last, in order of time. */
const recent = (assessed: MeasureAssessment, endOfPeriod: string): Figure[] => {
  const { measure, series } = assessed;
  const known = figuresOf(series).filter(
    ({ period }) => period.kind === measure.frequency && period.start < endOfPeriod,
  );
  const last = known.at(-1);
  return last === undefined ? [] : known.filter((figure) => figure.realTerms === last.realTerms).slice(-FIGURES_SHOWN);
};

// Only drawing takes numbers through floating point; what is printed is the exact figure.
const pointsOf = (figures: readonly Figure[]): SparkPoint[] =>
  figures.flatMap((figure, index) => {
    const point = { label: periodTitle(figure.period), value: Number(figure.value.toFixed()) };
    const before = figures[index - 1];
    const gap =
      before !== undefined && figure.period.kind !== 'day' && !samePeriod(shiftPeriod(before.period, 1), figure.period);
    return gap ? [{ label: '', value: null }, point] : [point];
  });

/**
 * The trend in a cell: how the figure compares with the year before, and a small picture of the last eight figures at most, with a
 * gap where a period has none. Fewer than two figures make no picture.
 */
export const trendCell = (assessed: MeasureAssessment, endOfPeriod: string): Cell => {
  const { measure } = assessed;
  const figures = recent(assessed, endOfPeriod);
  const content = [text(CHANGE_WORDS[assessed.change])];
  if (figures.length < 2) return { content };
  const picture = sparkline({
    id: `trend-${measure.code}`,
    title: `Trend of ${measure.title}`,
    description: `${figures.map(({ period, value }) => `${periodTitle(period)}: ${formatValue(value, measure.unit, measure.decimals)}`).join('; ')}.`,
    points: pointsOf(figures),
    ...SIZE,
  });
  return picture === null ? { content } : { content, picture };
};
