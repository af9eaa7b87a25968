import { type ClockOverride, type ClockRule, COUNCIL_CALENDAR, type WorkingCalendar } from '../../clocks/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { readTogether, rowsInForce } from '../../platform/database/together.ts';
import { LATEST } from '../people/index.ts';
import { calendarsOf, ofCouncil, overrideOf, type Row, ruleOf } from './from-rows.ts';
import {
  CALENDAR_DAY,
  CLOCK_CALENDAR,
  CLOCK_OVERRIDE,
  CLOCK_RULE,
  COUNCIL_CLOSED_DAY,
  COUNCIL_LOADED_YEAR,
} from './tables.ts';

/** All versions of all rules, by id and version; the calendars by name, COUNCIL with the council's own days; and what the council set for itself. */
export type ClockRules = {
  readonly rules: readonly ClockRule[];
  readonly calendars: ReadonlyMap<string, WorkingCalendar>;
  readonly overrides: readonly ClockOverride[];
};

/** The rules from the rows of their tables or files. */
export const clockRulesFrom = (rows: {
  readonly rules: readonly Row[];
  readonly calendars: readonly Row[];
  readonly days: readonly Row[];
  readonly closed: readonly Row[];
  readonly years: readonly Row[];
  readonly overrides: readonly Row[];
}): ClockRules => {
  const calendars = calendarsOf(rows.calendars, rows.days);
  const own = calendars.get(COUNCIL_CALENDAR);
  if (own !== undefined) calendars.set(COUNCIL_CALENDAR, ofCouncil(own, rows.closed, rows.years));
  return { rules: rows.rules.map(ruleOf).sort(byId), calendars, overrides: rows.overrides.map(overrideOf).sort(byDay) };
};

// The last one in force on a day is the one that holds.
const byDay = (a: ClockOverride, b: ClockOverride): number => {
  const of = ({ rule, kind, effectiveFrom }: ClockOverride): string => `${rule} ${kind} ${effectiveFrom ?? ''}`;
  return of(a) < of(b) ? -1 : 1;
};

const byId = (a: ClockRule, b: ClockRule): number =>
  a.id.localeCompare(b.id, 'en', { numeric: true }) || a.version - b.version;

/** The rules, calendars and own settings in force for the transaction's council, as known at an instant; as known now without one. One statement. */
export const readClockRules = async (tx: Transaction, asAt: string = LATEST): Promise<ClockRules> =>
  clockRulesFrom(
    await readTogether<Record<'rules' | 'calendars' | 'days' | 'closed' | 'years' | 'overrides', Row>>(tx, {
      rules: rowsInForce(CLOCK_RULE, asAt),
      calendars: rowsInForce(CLOCK_CALENDAR, asAt),
      days: rowsInForce(CALENDAR_DAY, asAt),
      closed: rowsInForce(COUNCIL_CLOSED_DAY, asAt),
      years: rowsInForce(COUNCIL_LOADED_YEAR, asAt),
      overrides: rowsInForce(CLOCK_OVERRIDE, asAt),
    }),
  );
