import { DEFAULT_TOLERANCE } from '../../analysis/status.ts';
import { PERIOD_KINDS, POLARITIES, TARGET_OPERATORS, toPlain, UNITS } from '../../kernel/index.ts';
import type { RevisedTable } from '../../platform/database/revisions.ts';
import { COUNCIL, PERIOD_CONVENTION, STATUS_WORD, STATUS_WORD_OVERRIDE } from '../councils/index.ts';
import {
  ASSURANCE_FUNCTION,
  FREQUENCY_CODES,
  MECHANISM,
  MECHANISM_KINDS,
  MECHANISM_LEAD,
  MECHANISM_SCHEDULE,
} from '../framework/index.ts';
import {
  ABSENCES,
  BASES,
  INDICATOR_LINK,
  MEASURE,
  PLAN_MEASURE,
  ROLL_UPS,
  STATUS_CODES,
  TARGET,
} from '../measures/index.ts';
import { ATTENDANCES, MEETING } from '../meetings/index.ts';
import { GROUP_MEMBER, GROUP_ROLES, LEADERSHIP_GROUP, POST, POST_ROLE, POST_ROLES, SERVICE } from '../people/index.ts';
import { ACTION, AIM, BUDGET, PLAN, PRIORITY } from '../plans/index.ts';
import { BACKGROUND_PAPER, PAPER, PAPER_TEXT } from '../reports/index.ts';
import { RETENTION_RULE } from '../retention/index.ts';
import type { CellForm, PackColumn } from './column.ts';

/** A file that a pack may hold: its columns, and the table its rows become. */
export type PackFile = {
  readonly name: string;
  /** Shared files describe what all councils use; a council's files are its own. */
  readonly scope: 'shared' | 'council';
  readonly columns: readonly PackColumn[];
  /** Null: the rows are appended as observations. */
  readonly table: RevisedTable | null;
  /** The columns that may not repeat together. */
  readonly key: readonly string[];
  /** What the council settled by hand stands, whatever a pack says of it: a role that was taken from a post does not come back. */
  readonly yields?: true;
};

const text: CellForm = { as: 'text' };
// A text that is part of a key: an index holds no long ones.
const short: CellForm = { as: 'text', longest: 300 };
const oneOf = (words: readonly string[]): CellForm => ({ as: 'text', oneOf: words });
const code: CellForm = { as: 'text', pattern: /^[A-Za-z0-9][A-Za-z0-9&/ -]{0,79}$/ };

const must = (name: string, form: CellForm = text): PackColumn => ({ name, form, filled: true });
const may = (name: string, form: CellForm = text): PackColumn => ({ name, form });
// A key column that may be empty: kept as '' so that the row still has a key.
const blank = (name: string, form: CellForm = text): PackColumn => ({ name, form, empty: '' });
const refers = (column: PackColumn, file: string, to = 'code'): PackColumn => ({
  ...column,
  refersTo: { file, column: to },
});

const SOURCE = [may('source'), may('source_line', { as: 'whole' })];
const plan = refers(must('plan', code), 'plans.csv');
const mechanism = refers(must('mechanism', code), 'mechanisms.csv');
const measure = refers(must('measure', code), 'measures.csv');

const councils: PackFile = {
  name: 'councils.csv',
  scope: 'shared',
  columns: [
    must('code', { as: 'text', pattern: /^[a-z][a-z-]{1,39}$/ }),
    must('name'),
    must('short_name'),
    may('ons_code', { as: 'text', pattern: /^S12\d{6}$/ }),
    may('aliases', { as: 'list' }),
  ],
  table: COUNCIL,
  key: ['code'],
};

