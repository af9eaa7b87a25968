import type { RevisedTable } from '../../platform/database/revisions.ts';

/** A council's posts: owners and authors are posts, never persons. */
export const POST: RevisedTable = {
  name: 'post',
  key: ['code'],
  columns: [
    { name: 'title', type: 'text' },
    { name: 'service', type: 'text' },
    { name: 'basis', type: 'text' },
  ],
};

/** The services that posts belong to, and which post heads each. */
export const SERVICE: RevisedTable = {
  name: 'service',
  key: ['code'],
  columns: [
    { name: 'title', type: 'text' },
    { name: 'head_post', type: 'text' },
    { name: 'basis', type: 'text' },
  ],
};

/** The roles that come with a post. */
export const POST_ROLE: RevisedTable = {
  name: 'post_role',
  key: ['post', 'role'],
  columns: [{ name: 'basis', type: 'text' }],
};

/** The groups in which the council's leaders meet. */
export const LEADERSHIP_GROUP: RevisedTable = {
  name: 'leadership_group',
  key: ['code'],
  columns: [
    { name: 'title', type: 'text' },
    { name: 'purpose', type: 'text' },
    { name: 'role', type: 'text' },
    { name: 'basis', type: 'text' },
  ],
};

/** Which posts belong to a group, and since when ('' where nobody knows). */
export const GROUP_MEMBER: RevisedTable = {
  name: 'group_member',
  key: ['group_code', 'post', 'first_day'],
  columns: [
    { name: 'last_day', type: 'date' },
    { name: 'capacity', type: 'text' },
    { name: 'basis', type: 'text' },
  ],
};

/** Who holds which post, by opaque codes. */
export const POST_HOLDING: RevisedTable = {
  name: 'post_holding',
  key: ['code'],
  columns: [
    { name: 'person', type: 'text' },
    { name: 'post', type: 'text' },
    { name: 'kind', type: 'text' },
    { name: 'first_day', type: 'date' },
    { name: 'last_day', type: 'date' },
  ],
};

/** When whoever holds a post is away. */
export const POST_ABSENCE: RevisedTable = {
  name: 'post_absence',
  key: ['code'],
  columns: [
    { name: 'post', type: 'text' },
    { name: 'first_day', type: 'date' },
    { name: 'last_day', type: 'date' },
    { name: 'reason', type: 'text' },
  ],
};

/** Which group of the council's own sign-in gives which post. */
export const CLAIM_MAPPING: RevisedTable = { name: 'claim_mapping', key: ['claim', 'post'], columns: [] };

/** Who covers which post, for what, from when until when. */
export const DELEGATION: RevisedTable = {
  name: 'delegation',
  key: ['code'],
  columns: [
    { name: 'kinds', type: 'text[]' },
    { name: 'from_at', type: 'timestamptz' },
    { name: 'to_at', type: 'timestamptz' },
    { name: 'covers_post', type: 'text' },
    { name: 'depute_post', type: 'text' },
    { name: 'depute_person', type: 'text' },
    { name: 'scope', type: 'text' },
    { name: 'made_by', type: 'text' },
    { name: 'made_by_post', type: 'text' },
    { name: 'made_by_capacity', type: 'text' },
    { name: 'ended_at', type: 'timestamptz' },
    { name: 'ended_by', type: 'text' },
    { name: 'ended_by_post', type: 'text' },
    { name: 'ended_why', type: 'text' },
  ],
};
