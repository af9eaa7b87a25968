import type { JSX } from 'preact';

import { formatDay } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { ButtonLink, DataTable, FilterForm, Link, Notice, type RowGroup } from '../../ui/index.ts';
import { sayRoles } from '../access/index.ts';
import { ADDRESS, count } from '../site/index.ts';
import { PEOPLE } from './addresses.ts';
import { stateAt } from './delegation.ts';
import { heldIn, isInEffect, sayStanding } from './effect.ts';
import { rolesOf } from './hats.ts';
import { ABSENCE_REASONS, heldOn, sayHeld } from './holding.ts';
import { type PeopleView, PersonLink, PostLink, peoplePage } from './page-frame.tsx';
import { NO_SERVICE } from './particulars.ts';
import { type Post, sayPerson } from './read-model.ts';
import { roleFactsOf } from './roles-of-posts.ts';
import { spans } from './span.ts';

/** The roles that a post has today, its groups' included. */
export const rolesToday = ({ directory, now }: PeopleView, post: string) => rolesOf(roleFactsOf(directory), post, now);

/** Who holds the post today, and whether they are away: a cell, or a line. */
export const HeldToday = ({ given, post }: { readonly given: PeopleView; readonly post: string }): JSX.Element => {
  const { directory, today } = given;
  const holdings = directory.holdings.filter((each) => each.post === post);
  const now = heldOn(holdings, today);
  const mapped = directory.mappings.some((each) => each.post === post);
  const away = directory.absences.filter((each) => each.post === post && spans(each, today));
  const plain = sayHeld(holdings, today, mapped);
  return (
    <>
      {now.map(({ code, person, kind }, index) => (
        <span key={code}>
          {index === 0 ? null : ', '}
          <PersonLink given={given} person={person} />
          {kind === 'acting-up' ? ' (acting up)' : ''}
        </span>
      ))}
      {now.length === 1 && plain === 'Held' ? null : (
        <>
          {now.length === 0 ? null : <br />}
          {plain}
        </>
      )}
      {away.map(({ code, reason, lastDay }) => (
        <span key={code}>
          <br />
          <strong>
            {reason === 'vacant' ? 'Recorded as vacant' : `Away: ${ABSENCE_REASONS[reason].toLowerCase()}`}
          </strong>
          {lastDay === null ? '' : ` until ${formatDay(lastDay)}`}
        </span>
      ))}
    </>
  );
};

// Mòrag is found by "morag".
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en-GB');

const foldedWords = (words: string): string[] => fold(words).split(/\s+/).filter(Boolean);

const hasAll = (wanted: readonly string[], texts: readonly string[]): boolean => {
  const text = fold(texts.join(' '));
  return wanted.every((word) => text.includes(word));
};

// By what somebody would type: words of a post, its service, or of whoever holds it today.
const foundBy = (words: string, { directory, today }: PeopleView): Post[] => {
  const wanted = foldedWords(words);
  return [...directory.posts.values()].filter(({ code, title, service }) => {
    const holders = heldOn(
      directory.holdings.filter(({ post }) => post === code),
      today,
    ).map(({ person }) => sayPerson(directory.people, person));
    return hasAll(wanted, [code, title, service ?? '', ...holders]);
  });
};

// Also those who hold no post today: somebody who seems to be missing would be added twice.
const PeopleFound = ({ given, words }: { readonly given: PeopleView; readonly words: string }): JSX.Element | null => {
  const wanted = foldedWords(words);
  const found = [...given.directory.people.values()].filter(
    ({ name, removed }) => !removed && name !== null && hasAll(wanted, [name]),
  );
  if (words === '' || found.length === 0) return null;
  return (
    <>
      <h2>{count(found.length, 'person', 'people')} found</h2>
      <ul>
        {found.map(({ code }) => (
          <li key={code}>
            <PersonLink given={given} person={code} />
          </li>
        ))}
      </ul>
    </>
  );
};

