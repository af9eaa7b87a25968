import type { JSX } from 'preact';

import type { RouteAnswer } from '../../platform/http/index.ts';
import { Button, CheckboxField, Form, RadioField, SelectField, TextField } from '../../ui/index.ts';
import { isGuardedRole, may, ROLES } from '../access/index.ts';
import { fieldIn, hiddenOf, tickIn, wrongIn } from '../site/index.ts';
import { PEOPLE } from './addresses.ts';
import { POST_ROLES } from './assignable-roles.ts';
import { guardedIn } from './guarded.ts';
import { ABSENCE_REASONS, type Absence, HOLDING_KINDS, type Holding } from './holding.ts';
import { directoryCrumb, nothingHere, type PeopleView, PersonLink, peoplePage } from './page-frame.tsx';
import { saySpan } from './page-post.tsx';
import { GIVE_GUARDED } from './policy.ts';
import { sayPerson } from './read-model.ts';
import { ServiceField } from './service-field.tsx';
import { TickGroup } from './tick-group.tsx';

type Of = { readonly given: PeopleView; readonly post: string };

const choices = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

const GiveTo = ({ given, post }: Of): JSX.Element => {
  const { again, directory, council, request, today } = given;
  const people = [...directory.people.values()].filter(({ removed }) => !removed);
  return (
    <section id="hold">
      <h2>Give it to a person</h2>
      <Form action={PEOPLE.postForm(council, post, 'holdings')} hidden={hiddenOf(request)}>
        <SelectField
          {...fieldIn(again, 'hold', 'person')}
          label="Person"
          hint="Somebody who is not in this list must be added first."
          choices={[
            { value: '', label: 'Choose a person' },
            ...people.map(({ code }) => ({ value: code, label: sayPerson(directory.people, code) })),
          ]}
        />
        <RadioField {...fieldIn(again, 'hold', 'kind', 'holder')} label="How" choices={choices(HOLDING_KINDS)} />
        <TextField {...fieldIn(again, 'hold', 'first_day', today)} label="First day" kind="date" />
        <TextField {...fieldIn(again, 'hold', 'last_day')} label="Last day, if it is known" kind="date" />
        <Button words="Give the post" />
      </Form>
    </section>
  );
};

const EndHolding = ({ given, post, holding }: Of & { readonly holding: Holding }): JSX.Element => {
  const which = `end-${holding.code}`;
  const { again, council, request, today } = given;
  return (
    <section id={which}>
      <h3>
        <PersonLink given={given} person={holding.person} />, {HOLDING_KINDS[holding.kind].toLowerCase()},{' '}
        {saySpan(holding, today)}
      </h3>
      <Form action={PEOPLE.postForm(council, post, 'holdings', holding.code, 'end')} hidden={hiddenOf(request)}>
        <TextField {...fieldIn(again, which, 'last_day', today)} label="Last day" kind="date" />
        <Button words="End this" secondary />
      </Form>
    </section>
  );
};

const Particulars = ({ given, post }: Of): JSX.Element => {
  const now = given.directory.posts.get(post);
  return (
    <section id="particulars">
      <h2>What it is called</h2>
      <Form action={PEOPLE.postForm(given.council, post, 'particulars')} hidden={hiddenOf(given.request)}>
        <TextField
          {...fieldIn(given.again, 'particulars', 'title', now?.title ?? '')}
          label="Title"
          hint="Its code stays, and with it all that is kept of the post."
          autocomplete="off"
        />
        <ServiceField given={given} which="particulars" now={now?.service ?? null} />
        <Button words="Change the post" secondary />
      </Form>
    </section>
  );
};

const Roles = ({ given, post }: Of): JSX.Element => {
  const { again, directory, council, request } = given;
  const own = directory.postRoles.filter((each) => each.post === post).map(({ role }) => role);
  return (
    <section id="roles">
      <h2>Its own roles</h2>
      <p>
        The roles of its groups are settled with the groups, and that of depute by delegation. The Chief Social Work
        Officer sees this change on the handover page. The roles of Chief Social Work Officer, chief executive and
        auditor are given and taken by whoever runs this installation.
      </p>
      <Form action={PEOPLE.postForm(council, post, 'roles')} hidden={hiddenOf(request)}>
        <TickGroup id="roles-roles" legend="Roles" error={wrongIn(again, 'roles', 'roles')}>
          {POST_ROLES.filter((role) => !isGuardedRole(role) || own.includes(role)).map((role) => (
            <CheckboxField key={role} {...tickIn(again, 'roles', role, own.includes(role))} label={ROLES[role]} />
          ))}
        </TickGroup>
        <Button words="Settle the roles" />
      </Form>
    </section>
  );
};

