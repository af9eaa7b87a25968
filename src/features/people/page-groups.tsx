import type { JSX } from 'preact';

import type { RouteAnswer } from '../../platform/http/index.ts';
import { Button, DataTable, EmptyState, Form, Link, SelectField, TextField } from '../../ui/index.ts';
import { isGuardedRole, ROLES } from '../access/index.ts';
import { ADDRESS, fieldIn, hiddenOf } from '../site/index.ts';
import { PEOPLE } from './addresses.ts';
import { GROUP_ROLES } from './assignable-roles.ts';
import { GroupParticulars, membersOf, sayGroupRole } from './group-parts.tsx';
import { directoryCrumb, type PeopleView, peoplePage } from './page-frame.tsx';
import type { Group } from './read-model.ts';
import { spans } from './span.ts';

const Add = ({ given }: { readonly given: PeopleView }): JSX.Element => (
  <section id="group">
    <h2>Add a group</h2>
    <Form action={PEOPLE.groups(given.council)} hidden={hiddenOf(given.request)}>
      <TextField
        {...fieldIn(given.again, 'group', 'code')}
        label="Code"
        hint="Capital letters, digits and hyphens, such as JSWMT. It stays with the group for good."
        characters={20}
        autocomplete="off"
      />
      <GroupParticulars given={given} now={null} />
      <SelectField
        {...fieldIn(given.again, 'group', 'role')}
        label="Role that it brings to its posts"
        hint="It cannot be changed later."
        choices={[
          { value: '', label: 'None' },
          ...GROUP_ROLES.filter((role) => !isGuardedRole(role)).map((role) => ({ value: role, label: ROLES[role] })),
        ]}
      />
      <Button words="Add the group" />
    </Form>
  </section>
);

/** Every group, with how many posts belong to it today. */
export const groupsPage = (given: PeopleView): RouteAnswer => {
  const { directory, council, today, manages } = given;
  return peoplePage(given, {
    title: 'Groups and their members',
    label: 'People',
    crumbs: [directoryCrumb(council)],
    main: (
      <>
        <p>
          <Link href={ADDRESS.meetings(council)}>When they meet, and who attended</Link>
        </p>
        {directory.groups.length === 0 ? (
          <EmptyState
            title="No group is recorded"
            purpose="The groups in which the council's leaders meet stand here, once an administrator adds them or a pack brings them."
          />
        ) : (
          <DataTable
            id="groups"
            caption="Leadership groups"
            captionHidden
            narrow="stack"
            columns={[
              {
                title: 'Group',
                rowHeader: true,
                cell: ({ code, title }: Group) => <Link href={PEOPLE.group(council, code)}>{title}</Link>,
              },
              { title: 'What for', cell: ({ purpose }) => purpose ?? 'Not said' },
              { title: 'Role that it brings', cell: sayGroupRole },
              {
                title: 'Posts today',
                numeric: true,
                cell: ({ code }) => membersOf(given, code).filter((each) => spans(each, today)).length,
              },
            ]}
            rows={directory.groups}
          />
        )}
        {manages ? <Add given={given} /> : null}
      </>
    ),
  });
};
