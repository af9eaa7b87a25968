import type { JSX } from 'preact';

import { dayOf, formatDay } from '../../../kernel/index.ts';
import { EmptyState, Link, SummaryCard, SummaryCards } from '../../../ui/index.ts';
import { ANSWERS } from '../../answers/index.ts';
import { formOf } from '../../calendar/index.ts';
import { type Obligation, OwedTable, standingOf } from '../../obligations/index.ts';
import { type ClocksToday, ClocksTodayPart } from '../../registers/index.ts';
import { ADDRESS, type CouncilView, councilPage } from '../../site/index.ts';
import { FunctionsGlance } from './functions-glance.tsx';
import type { TodayFacts } from './today-facts.ts';
import { Concerns, Deputising, type Given, MOST, Papers, Risks } from './today-parts.tsx';
import { UntoldFirst } from './untold.tsx';
import { UntoldMail } from './untold-mail.tsx';

const More = ({ all, href, words }: { readonly all: number; readonly href: string; readonly words: string }) =>
  all > MOST ? (
    <p>
      <Link href={href}>
        {words} ({all})
      </Link>
    </p>
  ) : null;

/** What stands below the number of answers that wait for the reader. An answer to a question back waits again, so "not reviewed yet" would be untrue of it. */
export const sayToReview = ({ forReader, own }: TodayFacts['toReview']): string => {
  const theirs = `${own} of your own ${own === 1 ? 'waits' : 'wait'} for somebody else`;
  const mine = 'For you, not reviewed as they stand now';
  if (forReader === 0) return own === 0 ? 'None waits' : `None for you; ${theirs}`;
  return own === 0 ? mine : `${mine}; ${theirs}`;
};

const Cards = ({ council, facts }: Given): JSX.Element => {
  const { own, late, concerns, toReview, now } = facts;
  const fresh = concerns.filter((each) => each.fresh).length;
  const soon = own.filter((each) => ['at once', 'late', 'due soon'].includes(standingOf(each, now))).length;
  return (
    <SummaryCards>
      <SummaryCard
        title="You owe"
        answer={own.length}
        note={`${soon} owed at once, late or due within a week`}
        href={ADDRESS.owed(council)}
      />
      <SummaryCard
        title="Late anywhere"
        answer={late.length}
        note={late.length === 0 ? 'Nothing is late' : 'The longest first, below'}
        href="#late"
      />
      <SummaryCard
        title="Concerns open"
        answer={concerns.length}
        note={`${fresh} raised in the last seven days`}
        href={ANSWERS.concerns(council)}
      />
      <SummaryCard
        title="Answers to review"
        answer={toReview.forReader}
        note={sayToReview(toReview)}
        href={ANSWERS.queue(council)}
      />
    </SummaryCards>
  );
};

const Nothing = ({ view }: { readonly view: CouncilView }): JSX.Element => (
  <EmptyState
    title="No assurance framework has been loaded yet"
    purpose={`This page will show what needs you today and how assured ${view.council.name} can be of each function. It begins when the framework's mechanisms, and who leads on them, are loaded from a pack.`}
    first={{ words: "See where the council's plan stands", href: ADDRESS.council(view.council.code) }}
  />
);

/** "What needs me, and am I assured?": the counts, the functions, what the reader owes, what is late, the concerns and the papers on their way. */
export const todayPage = (
  view: CouncilView,
  facts: TodayFacts,
  {
    restricted,
    unmailed,
    clocks,
  }: {
    readonly restricted: readonly Obligation[];
    readonly unmailed: number;
    /** Of the registers that the reader keeps; null where there are none. */
    readonly clocks: ClocksToday | null;
  },
): string => {
  const council = view.council.code;
  const given: Given = { council, facts };
  const main =
    facts.opinions.length === 0 || facts.opinions.every(({ standings }) => standings.length === 0) ? (
      <Nothing view={view} />
    ) : (
      <>
        <Deputising {...given} />
        <Cards {...given} />
        <h2>Are the functions assured?</h2>
        <FunctionsGlance council={council} opinions={facts.opinions} />
        <p>
          <Link href={ADDRESS.assurance(council)}>The framework, with every mechanism</Link>
        </p>
        <h2>What you owe</h2>
        {facts.own.length === 0 ? (
          <p>Your post owes nothing today.</p>
        ) : (
          <OwedTable
            council={council}
            now={facts.now}
            id="own"
            caption="What you owe"
            rows={facts.own.slice(0, MOST)}
            posts={null}
            leadTo={(owed) => formOf(council, owed)}
          />
        )}
        <More all={facts.own.length} href={ADDRESS.owed(council)} words="Everything you owe" />
        <h2 id="late">Late</h2>
        {facts.late.length === 0 ? (
          <p>Nothing is late.</p>
        ) : (
          <OwedTable
            council={council}
            now={facts.now}
            id="late-table"
            caption="What is late, whoever owes it"
            rows={facts.late.slice(0, MOST)}
            posts={facts.posts}
          />
        )}
        <UntoldMail council={council} many={unmailed} />
        <More all={facts.late.length} href={`${ADDRESS.owed(council)}?all=yes`} words="Everything that is late" />
        <h2>Concerns</h2>
        <Concerns {...given} />
        <Risks {...given} />
        <h2>Papers on their way</h2>
        <Papers {...given} />
      </>
    );
  return councilPage(view, {
    title: 'What needs me, and am I assured?',
    label: formatDay(dayOf(facts.now)),
    part: 'today',
    figures: false,
    main: (
      <>
        <UntoldFirst council={council} risks={facts.risks ?? []} tellings={facts.tellings} restricted={restricted} />
        {clocks === null ? null : <ClocksTodayPart today={clocks} />}
        {main}
      </>
    ),
  });
};