const byService = ({ directory }: PeopleView, posts: readonly Post[]): RowGroup<Post>[] => {
  const groups = new Map<string, Post[]>();
  const known = directory.services.map(({ title }) => title);
  const named = [...directory.posts.values()].map(({ service }) => service ?? NO_SERVICE).sort();
  // Services that are known come first; posts of none come last.
  for (const title of [...known, ...named.filter((each) => each !== NO_SERVICE), NO_SERVICE]) groups.set(title, []);
  for (const post of posts) {
    const service = post.service ?? NO_SERVICE;
    groups.set(service, [...(groups.get(service) ?? []), post]);
  }
  return [...groups]
    .filter(([, rows]) => rows.length > 0)
    .map(([service, rows]) => {
      const head = directory.services.find(({ title }) => title === service)?.headPost ?? null;
      const headed = head === null ? '' : `, headed by: ${directory.posts.get(head)?.title ?? head}`;
      return { title: `${service}${headed}`, rows };
    });
};

const Covering = ({ given }: { readonly given: PeopleView }): JSX.Element => {
  const current = given.directory.delegations.filter((each) => stateAt(each, given.now) === 'in force');
  const held = heldIn(given.directory);
  return (
    <>
      <h2>Who deputises</h2>
      {current.some((each) => isInEffect(each, held, given.now)) ? null : (
        <p>Nobody deputises for the Chief Social Work Officer at this moment.</p>
      )}
      {current.length === 0 ? null : (
        <ul>
          {current.map((each) => (
            <li key={each.code}>
              <Link href={PEOPLE.delegation(given.council, each.code)}>{each.code}</Link>:{' '}
              <PersonLink given={given} person={each.deputePerson} /> for{' '}
              <PostLink given={given} post={each.coversPost} />, {sayStanding(each, held, given.now)}
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link href={PEOPLE.deputising(given.council)}>Deputising</Link>
      </p>
    </>
  );
};

/** People and posts: by service, who holds what today, and where nobody does. */
export const directoryPage = (given: PeopleView): RouteAnswer => {
  const { directory, council, today, manages, accounts, request } = given;
  const words = (request.query['find'] ?? '').trim();
  const found = foundBy(words, given);
  const posts = [...directory.posts.values()];
  const empty = posts.filter(
    ({ code }) =>
      heldOn(
        directory.holdings.filter(({ post }) => post === code),
        today,
      ).length === 0 && !directory.mappings.some(({ post }) => post === code),
  );
  return peoplePage(given, {
    title: 'People and posts',
    label: 'People',
    facts: [
      { term: 'Posts', value: posts.length },
      { term: 'Today', value: formatDay(today) },
    ],
    main: (
      <>
        {empty.length === 0 || words !== '' ? null : (
          <Notice
            tone="info"
            title={`${count(empty.length, 'post')} of ${posts.length} with nobody recorded as holding ${empty.length === 1 ? 'it' : 'them'} today`}
          />
        )}
        {manages ? <ButtonLink words="Add a person" href={PEOPLE.newPerson(council)} /> : null}
        <ul>
          {manages ? (
            <li>
              <Link href={PEOPLE.newPost(council, 'form')}>Add a post</Link>
            </li>
          ) : null}
          {accounts === null ? null : (
            <li>
              <Link href={accounts}>Who can sign in</Link>
            </li>
          )}
          <li>
            <Link href={PEOPLE.services(council)}>Services</Link>
          </li>
          <li>
            <Link href={PEOPLE.groups(council)}>Groups and their members</Link>
          </li>
          <li>
            <Link href={ADDRESS.meetings(council)}>When groups meet, and who attended</Link>
          </li>
        </ul>
        {words === '' ? <Covering given={given} /> : null}
        <h2>{words === '' ? 'Posts by service' : `${count(found.length, 'post')} found`}</h2>
        <FilterForm
          label="Find a post"
          action={PEOPLE.directory(council)}
          filters={[
            { kind: 'search', name: 'find', label: 'Find', hint: 'Words of a post, a service or a name', value: words },
          ]}
          submit="Find"
          {...(words === '' ? {} : { clearHref: PEOPLE.directory(council) })}
        />
        {found.length === 0 ? (
          <p>No post has these words: in its title, its service, or the name of whoever holds it today.</p>
        ) : (
          <DataTable
            id="posts"
            caption="Who holds which post today"
            captionHidden
            narrow="stack"
            columns={[
              { title: 'Post', rowHeader: true, cell: ({ code }: Post) => <PostLink given={given} post={code} /> },
              { title: 'Today', cell: ({ code }) => <HeldToday given={given} post={code} /> },
              { title: 'May act as', cell: ({ code }) => sayRoles(rolesToday(given, code)) || 'No role' },
            ]}
            groups={byService(given, found)}
          />
        )}
        <PeopleFound given={given} words={words} />
      </>
    ),
  });
};
