import {
  decimal,
  divide,
  multiply,
  type Period,
  parsePeriod,
  round,
  shiftPeriod,
  toPlain,
} from '../../src/kernel/index.ts';
import type { Row } from '../csv-text.ts';
import { type Draw, drawsFor } from './random.ts';
import type { Course, Figure, Recipe, SetRow } from './recipe.ts';

export const OBSERVATION_COLUMNS = [
  'measure',
  'period_kind',
  'period',
  'period_as_written',
  'value',
  'numerator',
  'denominator',
  'state',
  'absence',
  'expected_by',
  'basis',
  'note',
  'source',
  'source_line',
] as const;
export type ObservationRow = Row<(typeof OBSERVATION_COLUMNS)[number]>;

// The invented council's figures run from April 2022 to September 2026.
const FIRST_CODES: Partial<Record<Recipe['kind'], string>> = { month: '2022-04', quarter: '2022/23-Q1' };
const END = '2026-10-01';
const HUNDRED = decimal('100');

const read = (code: string, recipe: Recipe): Period => {
  const period = parsePeriod(code, recipe.kind);
  if (!period.ok) throw new Error(`${recipe.measure}: ${period.problem.message}`);
  return period.value;
};

const periodsOf = (recipe: Recipe): Period[] => {
  const periods: Period[] = [];
  const first = FIRST_CODES[recipe.kind];
  if (recipe.make === 'set' || first === undefined) return periods;
  for (let period = read(first, recipe); period.end <= END; period = shiftPeriod(period, 1)) periods.push(period);
  return periods;
};

const levelAt = (course: Course, period: Period, index: number, draw: Draw): number => {
  const { level, drift = 0, steps = [], season = [], noise = 0 } = course;
  const monthFromApril = (Number(period.start.slice(5, 7)) + 8) % 12;
  const stepped = steps.reduce((sum, step) => (period.code >= step.from ? sum + step.by : sum), 0);
  return level + drift * index + stepped + (season[monthFromApril] ?? 0) + draw(-noise, noise);
};

const whole = (hundredths: number): number => Math.max(0, Math.floor(hundredths / 100));

const figureAt = (recipe: Exclude<Recipe, { make: 'set' }>, period: Period, index: number, draw: Draw): Figure => {
  if (recipe.make === 'count') return { value: String(whole(levelAt(recipe.course, period, index, draw))) };
  const denominator = whole(levelAt(recipe.of, period, index, draw));
  const share = levelAt(recipe.share, period, index, draw);
  if (recipe.make === 'stock') return { numerator: Math.floor((denominator * share) / 1000), denominator };
  let numerator = 0;
  for (let made = 0; made < denominator; made += 1) if (draw(1, 1000) <= share) numerator += 1;
  return { numerator, denominator };
};

const cellsOf = (figure: Figure, decimals: number): Pick<ObservationRow, 'value' | 'numerator' | 'denominator'> => {
  if ('value' in figure) return { value: figure.value, numerator: '', denominator: '' };
  const numerator = String(figure.numerator);
  const denominator = String(figure.denominator);
  const share = divide(multiply(decimal(numerator), HUNDRED), decimal(denominator));
  return { value: share === null ? '' : toPlain(round(share, decimals)), numerator, denominator };
};

const rowOf = (recipe: Recipe, decimals: number, set: SetRow): ObservationRow => {
  const { code, kind } = read(set.period, recipe);
  const absent = 'absence' in set;
  return {
    measure: recipe.measure,
    period_kind: kind,
    period: code,
    period_as_written: code,
    ...(absent ? { value: '', numerator: '', denominator: '' } : cellsOf(set.figure, decimals)),
    // What a source has yet to publish will be replaced; every other reason stands until somebody revises it.
    state: set.state ?? (absent && set.absence === 'not-yet-published' ? 'provisional' : 'final'),
    absence: absent ? set.absence : '',
    expected_by: absent ? (set.expectedBy ?? '') : '',
    basis: 'invented',
    note: set.note ?? '',
    source: 'invented',
    source_line: '',
  };
};

/** The rows of one measure, oldest first. Percentages are rounded to `decimals` places; their parts stay whole. */
export const seriesOf = (recipe: Recipe, decimals: number): ObservationRow[] => {
  const rows = recipe.rows ?? [];
  if (recipe.make === 'set') return rows.map((row) => rowOf(recipe, decimals, row));
  const draw = drawsFor(recipe.measure);
  return periodsOf(recipe).flatMap((period, index) => {
    // Drawn even where it is not used, so that a row set by hand leaves the rest as they were.
    const figure = figureAt(recipe, period, index, draw);
    if (recipe.missing?.includes(period.code)) return [];
    const set = rows.filter((row) => row.period === period.code);
    const latest = period.end === END ? 'provisional' : 'final';
    const made: SetRow[] = set.length > 0 ? set : [{ period: period.code, figure, state: latest }];
    return made.map((row) => rowOf(recipe, decimals, row));
  });
};
