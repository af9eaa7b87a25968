import type { JSX } from 'preact';

import { formatDay } from '../../kernel/index.ts';
import { Link, Notice } from '../../ui/index.ts';
import { DELEGATION_KINDS } from '../access/index.ts';
import { ABSENCE_REASONS, type Delegation, heldIn, heldOn, PEOPLE_ADDRESS, sayStanding } from '../people/index.ts';
import { count } from '../site/index.ts';
import { awayToday } from './handover-facts.ts';
import { type Of, Person, Post } from './named.tsx';

const Listed = (props: { readonly none: string; readonly children: readonly JSX.Element[] }): JSX.Element =>
  props.children.length === 0 ? <p>{props.none}</p> : <ul>{props.children}</ul>;

const sayKinds = ({ kinds }: Delegation): string =>
  kinds.map((kind) => DELEGATION_KINDS[kind].toLowerCase()).join(' and ');

/** Who carries the office, and who deputises now and later. */
export const Covering = (of: Of): JSX.Element => {
  const { facts, view } = of;
  const { directory, cswoPosts, today } = facts;
  const holders = heldOn(
    directory.holdings.filter(({ post }) => cswoPosts.includes(post)),
    today,
  );
  return (
    <>
      <h2>Who carries the office</h2>
      {holders.length === 0 ? (
        <Notice tone="warning" title="Nobody is recorded as holding the post of Chief Social Work Officer today" />
      ) : (
        <p>
          Chief Social Work Officer today:{' '}
          {holders.map(({ code, person, kind }, index) => (
            <span key={code}>
              {index === 0 ? '' : ', '}
              <Person {...of} person={person} />
              {kind === 'acting-up' ? ' (acting up)' : ''}
            </span>
          ))}
          .
        </p>
      )}
      <Listed none="Nobody deputises, now or later.">
        {facts.delegations.map((each) => (
          <li key={each.code}>
            <Link href={PEOPLE_ADDRESS.delegation(view.council.code, each.code)}>{each.code}</Link>:{' '}
            <Person {...of} person={each.deputePerson} />, depute for {sayKinds(each)}:{' '}
            {sayStanding(each, heldIn(directory), facts.now)}. {each.scope}
          </li>
        ))}
      </Listed>
      <p>
        <Link href={PEOPLE_ADDRESS.deputising(view.council.code)}>Delegate, or end a delegation</Link>
      </p>
    </>
  );
};

/** Who is away today, and which posts that are needed nobody holds. */
export const Away = (of: Of): JSX.Element => {
  const { facts } = of;
  return (
    <>
      <h2>Who is away, and which posts stand empty</h2>
      <Listed none="No absence is recorded for today.">
        {awayToday(facts).map((each) => (
          <li key={each.code}>
            <Post {...of} post={each.post} />: {ABSENCE_REASONS[each.reason].toLowerCase()}
            {each.lastDay === null ? ', without a last day' : ` until ${formatDay(each.lastDay)}`}
          </li>
        ))}
      </Listed>
      {facts.emptyPosts.length === 0 ? (
        <p>Somebody holds every post that has a role or owes a figure.</p>
      ) : (
        <>
          <p>
            Nobody is recorded as holding {count(facts.emptyPosts.length, 'post')} that{' '}
            {facts.emptyPosts.length === 1 ? 'has' : 'have'} a role or a figure to give:
          </p>
          <ul>
            {facts.emptyPosts.map((post) => (
              <li key={post}>
                <Post {...of} post={post} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};
