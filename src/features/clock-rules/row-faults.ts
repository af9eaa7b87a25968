import { holdsOn, PREFIXES, splitName } from '../../clocks/index.ts';
import { type Fault, fault, type Place } from '../../kernel/index.ts';
import { type Row, ruleOf } from './from-rows.ts';

/** A row of a pack file with its number in the file. */
export type NumberedRow = { readonly number: number; readonly values: Row };

const wrong = (place: Place, column: string, found: string, remedy?: string): Fault =>
  fault('cell.invalid', found, { ...place, column }, remedy);

const EVENT = /^[a-z][a-z0-9-]*$/;
const RULE = /^[A-Z]{2,4}-\d{2}[a-z]?(\.\d)?$/;
const OF_RULES: readonly string[] = ['clock:', 'end:', 'running:'];
const PAIR = /^[a-z][a-z0-9-]*(>[a-z][a-z0-9-]*)?$/;

const isName = (column: string, name: string): boolean => {
  const { prefix, rest } = splitName(name);
  const allowed: readonly string[] = PREFIXES[column as keyof typeof PREFIXES] ?? [];
  if (prefix !== '' && !allowed.includes(prefix)) return false;
  return (OF_RULES.includes(prefix) ? RULE : EVENT).test(rest);
};

const wordFaults = (values: Row, place: Place): Fault[] =>
  (['triggers', 'since', 'needs', 'unless', 'met_by', 'stops', 'pauses', 'restarts'] as const).flatMap((column) => {
    const paired = column === 'pauses' || column === 'restarts';
    const bad = (values[column] as readonly string[]).find(
      (each) => !(paired ? PAIR.test(each) : isName(column, each)),
    );
    return bad === undefined ? [] : [wrong(place, column, `"${bad}" is no event`, 'Write it like decision-recorded.')];
  });

const countFaults = (values: Row, place: Place): Fault[] => {
  const rule = ruleOf(values);
  const counts = rule.unit !== 'none' && rule.unit !== 'immediately';
  const hours = rule.unit === 'hours';
  const faults: Fault[] = [];
  if (counts !== (rule.count !== null))
    faults.push(wrong(place, 'count', counts ? 'A unit without its number' : 'A number without its unit'));
  if (!counts && rule.noPeriod === null)
    faults.push(wrong(place, 'no_period', 'It has no number and does not say why'));
  if (counts && hours !== (rule.counting === 'instant'))
    faults.push(wrong(place, 'counting', 'Hours run from an instant, and nothing else does'));
  if (counts && rule.countingBasis === null)
    faults.push(wrong(place, 'counting_basis', 'It does not say on what its counting rests'));
  if (rule.unit === 'working-days' && rule.calendar === null)
    faults.push(wrong(place, 'calendar', 'Working days are counted, and no calendar is named'));
  if (rule.rolls !== null && rule.calendar === null)
    faults.push(wrong(place, 'calendar', 'It moves to a working day, and no calendar is named'));
  if (rule.pauses.length > 0 && (hours || rule.unit === 'months' || rule.unit === 'years')) {
    faults.push(wrong(place, 'pauses', 'Only a count of days or weeks can be stopped and go on'));
  }
  if (rule.window !== null && (!hours || (rule.count ?? 0) > rule.window.days * 23)) {
    faults.push(wrong(place, 'window_days', 'An aggregate is of hours, and fewer than its window holds'));
  }
  return faults;
};

const ruleFaults = ({ number, values }: NumberedRow): Fault[] => {
  const place = { file: 'clock-rules.csv', row: number };
  const rule = ruleOf(values);
  const faults = [...wordFaults(values, place), ...countFaults(values, place)];
  if (rule.verification === 'verified' && rule.citation === '') {
    faults.push(
      wrong(place, 'citation', 'It is called verified, and names no text', 'Cite the text, or call it unverified.'),
    );
  }
  if (rule.effectiveFrom !== null && rule.effectiveTo !== null && rule.effectiveFrom >= rule.effectiveTo) {
    faults.push(wrong(place, 'effective_to', 'It ends before it begins'));
  }
  if (rule.consequence?.kind === 'lapse' && (rule.consequence.state === '' || rule.consequence.event === '')) {
    faults.push(wrong(place, 'lapse_state', 'It lapses, and does not say into what'));
  }
  return faults;
};

/** Every day lies in one version at most: the faults of those that meet. */
const overlaps = (rows: readonly NumberedRow[]): Fault[] =>
  rows.flatMap(({ number, values }, index) => {
    const rule = ruleOf(values);
    const clash = rows.slice(0, index).find((each) => {
      const other = ruleOf(each.values);
      const from = [rule.effectiveFrom ?? '0000-01-01', other.effectiveFrom ?? '0000-01-01'].sort()[1] ?? '';
      return other.id === rule.id && holdsOn(rule, from) && holdsOn(other, from);
    });
    if (clash === undefined) return [];
    const found = `Its days overlap with those of the version in row ${clash.number}`;
    return [
      wrong({ file: 'clock-rules.csv', row: number }, 'effective_from', found, 'Let one end where the other begins.'),
    ];
  });

/** What is wrong with the rules of a pack, beyond single cells: row and column of each. */
export const clockRuleFaults = (rows: readonly NumberedRow[]): Fault[] => [
  ...rows.flatMap(ruleFaults),
  ...overlaps(rows),
];

/** What is wrong with its calendars. */
export const calendarFaults = (rows: readonly NumberedRow[]): Fault[] =>
  rows.flatMap(({ number, values }) => {
    const place = { file: 'calendars.csv', row: number };
    const weekdays = values['closed_weekdays'] as readonly string[];
    const faults: Fault[] = [];
    if (weekdays.some((each) => !/^[1-7]$/.test(each)) || new Set(weekdays).size > 6) {
      faults.push(
        wrong(place, 'closed_weekdays', 'Weekdays are 1 for Monday to 7 for Sunday, and one at least is open'),
      );
    }
    if (
      (values['every_year'] as readonly string[]).some((each) => !/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(each))
    ) {
      faults.push(wrong(place, 'every_year', 'A day of every year is written like 12-25'));
    }
    if ((values['loaded_from'] === null) !== (values['loaded_to'] === null)) {
      faults.push(wrong(place, 'loaded_to', 'Its first and last loaded day stand together'));
    }
    return faults;
  });

/** What is wrong with the years for which a council gave its closed days: a year between two of them that is missing. */
export const loadedYearFaults = (rows: readonly NumberedRow[]): Fault[] => {
  const years = rows.map(({ number, values }) => ({ number, year: Number(values['year']) }));
  return years
    .filter(({ year }) => years.some((each) => each.year > year) && !years.some((each) => each.year === year + 1))
    .map(({ number, year }) =>
      wrong({ file: 'council-loaded-years.csv', row: number }, 'year', `${year + 1} is missing before a later year`),
    );
};

/** Closed days of a council that lie in no year which it says to have given whole. */
export const closedDayFaults = (days: readonly NumberedRow[], years: readonly NumberedRow[]): Fault[] => {
  const loaded = new Set(years.map(({ values }) => String(values['year'])));
  return days
    .filter(({ values }) => !loaded.has(String(values['day']).slice(0, 4)))
    .map(({ number }) =>
      wrong(
        { file: 'council-closed-days.csv', row: number },
        'day',
        'Its year is not in council-loaded-years.csv',
        'Add the year there once all its closed days are here.',
      ),
    );
};