/** Every file of a pack, in the order in which they are loaded. */
export const PACK_FILES: readonly PackFile[] = [
  councils,
  {
    name: 'period-conventions.csv',
    scope: 'shared',
    columns: [
      must('kind', oneOf(PERIOD_KINDS)),
      must('title'),
      may('first_month', { as: 'whole' }),
      may('months', { as: 'whole' }),
      must('example'),
      may('note'),
    ],
    table: PERIOD_CONVENTION,
    key: ['kind'],
  },
  {
    name: 'statuses.csv',
    scope: 'shared',
    columns: [
      must('code', oneOf(STATUS_CODES)),
      must('position', { as: 'whole' }),
      { ...must('group', oneOf(['scored', 'absent', 'unscored'])), to: 'status_group' },
      must('label'),
      must('short_label'),
      must('shape', oneOf(['tick', 'triangle', 'cross', 'clock', 'dash', 'ring', 'lock', 'square', 'question'])),
      must('tone', oneOf(['good', 'caution', 'bad', 'neutral'])),
      must('meaning'),
    ],
    table: STATUS_WORD,
    key: ['code'],
  },
  {
    name: 'retention-rules.csv',
    scope: 'shared',
    columns: [
      must('code', code),
      must('title'),
      must('applies_to', oneOf(['evidence'])),
      may('years', { as: 'whole', from: 0, to: 200 }),
      must('counted_from', short),
      must('citation'),
      must('verified', { as: 'yes-no' }),
      may('note'),
    ],
    table: RETENTION_RULE,
    key: ['code'],
  },
  {
    name: 'functions.csv',
    scope: 'shared',
    columns: [
      must('code', { as: 'text', pattern: /^F\d{1,2}$/ }),
      must('position', { as: 'whole', from: 1, to: 99 }),
      must('title'),
      may('statutory_basis'),
      must('verified', { as: 'yes-no' }),
      may('note'),
    ],
    table: ASSURANCE_FUNCTION,
    key: ['code'],
  },
  {
    name: 'status-labels.csv',
    scope: 'council',
    columns: [must('code', oneOf(STATUS_CODES)), must('label'), must('short_label'), must('meaning')],
    table: STATUS_WORD_OVERRIDE,
    key: ['code'],
  },
  {
    name: 'posts.csv',
    scope: 'council',
    columns: [must('code', code), must('title'), may('service'), may('basis'), ...SOURCE],
    table: POST,
    key: ['code'],
    yields: true,
  },
  {
    name: 'services.csv',
    scope: 'council',
    columns: [
      must('code', code),
      must('title', short),
      refers(may('head_post', code), 'posts.csv'),
      may('basis'),
      ...SOURCE,
    ],
    table: SERVICE,
    key: ['code'],
    yields: true,
  },
  {
    name: 'post-roles.csv',
    scope: 'council',
    columns: [refers(must('post', code), 'posts.csv'), must('role', oneOf(POST_ROLES)), must('basis'), ...SOURCE],
    table: POST_ROLE,
    key: ['post', 'role'],
    yields: true,
  },
  {
    name: 'groups.csv',
    scope: 'council',
    columns: [
      must('code', code),
      must('title'),
      may('purpose'),
      may('role', oneOf(GROUP_ROLES)),
      may('basis'),
      ...SOURCE,
    ],
    table: LEADERSHIP_GROUP,
    key: ['code'],
    yields: true,
  },
  {
    name: 'group-members.csv',
    scope: 'council',
    columns: [
      { ...refers(must('group', code), 'groups.csv'), to: 'group_code' },
      refers(must('post', code), 'posts.csv'),
      blank('first_day', { as: 'day' }),
      may('last_day', { as: 'day' }),
      may('capacity'),
      must('basis'),
      ...SOURCE,
    ],
    table: GROUP_MEMBER,
    key: ['group', 'post', 'first_day'],
    yields: true,
  },
  {
    name: 'meetings.csv',
    scope: 'council',
    columns: [
      // A series of its own, so that no meeting of a pack has the code of one that the council put in its calendar.
      must('code', { as: 'text', pattern: /^MT-\d{4}-P\d{3,6}$/ }),
      { ...refers(must('group', code), 'groups.csv'), to: 'group_code' },
      must('day', { as: 'day' }),
      may('start_time', { as: 'text', pattern: /^([01]\d|2[0-3]):[0-5]\d$/ }),
      may('title', short),
      may('papers_due', { as: 'day' }),
      must('state', oneOf(['planned', 'held', 'cancelled'])),
      may('cancelled_why', short),
      may('attendance', oneOf(Object.keys(ATTENDANCES))),
      refers(may('depute_post', code), 'posts.csv'),
      may('minute', short),
      ...SOURCE,
    ],
    table: MEETING,
    key: ['code'],
    yields: true,
  },
  {
    name: 'mechanisms.csv',
    scope: 'council',
    columns: [
      must('code', { as: 'text', pattern: /^[A-Z][A-Z0-9-]{0,19}$/ }),
      must('function', { as: 'text', pattern: /^F\d{1,2}$/ }),
      must('title', short),
      must('kind', oneOf(Object.keys(MECHANISM_KINDS))),
      refers(may('same_as', code), 'mechanisms.csv'),
      may('note'),
      ...SOURCE,
    ],
    table: MECHANISM,
    key: ['code'],
  },
  {
    name: 'mechanism-schedules.csv',
    scope: 'council',
    columns: [
      mechanism,
      blank('from_day', { as: 'day' }),
      must('frequency', oneOf(FREQUENCY_CODES)),
      may('frequency_as_written'),
      { ...refers(may('group', code), 'groups.csv'), to: 'group_code' },
      must('lead_days', { as: 'whole', from: 0, to: 366 }),
      must('grace_days', { as: 'whole', from: 0, to: 366 }),
      ...SOURCE,
    ],
    table: MECHANISM_SCHEDULE,
    key: ['mechanism', 'from_day'],
    yields: true,
  },
  {
    name: 'mechanism-leads.csv',
    scope: 'council',
    columns: [
      mechanism,
      blank('from_day', { as: 'day' }),
      refers(must('posts', { as: 'list' }), 'posts.csv'),
      ...SOURCE,
    ],
    table: MECHANISM_LEAD,
    key: ['mechanism', 'from_day'],
    yields: true,
  },
  {
    name: 'plans.csv',
    scope: 'council',
    columns: [
      must('code', code),
      must('title'),
      may('organisation'),
      must('kind'),
      may('start_year', { as: 'whole' }),
      may('end_year', { as: 'whole' }),
      may('first_day', { as: 'day' }),
      may('last_day', { as: 'day' }),
      ...SOURCE,
    ],
    table: PLAN,
    key: ['code'],
  },
  {
    name: 'priorities.csv',
    scope: 'council',
    columns: [
      plan,
      must('code', code),
      must('title'),
      may('parent'),
      may('objective'),
      must('position', { as: 'whole' }),
      ...SOURCE,
    ],
    table: PRIORITY,
    key: ['plan', 'code'],
  },
  {
    name: 'aims.csv',
    scope: 'council',
    columns: [plan, refers(blank('priority', code), 'priorities.csv'), must('code', code), must('text'), ...SOURCE],
    table: AIM,
    key: ['plan', 'code'],
  },
  {
    name: 'measures.csv',
    scope: 'council',
    columns: [
      must('code', { as: 'text', pattern: /^[a-z0-9][a-z0-9-]{1,79}$/ }),
      must('title'),
      must('unit', oneOf(Object.keys(UNITS))),
      must('polarity', oneOf(POLARITIES)),
      must('decimals', { as: 'whole', from: 0, to: 6 }),
      must('frequency', oneOf(PERIOD_KINDS)),
      must('roll_up', oneOf(ROLL_UPS)),
      refers(may('owner_post', code), 'posts.csv'),
      may('owner_basis', oneOf(['stated', 'inferred'])),
      may('tags', { as: 'list' }),
      must('data_only', { as: 'yes-no' }),
      may('definition_note'),
      may('domain'),
      ...SOURCE,
    ],
    table: MEASURE,
    key: ['code'],
  },
  {
    name: 'actions.csv',
    scope: 'council',
    columns: [
      must('code', code),
      plan,
      refers(may('priority', code), 'priorities.csv'),
      must('action'),
      may('lead_post'),
      may('timescale'),
      may('due'),
      may('review_frequency'),
      may('impact_measure'),
      may('status'),
      ...SOURCE,
    ],
    table: ACTION,
    key: ['plan', 'code'],
  },
  {
    name: 'plan-measures.csv',
    scope: 'council',
    columns: [
      plan,
      measure,
      refers(may('priority', code), 'priorities.csv'),
      must('position', { as: 'whole' }),
      must('role', oneOf(['measure', 'context', 'reported'])),
      may('baseline_value', { as: 'number' }),
      may('baseline_period_kind', oneOf(PERIOD_KINDS)),
      may('baseline_period'),
      may('baseline_absence', oneOf(ABSENCES)),
      may('note'),
    ],
    table: PLAN_MEASURE,
    key: ['plan', 'measure'],
  },
  {
    name: 'targets.csv',
    scope: 'council',
    columns: [
      plan,
      measure,
      must('operator', oneOf(TARGET_OPERATORS)),
      must('value', { as: 'number' }),
      may('due'),
      blank('applies_kind', oneOf(PERIOD_KINDS)),
      blank('applies_to'),
      { ...may('tolerance_kind', oneOf(['percent', 'absolute'])), empty: DEFAULT_TOLERANCE.kind },
      { ...may('tolerance_value', { as: 'number', from: 0 }), empty: toPlain(DEFAULT_TOLERANCE.value) },
      ...SOURCE,
    ],
    table: TARGET,
    key: ['plan', 'measure', 'applies_kind', 'applies_to'],
  },
  {
    name: 'indicator-links.csv',
    scope: 'council',
    columns: [measure, must('indicator', code), must('factor', { as: 'number' }), must('conversion'), may('note')],
    table: INDICATOR_LINK,
    key: ['measure'],
  },
  {
    name: 'budgets.csv',
    scope: 'council',
    columns: [
      plan,
      must('service_area', short),
      may('period_kind', oneOf(PERIOD_KINDS)),
      blank('period'),
      must('amount_pounds', { as: 'number' }),
      must('kind'),
      may('basis'),
      may('note'),
      ...SOURCE,
    ],
    table: BUDGET,
    key: ['plan', 'service_area', 'period'],
  },
  {
    name: 'observations.csv',
    scope: 'council',
    columns: [
      measure,
      may('period_kind', oneOf(PERIOD_KINDS)),
      may('period'),
      may('period_as_written'),
      may('value', { as: 'number' }),
      may('numerator', { as: 'number' }),
      may('denominator', { as: 'number' }),
      must('state', oneOf(['provisional', 'final'])),
      may('absence', oneOf(ABSENCES)),
      may('expected_by', { as: 'day' }),
      may('basis', oneOf(BASES)),
      may('note'),
      must('source'),
      may('source_line', { as: 'whole' }),
    ],
    table: null,
    key: [],
  },
  {
    name: 'papers.csv',
    scope: 'council',
    columns: [
      plan,
      must('period_kind', oneOf(PERIOD_KINDS)),
      must('period'),
      may('number'),
      may('committee'),
      may('date', { as: 'day' }),
      may('title'),
      refers(may('author_post', code), 'posts.csv'),
      refers(may('approver_post', code), 'posts.csv'),
      may('consulted', { as: 'list' }),
    ],
    table: PAPER,
    key: ['plan', 'period_kind', 'period'],
  },
  {
    name: 'background-papers.csv',
    scope: 'council',
    columns: [
      plan,
      must('position', { as: 'whole' }),
      may('committee'),
      may('date', { as: 'day' }),
      must('title'),
      may('reference'),
    ],
    table: BACKGROUND_PAPER,
    key: ['plan', 'title'],
  },
  {
    name: 'texts.csv',
    scope: 'council',
    columns: [
      plan,
      blank('period_kind', oneOf(PERIOD_KINDS)),
      blank('period'),
      must('place', short),
      refers(may('post', code), 'posts.csv'),
      must('text', { as: 'text', longest: 50_000 }),
    ],
    table: PAPER_TEXT,
    key: ['plan', 'period_kind', 'period', 'place'],
  },
];
