import type { JSX } from 'preact';

import { formatInstant } from '../../kernel/index.ts';
import { DataTable, Details, EmptyState, FilterForm, KeyFacts, Link, Pagination } from '../../ui/index.ts';
import { may } from '../access/index.ts';
import { isPersonCode, PEOPLE_ADDRESS } from '../people/index.ts';
import { sayEvent } from '../record/index.ts';
import { type CouncilView, capitalised, councilPage, count } from '../site/index.ts';
import { RECORD } from './addresses.ts';
import { READ_OPENINGS } from './policy.ts';
import { type Names, type Said, sayActor, sayContent, sayWho } from './presenter.ts';
import type { EntriesPage, ReadEntry } from './read-model.ts';

const sayTerms = (said: readonly Said[]): string => capitalised(said.map(({ term }) => term.toLowerCase()).join(', '));

// The reason stands open; what was written is one step away, so that many entries can be run through.
const EntrySays = (props: {
  readonly entry: ReadEntry;
  readonly names: Names;
  readonly withoutReason: boolean;
}): JSX.Element => {
  const { action, content } = props.entry;
  if (content === null) return <>Restricted</>;
  const said = sayContent(content, props.names, props.withoutReason && action === 'restricted.read');
  const why = said.find(({ term }) => term === 'Why');
  const more = said.filter((each) => each !== why);
  return (
    <>
      {why?.value}
      {more.length === 0 ? null : (
        <Details summary={sayTerms(more)}>
          <KeyFacts facts={more} />
        </Details>
      )}
      {said.length === 0 ? 'Nothing more' : null}
    </>
  );
};

// A person who was removed, or who serves another council, has no page here.
const Person = (props: { readonly council: string; readonly person: string; readonly names: Names }): JSX.Element => {
  const { council, person, names } = props;
  const words = sayWho(names, person);
  return names.people?.get(person)?.removed === false ? (
    <Link href={PEOPLE_ADDRESS.person(council, person)}>{words}</Link>
  ) : (
    <span>{words}</span>
  );
};

// A subject is a code: those of posts, people and delegations have a page.
const Subject = (props: { readonly council: string; readonly subject: string; readonly names: Names }): JSX.Element => {
  const { council, subject, names } = props;
  const post = names.posts.get(subject);
  if (post !== undefined) return <Link href={PEOPLE_ADDRESS.post(council, subject)}>{post.title}</Link>;
  if (isPersonCode(subject)) return <Person {...props} person={subject} />;
  if (/^D-\d{4}-\d+$/.test(subject)) return <Link href={PEOPLE_ADDRESS.delegation(council, subject)}>{subject}</Link>;
  return <>{subject}</>;
};

/** Entries as a table. */
const EntryTable = (props: {
  readonly council: string;
  readonly entries: readonly ReadEntry[];
  readonly names: Names;
  readonly caption: string;
  readonly withoutReason: boolean;
}): JSX.Element => (
  <DataTable
    id="record"
    caption={props.caption}
    narrow="stack"
    rows={props.entries}
    columns={[
      { title: 'What', rowHeader: true, cell: ({ action }) => sayEvent(action) },
      { title: 'When', cell: ({ at }) => formatInstant(at) },
      {
        title: 'About',
        cell: ({ subject }) => <Subject council={props.council} subject={subject} names={props.names} />,
      },
      { title: 'By', cell: ({ by }) => sayActor(by, props.names) },
      {
        title: 'It says',
        cell: (entry) => <EntrySays entry={entry} names={props.names} withoutReason={props.withoutReason} />,
      },
      {
        title: 'Entry',
        numeric: true,
        cell: ({ position, restricted }) => (restricted ? `${position}, restricted` : String(position)),
      },
    ]}
  />
);

type ListAsked = { readonly event: string; readonly subject: string };

/** The council's record, narrowed by what happened and by what it happened to. */
export const listPage = (
  view: CouncilView,
  found: EntriesPage,
  { event, subject }: ListAsked,
  events: readonly string[],
  names: Names,
): string => {
  const { code } = view.council;
  const mayOpenings = may(view.acting, READ_OPENINGS);
  const narrowed = event !== '' || subject !== '';
  const choices = [
    { value: '', label: 'Everything' },
    ...events.map((each) => ({ value: each, label: sayEvent(each) })),
  ];
  return councilPage(view, {
    figures: false,
    title: 'The record',
    part: 'record',
    main: (
      <>
        <p>
          Every change to what is kept here, with who made it and in which capacity. Nothing in it can be altered or
          taken away unseen. <Link href={RECORD.anchor(code)}>Print proof of the record so far (anchor)</Link>, to be
          able to show that later.
        </p>
        {mayOpenings ? (
          <p>
            <Link href={RECORD.openings(code)}>Who opened restricted matter, and why</Link>. Restricted entries stand in
            a chain of their own, with numbers of their own; whoever may not see them is not told that there are any.
          </p>
        ) : null}
        <FilterForm
          label="Narrow the record"
          action={RECORD.list(code)}
          filters={[
            { kind: 'select', name: 'event', label: 'What happened', choices, value: event },
            {
              kind: 'search',
              name: 'subject',
              label: 'What it is about',
              hint: 'The code of a post, a person, a delegation or a file, or part of it: D-2026, E-2026-0001.',
              value: subject,
            },
          ]}
          {...(narrowed ? { clearHref: RECORD.list(code) } : {})}
        />
        {found.count === 0 ? (
          <EmptyState
            title="No entry is of this kind"
            purpose="The record holds the changes of this council since it began."
            first={{ words: 'See the whole record', href: RECORD.list(code) }}
          />
        ) : (
          <EntryTable
            council={code}
            entries={found.entries}
            names={names}
            caption={`${count(found.count, 'entry', 'entries')}, the newest first`}
            withoutReason={!mayOpenings}
          />
        )}
        <Pagination
          label="Pages of the record"
          page={found.page}
          pages={found.pages}
          hrefOf={(page) => RECORD.list(code, { event, subject, page: String(page) })}
        />
      </>
    ),
  });
};
