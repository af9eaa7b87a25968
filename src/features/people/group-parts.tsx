import type { JSX } from 'preact';

import { TextField } from '../../ui/index.ts';
import { isRole, ROLES } from '../access/index.ts';
import { fieldIn } from '../site/index.ts';
import type { PeopleView } from './page-frame.tsx';
import type { Group, Membership } from './read-model.ts';

/** The posts that belong to a group, did or will. */
export const membersOf = ({ directory }: PeopleView, group: string): Membership[] =>
  directory.memberships.filter((each) => each.group === group);

/** The role that a group brings, in words. */
export const sayGroupRole = ({ role }: Group): string => (role !== null && isRole(role) ? ROLES[role] : 'None');

/** The answers on what a group is called and what it is for; `now` null for a new one. */
export const GroupParticulars = ({ given, now }: { given: PeopleView; now: Group | null }): JSX.Element => (
  <>
    <TextField
      {...fieldIn(given.again, 'group', 'title', now?.title ?? '')}
      label="Title"
      hint="Such as Joint Social Work Management Team"
      autocomplete="off"
    />
    <TextField {...fieldIn(given.again, 'group', 'purpose', now?.purpose ?? '')} label="What it is for" />
  </>
);
