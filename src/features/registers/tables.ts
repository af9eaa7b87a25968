import type { RevisedTable } from '../../platform/database/revisions.ts';

/** The kinds of register, as a pack describes them for all councils. */
export const REGISTER_TYPE: RevisedTable = {
  name: 'register_type',
  key: ['code'],
  columns: [{ name: 'definition', type: 'jsonb' }],
};

/** What a council adds to them or changes in them, and its own. */
export const OWN_REGISTER_TYPE: RevisedTable = {
  name: 'own_register_type',
  key: ['code'],
  columns: [{ name: 'definition', type: 'jsonb' }],
};

/** The posts that keep each register. */
export const REGISTER_KEEPER: RevisedTable = {
  name: 'register_keeper',
  key: ['type'],
  columns: [{ name: 'posts', type: 'text[]' }],
};

/** The posts that may be named in restricted entries beside those that keep a register, each with why. */
export const NAMEABLE_POST: RevisedTable = {
  name: 'nameable_post',
  key: ['post'],
  columns: [{ name: 'reason', type: 'text' }],
};
