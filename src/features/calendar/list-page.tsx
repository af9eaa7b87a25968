import type { JSX } from 'preact';

import { daysAfter, formatDay } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { type DataColumn, DataTable, Details, EmptyState, FilterForm, Link, Notice } from '../../ui/index.ts';
import { type Expected, OUTLOOK_DAYS } from '../framework/index.ts';
import { ByWhen, type Obligation, type ObligationFilter, standingOf } from '../obligations/index.ts';
import { ClocksTodayPart, clocksToday } from '../registers/index.ts';
import { formOf, OWED } from './addresses.ts';
import { ExpectedNext, expectedIn, nextOfEach } from './expected-part.tsx';
import { readOwed } from './masked.ts';
import { groupsOf, nextOpening } from './owed.ts';
import type { OwedView } from './owed-view.ts';
import { nothingOwed, OwnerLink, OwnRules, owedPage, StandingTag, Views } from './page-frame.tsx';
import { type Selection, selectionOf } from './selection.ts';
import { sees } from './sight.ts';

// More than anybody reads on one page; what is left out is said.
const MOST_ROWS = 300;

/** The obligations of a selection: what is open, or what was settled and was due in the last year. */
const filterOf = ({ posts }: Selection, settled: boolean, given: OwedView): ObligationFilter => ({
  ...(posts === null ? {} : { posts }),
  ...(settled
    ? { states: ['met', 'waived', 'cancelled'], dueFrom: daysAfter(given.today, -365) }
    : { states: ['open'] }),
});

const isMine = (given: OwedView, { ownerPost, coPosts }: Obligation): boolean => {
  const post = given.view.acting?.post;
  return post !== undefined && [ownerPost, ...coPosts].some((each) => each === post);
};

/** Its title, which leads to where it is answered, or to its own page where that is not the reader's to do. */
export const TitleLink = ({ given, owed }: { readonly given: OwedView; readonly owed: Obligation }): JSX.Element => {
  const answered = owed.state === 'open' && owed.confidentiality === 'open' && isMine(given, owed);
  return <Link href={answered ? formOf(given.council, owed) : OWED.one(given.council, owed.code)}>{owed.title}</Link>;
};

const columnsOf = (given: OwedView, selection: Selection): DataColumn<Obligation>[] => [
  { title: 'What', rowHeader: true, cell: (owed) => <TitleLink given={given} owed={owed} /> },
  { title: 'By when', cell: (owed) => <ByWhen owed={owed} now={given.now} /> },
  { title: 'Where it stands', cell: (owed) => <StandingTag given={given} owed={owed} /> },
  ...(selection.whose === 'mine'
    ? []
    : [
        {
          title: 'Owed by',
          cell: (owed: Obligation) => <OwnerLink given={given} post={owed.ownerPost} />,
        },
      ]),
  { title: 'Why', cell: ({ rule }) => (rule === '' ? 'Not told here' : rule) },
  {
    title: 'More',
    cell: ({ code, title }) => (
      <Link href={OWED.one(given.council, code)}>
        About this<span class="visually-hidden">: {title}</span>
      </Link>
    ),
  },
];

const Whose = ({
  given,
  selection,
}: {
  readonly given: OwedView;
  readonly selection: Selection;
}): JSX.Element | null => {
  const { sight, directory, council, view } = given;
  const own = sight.posts.filter((post) => directory.posts.has(post));
  if (!sight.all && own.length < 2) return null;
  const listed = sight.all ? [...directory.posts.keys()] : own;
  const posts = listed
    .map((code) => ({ value: code, label: directory.posts.get(code)?.title ?? code }))
    .sort((one, other) => one.label.localeCompare(other.label, 'en-GB'));
  return (
    <>
      <FilterForm
        label="Whose obligations"
        action={OWED.list(council)}
        filters={[
          {
            kind: 'select',
            name: 'post',
            label: 'Post',
            choices: posts,
            value: selection.query.post ?? String(view.acting?.post ?? ''),
          },
        ]}
        {...(selection.whose === 'mine' ? {} : { clearHref: OWED.list(council) })}
      />
      {sight.all ? (
        <>
          <p>
            <Link href={OWED.list(council, { all: 'yes' })}>What every post owes</Link>
          </p>
          {directory.groups.length === 0 ? null : (
            <Details summary="By group" open={selection.whose === 'group'}>
              <ul>
                {directory.groups.map(({ code, title }) => (
                  <li key={code}>
                    <Link href={OWED.list(council, { group: code })}>{title}</Link>
                  </li>
                ))}
              </ul>
            </Details>
          )}
        </>
      ) : null}
    </>
  );
};

