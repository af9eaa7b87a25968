import type { JSX } from 'preact';

import type { RouteAnswer } from '../../platform/http/index.ts';
import { DataTable, Inset, Link } from '../../ui/index.ts';
import { PEOPLE } from './addresses.ts';
import { DelegateForm } from './delegate-form.tsx';
import { type Delegation, stateAt } from './delegation.ts';
import { whyNotOver } from './deputising.ts';
import { askerOf, factsOf, sayKinds } from './deputising-view.ts';
import { heldIn, isInEffect, sayStanding } from './effect.ts';
import { heldOn } from './holding.ts';
import { directoryCrumb, type PeopleView, PersonLink, PostLink, peoplePage } from './page-frame.tsx';
import { sayPerson } from './read-model.ts';

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
        {covers === null ? <Inset>{refusedBecause(given)}</Inset> : <DelegateForm given={given} covers={covers} />}
        <Listed given={given} id="earlier" title="Earlier" rows={standing('over', 'ended')} />
      </>
    ),
  });
};
