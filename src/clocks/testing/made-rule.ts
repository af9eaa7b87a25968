import type { WorkingCalendar } from '../calendar.ts';
import type { Happening } from '../happening.ts';
import type { ClockRule } from '../rule.ts';

/** A rule of 72 hours that is late, but for what is given. */
export const madeRule = (given: Partial<ClockRule> = {}): ClockRule => ({
  id: 'SEC-01',
  version: 1,
  label: '',
  effectiveFrom: null,
  effectiveTo: null,
  title: 'Decide',
  registerTypes: ['secure-accommodation-authorised'],
  triggers: ['received'],
  occurrence: 'each',
  since: [],
  needs: [],
  unless: [],
  count: 72,
  unit: 'hours',
  counting: 'instant',
  calendar: null,
  direction: 'after',
  atTime: null,
  window: null,
  rolls: null,
  repeats: false,
  numberFrom: 'rule',
  owner: 'CSWO',
  consequence: { kind: 'late' },
  metBy: ['decided'],
  stops: [],
  pauses: [],
  restarts: [],
  noPeriod: null,
  citation: 'A text',
  verification: 'verified',
  countingBasis: 'text',
  sourceKey: '',
  note: '',
  ...given,
});

/** A calendar of weekends and the days given, loaded for 2026 and 2027. */
export const madeCalendar = (name: string, closed: readonly string[] = []): WorkingCalendar => ({
  name,
  title: name,
  closedWeekdays: [6, 7],
  closedDays: new Map(closed.map((day) => [day, 'closed'])),
  everyYear: new Map(),
  loadedFrom: '2026-01-01',
  loadedTo: '2027-12-31',
  verification: 'verified',
  source: '',
  note: '',
});

/** What happened, numbered in the order given: "received 2026-11-06T14:05Z", "decided 2026-11-09", with "/child" behind for a person. */
export const chronology = (...lines: readonly string[]): Happening[] =>
  lines.map((line, index) => {
    const [told = '', person] = line.split('/');
    const [event = '', when = ''] = told.trim().split(' ');
    const at = when.includes('T') ? `${when.slice(0, 16)}:00.000Z` : null;
    return { event, at, day: when.slice(0, 10), person: person?.trim() ?? null, number: index + 1 };
  });