const Nothing = ({
  given,
  selection,
  upcoming,
  expected,
}: {
  given: OwedView;
  selection: Selection;
  upcoming: Obligation | null;
  expected: Expected | undefined;
}) => {
  const who = selection.whose === 'mine' || selection.whose === 'post' ? 'this post' : 'these posts';
  const next =
    upcoming === null
      ? expected === undefined
        ? 'Nothing is in the calendar yet. What the framework of assurance asks for appears here by itself.'
        : `Expected next, and not owed yet, by ${formatDay(expected.dueOn)}: ${expected.title}. It appears here by itself.`
      : `The next one opens on ${formatDay(upcoming.opensOn)} and is due by ${formatDay(upcoming.dueOn)}: ${upcoming.title}.`;
  return (
    <EmptyState
      title={`Nothing is owed by ${who}`}
      purpose={next}
      {...(upcoming === null ? {} : { first: { words: 'See it', href: OWED.one(given.council, upcoming.code) } })}
    />
  );
};

const Settled = ({ given, selection, owed }: { given: OwedView; selection: Selection; owed: readonly Obligation[] }) =>
  owed.length === 0 ? (
    <EmptyState
      title="Nothing was settled"
      purpose="What was answered, waived or fell away in the last year stands here."
    />
  ) : (
    <DataTable
      id="settled"
      caption="Settled, of what was due in the last year"
      narrow="stack"
      columns={columnsOf(given, selection)}
      rows={[...owed].sort((one, other) => (one.dueOn < other.dueOn ? 1 : -1)).slice(0, MOST_ROWS)}
    />
  );

/** "What do I owe?": one list, late first; each row leads to where it is answered. */
export const listPage = async (given: OwedView): Promise<RouteAnswer> => {
  const { directory, view, today, request, sight, now } = given;
  const acting = view.acting === null ? null : String(view.acting.post);
  const selection = selectionOf(request.query, sight, { directory, acting, today });
  if (selection === null) return nothingOwed(given, 'There is nothing here for you to see');
  const settled = request.query['settled'] === 'yes';
  const found = await readOwed(given.database, given.council, [filterOf(selection, settled, given)]);
  const owed = found.filter((each) => sees(sight, each));
  const late = owed.filter((each) => standingOf(each, now) === 'late').length;
  const until = daysAfter(today, OUTLOOK_DAYS);
  const next = settled ? [] : nextOfEach(await expectedIn(given, selection, until));
  const pressing = owed.filter((each) => standingOf(each, now) !== 'not yet open');
  const own = selection.whose === 'mine' && !settled;
  const clocks = own ? await clocksToday(given.database, given.council, view.acting, now) : null;
  return owedPage(given, {
    title: settled ? `${selection.title.replace(/\?$/, '')}: settled` : selection.title,
    label: 'What posts owe',
    facts: [
      ...(selection.whose === 'mine' && view.acting !== null ? [{ term: 'Post', value: view.acting.postTitle }] : []),
      ...(settled ? [] : [{ term: 'Late', value: late === 0 ? 'Nothing' : late }]),
      { term: 'Today', value: formatDay(today) },
    ],
    main: (
      <>
        <Views given={given} query={selection.query} current={settled ? 'settled' : 'list'} />
        {owed.length > MOST_ROWS ? (
          <Notice
            tone="info"
            title={`${owed.length} are here and the first ${MOST_ROWS} are shown. Choose a post to see the rest.`}
          />
        ) : null}
        {settled ? (
          <Settled given={given} selection={selection} owed={owed} />
        ) : (
          <>
            {pressing.length === 0 ? (
              <Nothing given={given} selection={selection} upcoming={nextOpening(owed, now)} expected={next[0]} />
            ) : null}
            {owed.length === 0 ? null : (
              <DataTable
                id="owed"
                caption="What is owed, late first"
                captionHidden
                narrow="stack"
                columns={columnsOf(given, selection)}
                groups={groupsOf([...owed].slice(0, MOST_ROWS), now)}
              />
            )}
            {clocks === null ? null : <ClocksTodayPart today={clocks} />}
            <ExpectedNext given={given} selection={selection} next={next} />
            <OwnRules />
          </>
        )}
        <Whose given={given} selection={selection} />
      </>
    ),
  });
};
