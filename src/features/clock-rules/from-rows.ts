import type {
  ClockOverride,
  ClockRule,
  ClockUnit,
  Consequence,
  Counting,
  CountingBasis,
  Direction,
  Length,
  Verification,
  WorkingCalendar,
} from '../../clocks/index.ts';
import type { Day } from '../../kernel/index.ts';

/** A row as a pack file or a table holds it. Whoever hands it over has checked its words. */
export type Row = Readonly<Record<string, unknown>>;

const text = (row: Row, name: string): string => String(row[name] ?? '');
const maybe = (row: Row, name: string): string | null => (text(row, name) === '' ? null : text(row, name));
const list = (row: Row, name: string): string[] => (Array.isArray(row[name]) ? (row[name] as string[]) : []);
const number = (row: Row, name: string): number | null => (row[name] === null ? null : Number(row[name]));

const pairs = (row: Row, name: string): { from: string | null; at: string }[] =>
  list(row, name).map((each) => {
    const [first = '', second] = each.split('>');
    return second === undefined ? { from: null, at: first } : { from: first, at: second };
  });

const consequenceOf = (row: Row): Consequence | null => {
  const kind = text(row, 'consequence');
  if (kind === 'lapse') return { kind, state: text(row, 'lapse_state'), event: text(row, 'lapse_event') };
  return kind === 'late' || kind === 'gate' ? { kind } : null;
};

/** A version of a rule from its row. */
export const ruleOf = (row: Row): ClockRule => {
  const windowDays = number(row, 'window_days');
  const noPeriod = maybe(row, 'no_period');
  return {
    id: text(row, 'id'),
    version: Number(row['version']),
    label: text(row, 'label'),
    effectiveFrom: maybe(row, 'effective_from'),
    effectiveTo: maybe(row, 'effective_to'),
    title: text(row, 'title'),
    registerTypes: list(row, 'register_types'),
    triggers: list(row, 'triggers'),
    occurrence: text(row, 'occurrence') as ClockRule['occurrence'],
    since: list(row, 'since'),
    needs: list(row, 'needs'),
    unless: list(row, 'unless'),
    count: number(row, 'count'),
    unit: text(row, 'unit') as ClockUnit,
    counting: text(row, 'counting') as Counting,
    calendar: maybe(row, 'calendar'),
    direction: text(row, 'direction') as Direction,
    atTime: maybe(row, 'at_time'),
    window: windowDays === null ? null : { days: windowDays },
    rolls: maybe(row, 'rolls') as ClockRule['rolls'],
    repeats: row['repeats'] === true,
    numberFrom: text(row, 'number_from') as ClockRule['numberFrom'],
    owner: text(row, 'owner'),
    consequence: consequenceOf(row),
    metBy: list(row, 'met_by'),
    stops: list(row, 'stops'),
    pauses: pairs(row, 'pauses').map(({ from, at }) => ({ from: from ?? at, to: at })),
    restarts: pairs(row, 'restarts'),
    noPeriod: noPeriod === null ? null : { code: noPeriod, words: text(row, 'no_period_words') },
    citation: text(row, 'citation'),
    verification: text(row, 'verification') as Verification,
    countingBasis: maybe(row, 'counting_basis') as CountingBasis | null,
    sourceKey: text(row, 'source_key'),
    note: text(row, 'note'),
  };
};

/** The calendars, by name, from their rows and those of their closed days. */
export const calendarsOf = (calendars: readonly Row[], days: readonly Row[]): Map<string, WorkingCalendar> => {
  const closed = new Map<string, Map<Day, string>>();
  for (const row of days) {
    const name = text(row, 'calendar');
    const of = closed.get(name) ?? new Map<Day, string>();
    closed.set(name, of.set(text(row, 'day'), text(row, 'words')));
  }
  return new Map(
    calendars.map((row): [string, WorkingCalendar] => {
      const name = text(row, 'code');
      const calendar: WorkingCalendar = {
        name,
        title: text(row, 'title'),
        closedWeekdays: list(row, 'closed_weekdays').map(Number),
        closedDays: closed.get(name) ?? new Map(),
        everyYear: new Map(list(row, 'every_year').map((day) => [day, 'closed in every year'])),
        loadedFrom: maybe(row, 'loaded_from'),
        loadedTo: maybe(row, 'loaded_to'),
        verification: text(row, 'verification') as Verification,
        source: text(row, 'source'),
        note: text(row, 'note'),
      };
      return [name, calendar];
    }),
  );
};

/** The calendar of a council's own days: what all share of it, with the council's closed days and the years it gave them for. */
export const ofCouncil = (shared: WorkingCalendar, days: readonly Row[], years: readonly Row[]): WorkingCalendar => {
  const loaded = years.map((row) => text(row, 'year')).sort();
  const [first, last] = [loaded[0], loaded.at(-1)];
  return {
    ...shared,
    closedDays: new Map(days.map((row) => [text(row, 'day'), text(row, 'words')])),
    loadedFrom: first === undefined ? null : `${first}-01-01`,
    loadedTo: last === undefined ? null : `${last}-12-31`,
  };
};

/** What a council set for itself, from its row. */
export const overrideOf = (row: Row): ClockOverride => ({
  rule: text(row, 'rule'),
  kind: text(row, 'kind') as ClockOverride['kind'],
  count: Number(row['count']),
  unit: text(row, 'unit') as Length['unit'],
  counting: maybe(row, 'counting') as Counting | null,
  calendar: maybe(row, 'calendar'),
  effectiveFrom: maybe(row, 'effective_from'),
  effectiveTo: maybe(row, 'effective_to'),
  source: text(row, 'source'),
  note: text(row, 'note'),
});
