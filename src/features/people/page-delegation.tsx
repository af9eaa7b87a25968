import type { JSX } from 'preact';

import { formatInstant } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { Button, Form, KeyFacts, TextAreaField } from '../../ui/index.ts';
import { fieldIn, hiddenOf } from '../site/index.ts';
import { PEOPLE } from './addresses.ts';
import { type Delegation, stateAt } from './delegation.ts';
import { whyNotEnd } from './deputising.ts';
import { askerOf, factsOf, sayKinds } from './deputising-view.ts';
import { heldIn, sayStanding } from './effect.ts';
import { directoryCrumb, nothingHere, type PeopleView, PersonLink, PostLink, peoplePage } from './page-frame.tsx';

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
