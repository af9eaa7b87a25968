import type { JSX } from 'preact';

import { formatDay } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { ButtonLink, DataTable, Details, Link } from '../../ui/index.ts';
import { may, sayRoles } from '../access/index.ts';
import { count } from '../site/index.ts';
import { PEOPLE } from './addresses.ts';
import { ABSENCE_REASONS, type Absence, gapsIn, HOLDING_KINDS, type Holding } from './holding.ts';
import { HeldToday, rolesToday } from './page-directory.tsx';
import { directoryCrumb, nothingHere, type PeopleView, PersonLink, peoplePage } from './page-frame.tsx';
import { RECORD_ABSENCE } from './policy.ts';
import type { Membership } from './read-model.ts';
import type { Span } from './span.ts';

/** Something that a post answers for. */
export type Duty = { readonly kind: string; readonly title: string; readonly href: string | null };

/** "1 May 2026 to 3 June 2026", "since 1 May 2026". */
export const saySpan = ({ firstDay, lastDay }: Span, today: string): string => {
  if (firstDay === '') return lastDay === null ? 'since before it was recorded' : `until ${formatDay(lastDay)}`;
  if (lastDay !== null) return `${formatDay(firstDay)} to ${formatDay(lastDay)}`;
  return `${firstDay > today ? 'from' : 'since'} ${formatDay(firstDay)}`;
};

const newestFirst = (a: Span, b: Span): number => (a.firstDay < b.firstDay ? 1 : a.firstDay > b.firstDay ? -1 : 0);

type Line = Span & { readonly holding: Holding | null };

const Holders = ({ given, post }: { readonly given: PeopleView; readonly post: string }): JSX.Element => {
  const own = given.directory.holdings.filter((each) => each.post === post);
  const lines: Line[] = [
    ...own.map((holding) => ({ ...holding, holding })),
    ...gapsIn(own, given.today).map((gap) => ({ ...gap, holding: null })),
  ].sort(newestFirst);
  if (lines.length === 0) return <p>Nobody has been recorded as holding this post.</p>;
  return (
    <DataTable
      id="holders"
      caption="Who has held this post, the latest first"
      narrow="stack"
      columns={[
        {
          title: 'Who',
          rowHeader: true,
          cell: ({ holding }: Line) =>
            holding === null ? 'Nobody' : <PersonLink given={given} person={holding.person} />,
        },
        {
          title: 'How',
          cell: ({ holding }) => (holding === null ? 'The post stood empty' : HOLDING_KINDS[holding.kind]),
        },
        { title: 'When', cell: (line) => saySpan(line, given.today) },
      ]}
      rows={lines}
    />
  );
};

const Absences = ({
  given,
  absences,
}: {
  readonly given: PeopleView;
  readonly absences: readonly Absence[];
}): JSX.Element =>
  absences.length === 0 ? (
    <p>None is recorded.</p>
  ) : (
    <ul>
      {[...absences].sort(newestFirst).map((each) => (
        <li key={each.code}>
          {ABSENCE_REASONS[each.reason]}, {saySpan(each, given.today)}
        </li>
      ))}
    </ul>
  );

const Groups = ({
  given,
  memberships,
}: {
  readonly given: PeopleView;
  readonly memberships: readonly Membership[];
}): JSX.Element =>
  memberships.length === 0 ? (
    <p>It belongs to no group.</p>
  ) : (
    <ul>
      {memberships.map((each) => (
        <li key={`${each.group} ${each.firstDay}`}>
          <Link href={PEOPLE.group(given.council, each.group)}>
            {given.directory.groups.find(({ code }) => code === each.group)?.title ?? each.group}
          </Link>
          {each.capacity === null ? '' : `: ${each.capacity}`}, {saySpan(each, given.today)}
        </li>
      ))}
    </ul>
  );

const Duties = ({ duties }: { readonly duties: readonly Duty[] }): JSX.Element => {
  if (duties.length === 0) return <p>Nothing is recorded that it answers for.</p>;
  const list = (
    <ul>
      {duties.map(({ kind, title, href }) => (
        <li key={`${kind} ${title}`}>
          {kind}: {href === null ? title : <Link href={href}>{title}</Link>}
        </li>
      ))}
    </ul>
  );
  return duties.length > 12 ? <Details summary={`Show all ${duties.length}`}>{list}</Details> : list;
};

/** A post: who holds it and has held it, what it may do, where it belongs and what it answers for. */
export const postPage = (given: PeopleView, code: string, duties: readonly Duty[]): RouteAnswer => {
  const { directory, council, view } = given;
  const post = directory.posts.get(code);
  if (post === undefined) return nothingHere(given, 'There is no such post');
  const mappings = directory.mappings.filter((each) => each.post === code);
  return peoplePage(given, {
    title: post.title,
    label: 'Post',
    crumbs: [directoryCrumb(council)],
    facts: [
      { term: 'Code', value: code },
      { term: 'Service', value: post.service ?? 'None named' },
    ],
    main: (
      <>
        <p>
          <HeldToday given={given} post={code} />
        </p>
        {may(view.acting, RECORD_ABSENCE) ? (
          <ButtonLink words="Change this post" href={PEOPLE.changePost(council, code)} secondary />
        ) : null}
        <h2>What it may do</h2>
        <p>{sayRoles(rolesToday(given, code)) || 'It has no role.'}</p>
        {mappings.length === 0 ? null : (
          <p>Given by the sign-in to whoever belongs to: {mappings.map(({ claim }) => claim).join(', ')}.</p>
        )}
        <h2>Who has held it</h2>
        <Holders given={given} post={code} />
        <h2>Absences</h2>
        <Absences given={given} absences={directory.absences.filter((each) => each.post === code)} />
        <h2>Groups</h2>
        <Groups given={given} memberships={directory.memberships.filter((each) => each.post === code)} />
        <h2>What it answers for{duties.length === 0 ? '' : ` (${count(duties.length, 'thing')})`}</h2>
        <Duties duties={duties} />
      </>
    ),
  });
};
