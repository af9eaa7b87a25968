import {
  decimal,
  equal,
  type Fault,
  fault,
  formatDay,
  isPeriodKind,
  type Place,
  parsePeriod,
  ZERO,
} from '../../kernel/index.ts';
import { calendarFaults, clockRuleFaults, closedDayFaults, loadedYearFaults } from '../clock-rules/index.ts';
import { FIRST_DAY } from '../framework/index.ts';
import type { CellValue } from './column.ts';
import type { PackRow, ReadFile } from './read-pack.ts';

const text = (value: CellValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

const periodFaults = (kind: string | null, code: string | null, place: Place): Fault[] => {
  if (kind === null && code === null) return [];
  if (kind === null || code === null || !isPeriodKind(kind)) {
    return [fault('period.invalid', 'A period and its kind must stand together', place)];
  }
  const period = parsePeriod(code, kind, place);
  return period.ok ? [] : [period.problem];
};

const observationFaults = ({ values }: PackRow, place: Place): Fault[] => {
  const value = text(values['value']);
  const absence = text(values['absence']);
  const faults: Fault[] = [];
  if (value !== null && absence !== null) faults.push(fault('value.and-absence', undefined, place));
  if (value === null && absence === null) {
    faults.push(
      fault(
        'cell.missing',
        'The row has neither a value nor a reason why there is none',
        place,
        'Fill in one of the two.',
      ),
    );
  }
  if (text(values['expected_by']) !== null && absence !== 'not-yet-published') {
    faults.push(
      fault('cell.invalid', 'A day is expected only of a figure not yet published', {
        ...place,
        column: 'expected_by',
      }),
    );
  }
  const denominator = text(values['denominator']);
  if (denominator !== null && equal(decimal(denominator), ZERO)) {
    faults.push(fault('cell.invalid', 'The denominator is zero', { ...place, column: 'denominator' }));
  }
  return faults;
};

const targetFaults = ({ values }: PackRow, place: Place): Fault[] => {
  const value = text(values['value']);
  return value !== null && equal(decimal(value), ZERO) && values['tolerance_kind'] !== 'absolute'
    ? [
        fault(
          'cell.invalid',
          'A percentage of a zero target is nothing',
          { ...place, column: 'tolerance_kind' },
          'Give an absolute tolerance.',
        ),
      ]
    : [];
};

const meetingFaults = ({ values }: PackRow, place: Place): Fault[] => {
  const said = (column: string): boolean => text(values[column]) !== null;
  const state = text(values['state']);
  const attendance = text(values['attendance']);
  const wrong = (column: string, found: string): Fault => fault('cell.invalid', found, { ...place, column });
  const papersDue = text(values['papers_due']);
  return [
    ...((state === 'cancelled') === said('cancelled_why')
      ? []
      : [wrong('cancelled_why', 'A cancelled meeting says why, and no other does')]),
    ...((state === 'held') === (attendance !== null)
      ? []
      : [wrong('attendance', 'A meeting that was held says who attended, and no other does')]),
    ...((attendance === 'depute') === said('depute_post')
      ? []
      : [wrong('depute_post', 'The post of the depute stands where a depute attended, and nowhere else')]),
    ...(said('minute') && state !== 'held' ? [wrong('minute', 'Only a meeting that was held has a minute')] : []),
    ...(papersDue !== null && papersDue > (text(values['day']) ?? '')
      ? [wrong('papers_due', 'Papers would be due after the meeting')]
      : []),
  ];
};

// An empty one is the day on which the pack is loaded.
const scheduleFaults = ({ values }: PackRow, place: Place): Fault[] => {
  const from = text(values['from_day']);
  if (from === null || from >= FIRST_DAY) return [];
  const found = `Nothing can be asked for from ${formatDay(from)} on: the councils of today began on ${formatDay(FIRST_DAY)}`;
  const remedy = `Give a day from ${FIRST_DAY} on, or leave it empty: then it is asked for from the day on which the pack is loaded.`;
  return [fault('cell.invalid', found, { ...place, column: 'from_day' }, remedy)];
};

const PERIOD_COLUMNS: Readonly<Record<string, readonly [string, string]>> = {
  'observations.csv': ['period_kind', 'period'],
  'papers.csv': ['period_kind', 'period'],
  'texts.csv': ['period_kind', 'period'],
  'targets.csv': ['applies_kind', 'applies_to'],
  'plan-measures.csv': ['baseline_period_kind', 'baseline_period'],
};

/** The faults that need more than one cell to be seen. */
export const rowFaults = ({ file, rows }: ReadFile): Fault[] =>
  rows.flatMap((row) => {
    const place = { file: file.name, row: row.number };
    const [kind, code] = PERIOD_COLUMNS[file.name] ?? [];
    const ofPeriod =
      kind === undefined || code === undefined
        ? []
        : periodFaults(text(row.values[kind]), text(row.values[code]), { ...place, column: code });
    if (file.name === 'observations.csv') return [...ofPeriod, ...observationFaults(row, place)];
    if (file.name === 'meetings.csv') return meetingFaults(row, place);
    if (file.name === 'mechanism-schedules.csv') return scheduleFaults(row, place);
    return file.name === 'targets.csv' ? [...ofPeriod, ...targetFaults(row, place)] : ofPeriod;
  });

// Faults that are seen only when the rows of a file are held against each other.
const OF_FILE: Readonly<Record<string, (rows: readonly PackRow[]) => Fault[]>> = {
  'clock-rules.csv': clockRuleFaults,
  'calendars.csv': calendarFaults,
  'council-loaded-years.csv': loadedYearFaults,
};

/** The faults that need more than one row, or more than one file, to be seen. */
export const fileFaults = (files: readonly ReadFile[]): Fault[] => {
  const rowsOf = (name: string): readonly PackRow[] => files.find(({ file }) => file.name === name)?.rows ?? [];
  return [
    ...files.flatMap(({ file, rows }) => OF_FILE[file.name]?.(rows) ?? []),
    ...closedDayFaults(rowsOf('council-closed-days.csv'), rowsOf('council-loaded-years.csv')),
  ];
};
