import type { JSX } from 'preact';

import { formatInstant } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import {
  Button,
  CheckboxField,
  DataTable,
  Form,
  Inset,
  KeyFacts,
  Link,
  SelectField,
  TextAreaField,
  TextField,
} from '../../ui/index.ts';
import { DELEGATION_KINDS, type DelegationKind } from '../access/index.ts';
import { PEOPLE } from './addresses.ts';
import { fieldIn, hiddenOf, tickIn, wrongIn } from './asked-again.ts';
import { type Delegation, stateAt } from './delegation.ts';
import { type Asker, type DeputisingFacts, LONGEST_MONTHS, whyNotEnd, whyNotOver } from './deputising.ts';
import { heldIn, isInEffect, sayStanding } from './effect.ts';
import { rolesOf } from './hats.ts';
import { heldOn } from './holding.ts';
import { directoryCrumb, nothingHere, type PeopleView, PersonLink, PostLink, peoplePage } from './page-frame.tsx';
import { type Directory, sayPerson } from './read-model.ts';
import { canDeputise, deputeRank, roleFactsOf } from './roles-of-posts.ts';
import { TickGroup } from './tick-group.tsx';

const sayKinds = ({ kinds }: Delegation): string => kinds.map((kind) => DELEGATION_KINDS[kind]).join('; ');

const factsOf = (directory: Directory): DeputisingFacts => ({
  cswoPosts: directory.postRoles.filter(({ role }) => role === 'cswo').map(({ post }) => post),
  holdings: directory.holdings,
  absences: directory.absences,
  mappedPosts: directory.mappings.map(({ post }) => post),
  delegations: directory.delegations,
  roles: roleFactsOf(directory),
});

const askerOf = ({ request, view }: PeopleView): Asker | null =>
  request.caller.kind === 'person' && view.acting !== null
    ? { person: request.caller.person, acting: view.acting }
    : null;

const Listed = (props: {
  readonly given: PeopleView;
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Delegation[];
}): JSX.Element => {
  const { given, id, title, rows } = props;
  return (
    <>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p>None.</p>
      ) : (
        <DataTable
          id={id}
          caption={title}
          captionHidden
          narrow="stack"
          columns={[
            {
              title: 'Delegation',
              rowHeader: true,
              cell: ({ code }: Delegation) => <Link href={PEOPLE.delegation(given.council, code)}>{code}</Link>,
            },
            { title: 'Depute', cell: ({ deputePerson }) => <PersonLink given={given} person={deputePerson} /> },
            { title: 'For', cell: ({ coversPost }) => <PostLink given={given} post={coversPost} /> },
            { title: 'Covers', cell: sayKinds },
            { title: 'When', cell: (each) => sayStanding(each, heldIn(given.directory), given.now) },
          ]}
          rows={rows}
        />
      )}
    </>
  );
};

// Everybody who holds a post today, or takes one up later, and could therefore be named; those who mostly deputise come first.
const deputeChoices = ({ directory, today, now }: PeopleView, covers: string) => {
  const facts = roleFactsOf(directory);
  return directory.holdings
    .filter(({ post, lastDay }) => post !== covers && (lastDay === null || lastDay >= today))
    .map((holding) => ({ ...holding, roles: rolesOf(facts, holding.post, now) }))
    .filter(({ roles }) => canDeputise(roles))
    .map(({ post, person, roles }) => ({
      value: `${post} ${person}`,
      label: `${sayPerson(directory.people, person)}: ${directory.posts.get(post)?.title ?? post}`,
      rank: deputeRank(roles),
    }))
    .filter(({ value }, index, all) => all.findIndex((each) => each.value === value) === index)
    .sort((a, b) => a.rank - b.rank || a.label.localeCompare(b.label, 'en-GB'))
    .map(({ value, label }) => ({ value, label }));
};

const Make = ({ given, covers }: { readonly given: PeopleView; readonly covers: string }): JSX.Element => {
  const { again, council, request, directory } = given;
  return (
    <section id="make">
      <h2>Delegate</h2>
      <Form action={PEOPLE.deputising(council)} hidden={{ ...hiddenOf(request), 'make-covers': covers }}>
        <p>
          Covers the post: <strong>{directory.posts.get(covers)?.title ?? covers}</strong>. Lasts at most{' '}
          {LONGEST_MONTHS} months, and can be ended at any time.
        </p>
        <SelectField
          {...fieldIn(again, 'make', 'depute')}
          label="Who deputises"
          choices={[{ value: '', label: 'Choose a person and their post' }, ...deputeChoices(given, covers)]}
        />
        <TickGroup id="make-kinds" legend="What is covered" error={wrongIn(again, 'make', 'kinds')}>
          {(Object.keys(DELEGATION_KINDS) as DelegationKind[]).map((kind) => (
            <CheckboxField key={kind} {...tickIn(again, 'make', kind)} label={DELEGATION_KINDS[kind]} />
          ))}
        </TickGroup>
        <TextField
          {...fieldIn(again, 'make', 'from')}
          label="From: day"
          kind="date"
          hint="Leave day and time empty to begin at once."
        />
        <TextField
          {...fieldIn(again, 'make', 'from_time')}
          label="From: time"
          characters={5}
          hint="Such as 09:00 or 9am"
        />
        <TextField {...fieldIn(again, 'make', 'to')} label="Until: day" kind="date" />
        <TextField
          {...fieldIn(again, 'make', 'to_time', '17:00')}
          label="Until: time"
          characters={5}
          hint="Such as 17:00 or 5pm"
        />
        <TextAreaField
          {...fieldIn(again, 'make', 'scope')}
          label="What is covered and what is not"
          hint="A sentence or two. It stands in the record for good, so name posts and no people who use services."
        />
        <Button words="Delegate" />
      </Form>
    </section>
  );
};

