import type { JSX } from 'preact';

import type { RouteAnswer } from '../../platform/http/index.ts';
import { Button, DataTable, Details, Form, Link, SelectField, TextField } from '../../ui/index.ts';
import { ADDRESS, fieldIn, hiddenOf } from '../site/index.ts';
import { PEOPLE } from './addresses.ts';
import { GroupParticulars, membersOf, sayGroupRole } from './group-parts.tsx';
import { HeldToday } from './page-directory.tsx';
import { directoryCrumb, nothingHere, type PeopleView, PostLink, peoplePage } from './page-frame.tsx';
import { saySpan } from './page-post.tsx';
import type { Group, Membership } from './read-model.ts';
import { postChoice, vacantPosts } from './vacant.ts';

const Leave = ({ given, member }: { readonly given: PeopleView; readonly member: Membership }): JSX.Element => {
  const which = `leave-${member.post}`;
  return (
    <Details summary="End this membership" open={given.again?.which === which}>
      <div id={which}>
        <Form
          action={PEOPLE.groupForm(given.council, member.group, 'members', 'end')}
          hidden={{ ...hiddenOf(given.request), post: member.post, first_day: member.firstDay }}
        >
          <TextField {...fieldIn(given.again, which, 'last_day', given.today)} label="Last day" kind="date" />
          <Button words="End the membership" secondary small />
        </Form>
      </div>
    </Details>
  );
};

const Join = ({ given, group }: { readonly given: PeopleView; readonly group: string }): JSX.Element => {
  const { again, directory, council, request, today } = given;
  const vacant = vacantPosts(directory, today);
  return (
    <section id="join">
      <h2>Add a post</h2>
      <Form action={PEOPLE.groupForm(council, group, 'members')} hidden={hiddenOf(request)}>
        <SelectField
          {...fieldIn(again, 'join', 'post')}
          label="Post"
          choices={[
            { value: '', label: 'Choose a post' },
            ...[...directory.posts.values()].map((each) => postChoice(each, vacant)),
          ]}
        />
        <TextField {...fieldIn(again, 'join', 'capacity')} label="In which capacity, such as chair or member" />
        <TextField {...fieldIn(again, 'join', 'first_day', today)} label="First day" kind="date" />
        <TextField {...fieldIn(again, 'join', 'last_day')} label="Last day, if it is known" kind="date" />
        <Button words="Add the post" />
      </Form>
    </section>
  );
};

const Settle = ({ given, group, ended }: { given: PeopleView; group: Group; ended: boolean }): JSX.Element => (
  <section id="group">
    <h2>Change the group</h2>
    <Form action={PEOPLE.groupForm(given.council, group.code)} hidden={hiddenOf(given.request)}>
      <GroupParticulars given={given} now={group} />
      <Button words="Change the group" secondary />
    </Form>
    <div id="close">
      {ended ? (
        <Form action={PEOPLE.groupForm(given.council, group.code, 'close')} hidden={hiddenOf(given.request)}>
          <Button words="Take the group away" secondary />
        </Form>
      ) : (
        <p>The group can be taken away once every membership of it has ended.</p>
      )}
    </div>
  </section>
);

/** A group: what it is for, and which posts belong to it and did. */
export const groupPage = (given: PeopleView, code: string): RouteAnswer => {
  const { directory, council, today, manages } = given;
  const group = directory.groups.find((each) => each.code === code);
  if (group === undefined) return nothingHere(given, 'There is no such group');
  const members = membersOf(given, code);
  const open = (member: Membership): boolean => member.lastDay === null || member.lastDay >= today;
  return peoplePage(given, {
    title: group.title,
    label: 'Group',
    crumbs: [directoryCrumb(council), { words: 'Groups and their members', href: PEOPLE.groups(council) }],
    facts: [
      { term: 'Code', value: code },
      { term: 'Role that it brings', value: sayGroupRole(group) },
    ],
    main: (
      <>
        <p>{group.purpose ?? 'What it is for is not recorded.'}</p>
        <p>
          <Link href={ADDRESS.meetings(council, code)}>When it meets, and who attended</Link>
        </p>
        <h2>Posts that belong to it</h2>
        {members.length === 0 ? (
          <p>None is recorded.</p>
        ) : (
          <DataTable
            id="members"
            caption="Posts that belong to the group or did"
            captionHidden
            narrow="stack"
            columns={[
              {
                title: 'Post',
                rowHeader: true,
                cell: ({ post }: Membership) => <PostLink given={given} post={post} />,
              },
              { title: 'Today', cell: ({ post }) => <HeldToday given={given} post={post} /> },
              { title: 'As', cell: ({ capacity }) => capacity ?? 'Member' },
              { title: 'When', cell: (member) => saySpan(member, today) },
              ...(manages
                ? [
                    {
                      title: 'Change',
                      cell: (member: Membership) => (open(member) ? <Leave given={given} member={member} /> : 'Over'),
                    },
                  ]
                : []),
            ]}
            rows={members}
          />
        )}
        {manages ? (
          <>
            <Join given={given} group={code} />
            <Settle given={given} group={group} ended={!members.some(open)} />
          </>
        ) : null}
      </>
    ),
  });
};
