import type { JSX } from 'preact';

import { comparePeriods, decimal, formatValue, type Period, periodTitle, toPlain, UNITS } from '../../kernel/index.ts';
import { DrawingFigure, type LineChart, lineChart } from '../../ui/index.ts';
import type { Benchmark } from '../indicators/index.ts';
import { shownValue } from '../indicators/index.ts';
import { assessMeasure } from './assessment.ts';
import { sayFigure } from './figure-words.ts';
import type { Figure } from './measure.ts';
import type { MeasurePageFacts } from './page-facts.ts';
import { sayTarget } from './reason.ts';
import { figuresOf } from './series.ts';
import { drawn, withGaps } from './trend.ts';

const YEARS: readonly Period['kind'][] = ['financial-year', 'academic-year', 'calendar-year'];

// Under an axis there is no room for "school year 2019/20"; the table says it.
const axisName = (period: Period): string => (YEARS.includes(period.kind) ? period.code : periodTitle(period));

type Point = { readonly period: Period | null; readonly figure: Figure | null };

// National periods that the council has no figure for still carry the comparators.
const pointsOf = ({ chosen, assessment, benchmarks }: MeasurePageFacts): Point[] => {
  const { measure } = chosen;
  const own = figuresOf(assessment.series).filter(({ period }) => period.kind === measure.frequency);
  const held = new Set(own.map(({ period }) => period.code));
  if (benchmarks.length === 0) {
    return withGaps(own).map((figure) => ({ figure, period: figure?.period ?? null }));
  }
  const elsewhere = benchmarks.filter(({ period }) => !held.has(period.code)).map(({ period }) => period);
  return [
    ...own.map((figure) => ({ figure, period: figure.period })),
    ...elsewhere.map((period) => ({ figure: null, period })),
  ].sort((a, b) => comparePeriods(a.period, b.period));
};

const comparatorsOf = (points: readonly Point[], benchmarks: readonly Benchmark[]): LineChart['comparators'] => {
  const byCode = new Map(benchmarks.map((benchmark) => [benchmark.period.code, benchmark]));
  const values = (pick: (benchmark: Benchmark) => Benchmark['scotland']): (number | null)[] =>
    points.map(({ period }) => {
      const benchmark = period === null ? undefined : byCode.get(period.code);
      const value = benchmark === undefined ? null : pick(benchmark);
      return benchmark === undefined || value === null ? null : Number(toPlain(shownValue(benchmark.indicator, value)));
    });
  const lines = [
    { name: 'Scotland', values: values(({ scotland }) => scotland) },
    { name: 'Family median', values: values(({ familyMedian }) => familyMedian) },
  ];
  return lines.filter((line) => line.values.some((value) => value !== null));
};

// Asked of the assessment itself, so that the line is the target that the status was held against.
const targetsOf = (points: readonly Point[], { chosen }: MeasurePageFacts): (number | null)[] =>
  points.map(({ period }) => {
    if (period === null) return null;
    const { target, status, figure } = assessMeasure(chosen, period);
    const forLonger = status === 'data-only' && figure !== null;
    return target === null || forLonger || chosen.measure.dataOnly ? null : Number(toPlain(target.value));
  });

const sayChart = (points: readonly Point[], facts: MeasurePageFacts): string => {
  const { measure } = facts.chosen;
  const figures = points.map(({ figure }) => figure).filter((figure) => figure !== null);
  const [first] = figures;
  const last = figures.at(-1);
  const { target } = facts.assessment;
  const aim = target === null || measure.dataOnly ? '' : ` Target ${sayTarget(measure, target)}.`;
  if (first === undefined || last === undefined) return `No figure of the council's own.${aim}`;
  const say = (figure: Figure): string => `${sayFigure(measure, figure)} in ${periodTitle(figure.period)}`;
  return first === last ? `One figure: ${say(first)}.${aim}` : `From ${say(first)} to ${say(last)}.${aim}`;
};

/** The series with its target and, where a national indicator is linked, Scotland and the family median; nothing where there is nothing to draw. */
export const MeasureChart = (props: {
  readonly facts: MeasurePageFacts;
  readonly councilName: string;
}): JSX.Element | null => {
  const { facts, councilName } = props;
  const { measure } = facts.chosen;
  const points = pointsOf(facts);
  const targets = targetsOf(points, facts);
  const comparators = comparatorsOf(points, facts.benchmarks) ?? [];
  const draw = (id: string, size: { width?: number; height?: number }) =>
    lineChart({
      id,
      title: measure.title,
      description: sayChart(points, facts),
      periods: points.map(({ period }) => (period === null ? '' : axisName(period))),
      own: {
        name: councilName,
        points: points.map(({ figure }) =>
          figure === null ? null : { value: drawn(figure), provisional: figure.provisional },
        ),
      },
      comparators,
      ...(targets.some((target) => target !== null) ? { target: { name: 'Target', value: targets } } : {}),
      polarity: measure.polarity,
      ...(measure.unit === 'percent' ? { bounds: { floor: 0, ceiling: 100 } } : {}),
      format: (value) => formatValue(decimal(String(value)), measure.unit, Number.isInteger(value) ? 0 : 1),
      ...size,
    });
  const wide = draw('chart-wide', {});
  const narrow = draw('chart-narrow', { width: 288, height: 260 });
  if (wide === null || narrow === null) return null;
  const unit = UNITS[measure.unit].title;
  return (
    <DrawingFigure
      caption={`${measure.title} (${unit})${comparators.length === 0 ? '' : ', beside Scotland and similar councils'}`}
      drawing={wide}
      narrow={narrow}
    />
  );
};