const mayCover = (given: PeopleView): string | null => {
  const asker = askerOf(given);
  const facts = factsOf(given.directory);
  if (asker === null) return null;
  return facts.cswoPosts.find((post) => whyNotOver(asker, post, facts, given.now) === null) ?? null;
};

const refusedBecause = (given: PeopleView): string | null => {
  const asker = askerOf(given);
  const facts = factsOf(given.directory);
  const [post] = facts.cswoPosts;
  if (post === undefined) return 'No post has the role of Chief Social Work Officer yet; an administrator can give it.';
  return asker === null ? null : (whyNotOver(asker, post, facts, given.now)?.message ?? null);
};

/** Who deputises, did and will; and for whoever may, the form that delegates. */
export const deputisingPage = (given: PeopleView): RouteAnswer => {
  const { directory, council, now } = given;
  const { delegations } = directory;
  const standing = (...states: readonly string[]): Delegation[] =>
    delegations.filter((each) => states.includes(stateAt(each, now))).reverse();
  const held = heldIn(directory);
  const inForce = standing('in force');
  const inEffect = inForce.filter((each) => isInEffect(each, held, now));
  const without = inForce.filter((each) => !inEffect.includes(each));
  const covers = mayCover(given);
  const holders = heldOn(
    directory.holdings.filter(({ post }) => factsOf(directory).cswoPosts.includes(post)),
    given.today,
  );
  return peoplePage(given, {
    title: 'Deputising for the Chief Social Work Officer',
    label: 'People',
    crumbs: [directoryCrumb(council)],
    facts: [
      {
        term: 'Chief Social Work Officer today',
        value:
          holders.length === 0 ? 'Nobody' : holders.map(({ person }) => sayPerson(directory.people, person)).join(', '),
      },
    ],
    main: (
      <>
        <Listed given={given} id="in-force" title="In force" rows={inEffect} />
        {without.length === 0 ? null : <Listed given={given} id="not-in-effect" title="Not in effect" rows={without} />}
        <Listed given={given} id="to-come" title="To come" rows={standing('to come')} />
        {covers === null ? <Inset>{refusedBecause(given)}</Inset> : <Make given={given} covers={covers} />}
        <Listed given={given} id="earlier" title="Earlier" rows={standing('over', 'ended')} />
      </>
    ),
  });
};

const End = ({
  given,
  delegation,
}: {
  readonly given: PeopleView;
  readonly delegation: Delegation;
}): JSX.Element | null => {
  const asker = askerOf(given);
  const state = stateAt(delegation, given.now);
  if (asker === null || state === 'over' || state === 'ended') return null;
  if (whyNotEnd(delegation, asker, factsOf(given.directory), given.now) !== null) return null;
  return (
    <section id="end">
      <h2>End it now</h2>
      <Form action={PEOPLE.endDelegation(given.council, delegation.code)} hidden={hiddenOf(given.request)}>
        <TextAreaField {...fieldIn(given.again, 'end', 'why')} label="Why it ends" rows={2} />
        <Button words="End the delegation" />
      </Form>
    </section>
  );
};

/** One delegation: who covers what, by whose word, and how it stands. */
export const delegationPage = (given: PeopleView, code: string): RouteAnswer => {
  const { directory, council, now } = given;
  const delegation = directory.delegations.find((each) => each.code === code);
  if (delegation === undefined) return nothingHere(given, 'There is no such delegation');
  const { made, ended } = delegation;
  return peoplePage(given, {
    title: `Delegation ${code}`,
    label: 'Deputising',
    crumbs: [directoryCrumb(council), { words: 'Deputising', href: PEOPLE.deputising(council) }],
    main: (
      <>
        <KeyFacts
          facts={[
            { term: 'How it stands', value: sayStanding(delegation, heldIn(directory), now) },
            { term: 'Depute', value: <PersonLink given={given} person={delegation.deputePerson} /> },
            { term: 'From the post', value: <PostLink given={given} post={delegation.deputePost} /> },
            { term: 'Covers the post', value: <PostLink given={given} post={delegation.coversPost} /> },
            { term: 'Covers', value: sayKinds(delegation) },
            { term: 'What is covered and what is not', value: delegation.scope },
            { term: 'From', value: formatInstant(delegation.from) },
            { term: 'Until', value: formatInstant(delegation.to) },
            {
              term: 'Made by',
              value: (
                <>
                  <PersonLink given={given} person={made.by} />
                  {made.post === null ? null : (
                    <>
                      , <PostLink given={given} post={made.post} />
                    </>
                  )}{' '}
                  ({made.capacity})
                </>
              ),
            },
            ...(ended === null
              ? []
              : [
                  {
                    term: 'Ended',
                    value: (
                      <>
                        {formatInstant(ended.at)} by <PersonLink given={given} person={ended.by} />: {ended.why}
                      </>
                    ),
                  },
                ]),
          ]}
        />
        <End given={given} delegation={delegation} />
      </>
    ),
  });
};
