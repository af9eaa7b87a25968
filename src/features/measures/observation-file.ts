import { type Quantity, readDay, readPeriodText, readQuantity, type TableRow } from '../../documents/readers/index.ts';
import {
  type Fault,
  fail,
  fault,
  isPeriodKind,
  ok,
  type Period,
  type PeriodKind,
  type Place,
  type Result,
  toPlain,
  type Unit,
} from '../../kernel/index.ts';
import { ABSENCES, isAbsence } from './measure.ts';
import type { ObservationRow } from './store.ts';

/** What must be known of a measure to judge a row about it. */
export type MeasureOutline = { readonly unit: Unit; readonly frequency: PeriodKind };

export const REQUIRED_COLUMNS = ['measure', 'period'] as const;
export const OPTIONAL_COLUMNS = [
  'value',
  'absence',
  'period_kind',
  'period_as_written',
  'numerator',
  'denominator',
  'state',
  'expected_by',
  'basis',
  'note',
  'source',
  'source_line',
] as const;

/** The faults of the heading row: what is missing, and what is not known. */
export const headingFaults = (headings: readonly string[], place: Place): Fault[] => {
  const known: readonly string[] = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS];
  const missing = REQUIRED_COLUMNS.filter((name) => !headings.includes(name)).map((name) =>
    fault('column.missing', `The column "${name}" is missing`, { ...place, row: 1, column: name }),
  );
  if (!headings.includes('value') && !headings.includes('absence')) {
    missing.push(fault('column.missing', 'The column "value" is missing', { ...place, row: 1, column: 'value' }));
  }
  const unknown = headings
    .filter((name) => name !== '' && !known.includes(name))
    .map((name) =>
      fault(
        'column.unknown',
        `The column "${name}" is not known`,
        { ...place, row: 1, column: name },
        `Use these columns: ${known.join(', ')}.`,
      ),
    );
  return [...missing, ...unknown];
};

const readPeriod = (
  written: string,
  kindWritten: string,
  outline: MeasureOutline,
  place: Place,
): Result<Period, Fault> => {
  if (kindWritten !== '' && !isPeriodKind(kindWritten)) {
    return fail(fault('period.invalid', `"${kindWritten}" is no kind of period`, { ...place, column: 'period_kind' }));
  }
  const hint = isPeriodKind(kindWritten) ? kindWritten : outline.frequency;
  const period = readPeriodText(written, hint, { ...place, column: 'period' });
  if (!period.ok) return period;
  return period.value.kind === outline.frequency
    ? period
    : fail(
        fault(
          'period.mismatch',
          `"${written}" is a ${period.value.kind.replace('-', ' ')}; this measure is counted for each ${outline.frequency.replace('-', ' ')}`,
          { ...place, column: 'period' },
        ),
      );
};

const hintFault = (quantity: Quantity, unit: Unit, place: Place): Fault | null => {
  if (quantity.kind !== 'value' || quantity.unitHint === undefined) return null;
  const fits = quantity.unitHint === 'percent' ? unit === 'percent' : unit === 'gbp' || unit === 'gbp-per-week';
  const sign = quantity.unitHint === 'percent' ? 'a percentage' : 'an amount in pounds';
  return fits
    ? null
    : fault(
        'cell.invalid',
        `The cell shows ${sign}, and the measure is not one`,
        place,
        'Give the figure in the unit of the measure.',
      );
};

type Numbers = { value: string | null; numerator: string | null; denominator: string | null; absence: string | null };

