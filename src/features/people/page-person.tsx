import type { JSX } from 'preact';

import type { RouteAnswer } from '../../platform/http/index.ts';
import { Button, DataTable, Details, Form, Link, Notice, RadioField, SelectField, TextField } from '../../ui/index.ts';
import { DELEGATION_KINDS } from '../access/index.ts';
import { fieldIn, hiddenOf } from '../site/index.ts';
import { PEOPLE } from './addresses.ts';
import type { Delegation } from './delegation.ts';
import { heldIn, sayStanding } from './effect.ts';
import { guardedIn } from './guarded.ts';
import { HOLDING_KINDS, type Holding } from './holding.ts';
import { directoryCrumb, nothingHere, type PeopleView, PostLink, peoplePage } from './page-frame.tsx';
import { saySpan } from './page-post.tsx';
import { type KnownPerson, sayPerson } from './read-model.ts';

const Posts = ({
  given,
  holdings,
}: {
  readonly given: PeopleView;
  readonly holdings: readonly Holding[];
}): JSX.Element =>
  holdings.length === 0 ? (
    <p>They hold no post here, and have held none.</p>
  ) : (
    <DataTable
      id="posts"
      caption="Posts in this council, the latest first"
      narrow="stack"
      columns={[
        { title: 'Post', rowHeader: true, cell: ({ post }: Holding) => <PostLink given={given} post={post} /> },
        { title: 'How', cell: ({ kind }) => HOLDING_KINDS[kind] },
        { title: 'When', cell: (holding) => saySpan(holding, given.today) },
      ]}
      rows={[...holdings].sort((a, b) => (a.firstDay < b.firstDay ? 1 : -1))}
    />
  );

const Covering = ({
  given,
  delegations,
}: {
  readonly given: PeopleView;
  readonly delegations: readonly Delegation[];
}) =>
  delegations.length === 0 ? null : (
    <>
      <h2>As a depute</h2>
      <ul>
        {delegations.map((each) => (
          <li key={each.code}>
            <Link href={PEOPLE.delegation(given.council, each.code)}>{each.code}</Link>:{' '}
            {each.kinds.map((kind) => DELEGATION_KINDS[kind].toLowerCase()).join(' and ')},{' '}
            {sayStanding(each, heldIn(given.directory), given.now)}
          </li>
        ))}
      </ul>
    </>
  );

const Manage = ({ given, person }: { readonly given: PeopleView; readonly person: KnownPerson }) => (
  <>
    <section id="particulars">
      <h2>Change the particulars</h2>
      <p>For somebody who serves another council as well, whoever runs this installation does this.</p>
      <Form action={PEOPLE.personForm(given.council, person.code, 'particulars')} hidden={hiddenOf(given.request)}>
        <TextField
          {...fieldIn(given.again, 'particulars', 'name', person.name ?? '')}
          label="Name"
          autocomplete="off"
        />
        <TextField
          {...fieldIn(given.again, 'particulars', 'email', person.email ?? '')}
          label="E-mail address, if it is to be kept"
          kind="email"
          autocomplete="off"
        />
        <Button words="Change the particulars" />
      </Form>
    </section>
    <section id="remove">
      <h2>Remove this person</h2>
      <Details summary="Remove, and erase their particulars">
        <p>
          Their access ends at once, the posts they hold end today, and their name and e-mail address are erased for
          good. The record keeps what they did, under a code that says nothing of them.
        </p>
        <Form action={PEOPLE.personForm(given.council, person.code, 'remove')} hidden={hiddenOf(given.request)}>
          <Button words="Remove this person" />
        </Form>
      </Details>
    </section>
  </>
);

const AfterAdding = ({ accounts }: { readonly accounts: string }): JSX.Element => (
  <p>
    They cannot sign in yet. Next, give them an account on <Link href={accounts}>Who can sign in</Link>, unless they
    come in by the council's own sign-in; and a post, if they have none.
  </p>
);

/** A person in this council: the posts they hold and held, and what they cover. */
export const personPage = (given: PeopleView, code: string): RouteAnswer => {
  const { accounts, directory, council, manages, request } = given;
  const person = directory.people.get(code);
  if (person === undefined) return nothingHere(given, 'There is no such person');
  const name = sayPerson(directory.people, code);
  const own = request.caller.kind === 'person' && request.caller.person === code;
  return peoplePage(given, {
    title: name.charAt(0).toUpperCase() + name.slice(1),
    label: 'Person',
    crumbs: [directoryCrumb(council)],
    ...(manages || own ? { facts: [{ term: 'Code', value: code }] } : {}),
    ...(accounts !== null && request.query['said'] === 'added' ? { next: <AfterAdding accounts={accounts} /> } : {}),
    main: (
      <>
        {person.removed ? (
          <Notice tone="info" title="This person was removed; nothing is kept of them but what the record says" />
        ) : null}
        {own ? (
          <p>Whoever runs this installation can let you serve another council as well, by the code above.</p>
        ) : null}
        <h2>Posts</h2>
        <Posts given={given} holdings={directory.holdings.filter((each) => each.person === code)} />
        <Covering given={given} delegations={directory.delegations.filter((each) => each.deputePerson === code)} />
        {accounts === null || person.removed ? null : (
          <>
            <h2>How they sign in</h2>
            <p>
              <Link href={accounts}>Who can sign in</Link> says whether they have a way in, and gives them one.
            </p>
          </>
        )}
        {manages && !person.removed ? <Manage given={given} person={person} /> : null}
      </>
    ),
  });
};

/** The form that adds a person. */
export const newPersonPage = (given: PeopleView): RouteAnswer => {
  const { again, directory, council, request, today } = given;
  // Guarded posts are given by others, when the person is here.
  const guarded = guardedIn(directory);
  const posts = [...directory.posts.values()].filter(({ code }) => !guarded.has(code));
  return peoplePage(given, {
    title: 'Add a person',
    label: 'People',
    crumbs: [directoryCrumb(council)],
    main: (
      <section id="new">
        <p>
          Somebody whom another council of this installation knows is let in by whoever runs it. Guarded posts, such as
          that of the Chief Social Work Officer, are not in the list: that officer or the chief executive gives them,
          once the person is added.
        </p>
        <Form action={PEOPLE.directory(council)} hidden={hiddenOf(request)}>
          <TextField
            {...fieldIn(again, 'new', 'name')}
            label="Name"
            hint="As others at work know them. It is kept apart from the record, and can be erased."
            autocomplete="off"
          />
          <TextField
            {...fieldIn(again, 'new', 'email')}
            label="E-mail address, if it is to be kept"
            kind="email"
            autocomplete="off"
          />
          <SelectField
            {...fieldIn(again, 'new', 'post')}
            label="Post that they take up"
            choices={[
              { value: '', label: 'None yet' },
              ...posts.map(({ code, title, service }) => ({
                value: code,
                label: service === null ? title : `${title}, ${service}`,
              })),
            ]}
          />
          <RadioField
            {...fieldIn(again, 'new', 'kind', 'holder')}
            label="How"
            choices={Object.entries(HOLDING_KINDS).map(([value, label]) => ({ value, label }))}
          />
          <TextField {...fieldIn(again, 'new', 'first_day', today)} label="First day" kind="date" />
          <TextField {...fieldIn(again, 'new', 'last_day')} label="Last day, if it is known" kind="date" />
          <Button words="Add the person" />
        </Form>
      </section>
    ),
  });
};
