import type { RevisedTable } from '../../platform/database/revisions.ts';

/** All councils that this installation knows; shared by all. */
export const COUNCIL: RevisedTable = {
  name: 'council',
  key: ['code'],
  columns: [
    { name: 'name', type: 'text' },
    { name: 'short_name', type: 'text' },
    { name: 'ons_code', type: 'text' },
    { name: 'aliases', type: 'text[]' },
    { name: 'invented', type: 'boolean' },
  ],
};

/** How each kind of period is written and when it begins; shared by all. */
export const PERIOD_CONVENTION: RevisedTable = {
  name: 'period_convention',
  key: ['kind'],
  columns: [
    { name: 'title', type: 'text' },
    { name: 'first_month', type: 'int' },
    { name: 'months', type: 'int' },
    { name: 'example', type: 'text' },
    { name: 'note', type: 'text' },
  ],
};

/** The words, shapes and tones of the statuses; shared by all. */
export const STATUS_WORD: RevisedTable = {
  name: 'status_word',
  key: ['code'],
  columns: [
    { name: 'position', type: 'int' },
    { name: 'status_group', type: 'text' },
    { name: 'label', type: 'text' },
    { name: 'short_label', type: 'text' },
    { name: 'shape', type: 'text' },
    { name: 'tone', type: 'text' },
    { name: 'meaning', type: 'text' },
  ],
};

/** A council's own words for a status, in place of the shared ones. */
export const STATUS_WORD_OVERRIDE: RevisedTable = {
  name: 'status_word_override',
  key: ['code'],
  columns: [
    { name: 'label', type: 'text' },
    { name: 'short_label', type: 'text' },
    { name: 'meaning', type: 'text' },
  ],
};

/** Which packs a council has taken, in which version, and what its pages and papers must say because of them. */
export const PACK_IN_USE: RevisedTable = {
  name: 'pack_in_use',
  key: ['pack'],
  columns: [
    { name: 'version', type: 'text' },
    { name: 'title', type: 'text' },
    { name: 'invented', type: 'boolean' },
    { name: 'notice', type: 'text' },
    { name: 'sources', type: 'jsonb' },
  ],
};
