import type { RevisedTable } from '../../platform/database/revisions.ts';

type Column = RevisedTable['columns'][number];

const text = (name: string): Column => ({ name, type: 'text' });
const list = (name: string): Column => ({ name, type: 'text[]' });
const day = (name: string): Column => ({ name, type: 'date' });
const whole = (name: string): Column => ({ name, type: 'int' });

/** The law's clocks: each version of a rule a row. */
export const CLOCK_RULE: RevisedTable = {
  name: 'clock_rule',
  key: ['id', 'version'],
  columns: [
    text('label'),
    day('effective_from'),
    day('effective_to'),
    text('title'),
    list('register_types'),
    list('triggers'),
    text('occurrence'),
    list('since'),
    list('needs'),
    list('unless'),
    whole('count'),
    text('unit'),
    text('counting'),
    text('calendar'),
    text('direction'),
    text('at_time'),
    whole('window_days'),
    text('rolls'),
    { name: 'repeats', type: 'boolean' },
    text('number_from'),
    text('owner'),
    text('consequence'),
    text('lapse_state'),
    text('lapse_event'),
    list('met_by'),
    list('stops'),
    list('pauses'),
    list('restarts'),
    text('no_period'),
    text('no_period_words'),
    text('citation'),
    text('verification'),
    text('counting_basis'),
    text('source_key'),
    text('note'),
  ],
};

/** Which days count by which law. */
export const CLOCK_CALENDAR: RevisedTable = {
  name: 'clock_calendar',
  key: ['code'],
  columns: [
    text('title'),
    list('closed_weekdays'),
    list('every_year'),
    day('loaded_from'),
    day('loaded_to'),
    text('verification'),
    text('source'),
    text('note'),
  ],
};

/** The closed days of those calendars. */
export const CALENDAR_DAY: RevisedTable = {
  name: 'calendar_day',
  key: ['calendar', 'day'],
  columns: [text('words'), text('source')],
};

/** The days on which a council is closed. */
export const COUNCIL_CLOSED_DAY: RevisedTable = { name: 'council_closed_day', key: ['day'], columns: [text('words')] };

/** The years for which a council gave all its closed days. */
export const COUNCIL_LOADED_YEAR: RevisedTable = {
  name: 'council_loaded_year',
  key: ['year'],
  columns: [text('note')],
};

/** What a council set for itself. */
export const CLOCK_OVERRIDE: RevisedTable = {
  name: 'clock_override',
  key: ['rule', 'kind', 'effective_from'],
  columns: [
    day('effective_to'),
    whole('count'),
    text('unit'),
    text('counting'),
    text('calendar'),
    text('note'),
    text('source'),
  ],
};