const readNumbers = (cells: TableRow['cells'], outline: MeasureOutline, place: Place, faults: Fault[]): Numbers => {
  const numbers: Numbers = { value: null, numerator: null, denominator: null, absence: null };
  for (const column of ['value', 'numerator', 'denominator'] as const) {
    const at = { ...place, column };
    const quantity = readQuantity(cells[column] ?? '', at);
    if (!quantity.ok) {
      faults.push(quantity.problem);
      continue;
    }
    const misfit = column === 'value' ? hintFault(quantity.value, outline.unit, at) : null;
    if (misfit !== null) faults.push(misfit);
    if (quantity.value.kind === 'value') numbers[column] = toPlain(quantity.value.value);
    if (quantity.value.kind === 'absence' && column === 'value') numbers.absence = quantity.value.absence;
  }
  if (numbers.denominator === '0') {
    faults.push(fault('cell.invalid', 'The denominator is zero', { ...place, column: 'denominator' }));
  }
  return numbers;
};

const readAbsence = (written: string, numbers: Numbers, place: Place, faults: Fault[]): string | null => {
  if (written === '') {
    if (numbers.value === null && numbers.absence === null && faults.length === 0) {
      faults.push(
        fault(
          'cell.missing',
          'The row has neither a value nor a reason why there is none',
          { ...place, column: 'value' },
          `Fill in the value, or put one of these in the column "absence": ${ABSENCES.join(', ')}.`,
        ),
      );
    }
    return numbers.absence;
  }
  if (!isAbsence(written)) {
    faults.push(
      fault('cell.invalid', `"${written}" is none of: ${ABSENCES.join(', ')}`, { ...place, column: 'absence' }),
    );
    return null;
  }
  if (numbers.value !== null) faults.push(fault('value.and-absence', undefined, { ...place, column: 'absence' }));
  return written;
};

const readState = (written: string, place: Place, faults: Fault[]): 'provisional' | 'final' => {
  if (written === '' || written === 'final') return 'final';
  if (written !== 'provisional') {
    faults.push(fault('cell.invalid', `"${written}" is neither provisional nor final`, { ...place, column: 'state' }));
  }
  return 'provisional';
};

const readExpected = (written: string, absence: string | null, place: Place, faults: Fault[]): string | null => {
  if (written === '') return null;
  const at = { ...place, column: 'expected_by' };
  if (absence !== 'not-yet-published') {
    faults.push(fault('cell.invalid', 'A day is expected only of a figure not yet published', at));
  }
  const day = readDay(written, at);
  if (!day.ok) faults.push(day.problem);
  return day.ok ? day.value : null;
};

const orNull = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : text.trim();

/** Reads one row of a file of figures. All its faults are found, each with the row and the column. */
export const readObservation = (
  { number, cells }: TableRow,
  measures: ReadonlyMap<string, MeasureOutline>,
  file: Place,
): Result<ObservationRow> => {
  const place = { ...file, row: number };
  const measure = (cells['measure'] ?? '').trim();
  const outline = measures.get(measure);
  if (outline === undefined) {
    const found =
      measure === ''
        ? fault('cell.missing', 'The measure is not named', { ...place, column: 'measure' })
        : fault('measure.unknown', `"${measure}" is not a measure of this council`, { ...place, column: 'measure' });
    return fail([found]);
  }
  const faults: Fault[] = [];
  const period = readPeriod((cells['period'] ?? '').trim(), (cells['period_kind'] ?? '').trim(), outline, place);
  if (!period.ok) faults.push(period.problem);
  const numbers = readNumbers(cells, outline, place, faults);
  const absence = readAbsence((cells['absence'] ?? '').trim(), numbers, place, faults);
  const state = readState((cells['state'] ?? '').trim(), place, faults);
  const expectedBy = readExpected((cells['expected_by'] ?? '').trim(), absence, place, faults);
  if (faults.length > 0 || !period.ok) return fail(faults);
  return ok({
    measure,
    period_kind: period.value.kind,
    period: period.value.code,
    period_start: period.value.start,
    period_end: period.value.end,
    period_as_written: orNull(cells['period_as_written']),
    value: numbers.value,
    numerator: numbers.numerator,
    denominator: numbers.denominator,
    state,
    absence,
    expected_by: expectedBy,
    basis: orNull(cells['basis']),
    note: orNull(cells['note']),
    source: orNull(cells['source']) ?? 'return',
    source_line: null,
  });
};