const SignIn = ({ given, post, guarded }: Of & { readonly guarded: boolean }): JSX.Element => {
  const { again, directory, council, request } = given;
  return (
    <section id="sign-in">
      <h2>Groups of the council's sign-in</h2>
      <p>Whoever belongs to such a group holds this post while they are signed in.</p>
      {directory.mappings
        .filter((each) => each.post === post)
        .map(({ claim }) => (
          <Form
            key={claim}
            action={PEOPLE.postForm(council, post, 'sign-in', 'end')}
            hidden={{ ...hiddenOf(request), 'unmap-claim': claim }}
          >
            <p>{claim}</p>
            <Button words={`Take the post from ${claim}`} secondary small />
          </Form>
        ))}
      {guarded ? null : (
        <Form action={PEOPLE.postForm(council, post, 'sign-in')} hidden={hiddenOf(request)}>
          <TextField
            {...fieldIn(again, 'sign-in', 'claim')}
            label="Group"
            hint="Exactly as your sign-in names it: with Entra ID, its object ID."
          />
          <Button words="Give the post to this group" />
        </Form>
      )}
    </section>
  );
};

const EndAbsence = ({ given, post, absence }: Of & { readonly absence: Absence }): JSX.Element => {
  const which = `back-${absence.code}`;
  return (
    <section id={which}>
      <h3>
        {ABSENCE_REASONS[absence.reason]}, {saySpan(absence, given.today)}
      </h3>
      <Form
        action={PEOPLE.postForm(given.council, post, 'absences', absence.code, 'end')}
        hidden={hiddenOf(given.request)}
      >
        <TextField {...fieldIn(given.again, which, 'last_day', given.today)} label="Last day" kind="date" />
        <Button words="End this absence" secondary />
      </Form>
    </section>
  );
};

const Absences = ({ given, post }: Of): JSX.Element => {
  const { again, directory, council, request, today } = given;
  const open = directory.absences.filter(
    (each) => each.post === post && (each.lastDay === null || each.lastDay >= today),
  );
  return (
    <section id="absence">
      <h2>Absences</h2>
      {open.map((absence) => (
        <EndAbsence key={absence.code} given={given} post={post} absence={absence} />
      ))}
      <Form action={PEOPLE.postForm(council, post, 'absences')} hidden={hiddenOf(request)}>
        <RadioField
          {...fieldIn(again, 'absence', 'reason')}
          label="Why the post's holder is away"
          hint="Only the kind of reason. Write nothing about anybody's health."
          choices={choices(ABSENCE_REASONS)}
        />
        <TextField {...fieldIn(again, 'absence', 'first_day', today)} label="First day away" kind="date" />
        <TextField {...fieldIn(again, 'absence', 'last_day')} label="Last day away, if it is known" kind="date" />
        <Button words="Record the absence" />
      </Form>
    </section>
  );
};

const Guarded = (): JSX.Element => (
  <section>
    <h2>A guarded post</h2>
    <p>
      Whoever holds it opens restricted matter, or settles who does. So an administrator neither gives it nor ends who
      holds it, nor changes what it is called: the Chief Social Work Officer or the chief executive gives it, here.
      Whoever runs this installation can too, and gives it to a group of the council's sign-in.
    </p>
  </section>
);

/** The forms of one post: those for administrators, and absences for whoever may record them. */
export const changePostPage = (given: PeopleView, post: string): RouteAnswer => {
  const { directory, council, today, manages } = given;
  const title = directory.posts.get(post)?.title;
  if (title === undefined) return nothingHere(given, 'There is no such post');
  const guarded = guardedIn(directory).has(post);
  const gives = guarded ? may(given.view.acting, GIVE_GUARDED) : manages;
  const open = directory.holdings.filter(
    (each) => each.post === post && (each.lastDay === null || each.lastDay >= today),
  );
  return peoplePage(given, {
    title: `Change the post: ${title}`,
    label: 'Post',
    crumbs: [directoryCrumb(council), { words: title, href: PEOPLE.post(council, post) }],
    main: (
      <>
        <Absences given={given} post={post} />
        {gives ? <GiveTo given={given} post={post} /> : null}
        {guarded && manages ? <Guarded /> : null}
        {gives && open.length > 0 ? (
          <>
            <h2>End who holds it</h2>
            {open.map((holding) => (
              <EndHolding key={holding.code} given={given} post={post} holding={holding} />
            ))}
          </>
        ) : null}
        {manages ? (
          <>
            {guarded ? null : <Particulars given={given} post={post} />}
            <Roles given={given} post={post} />
            <SignIn given={given} post={post} guarded={guarded} />
          </>
        ) : null}
      </>
    ),
  });
};
