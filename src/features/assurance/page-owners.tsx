import type { JSX } from 'preact';

import { yearBefore } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { DataTable, DrawingFigure, EmptyState, Link, StatusTag, stackedBar } from '../../ui/index.ts';
import { everOwners, openObligations, WAIVE_OBLIGATION } from '../obligations/index.ts';
import { postTitle, readDirectory, vacantPosts } from '../people/index.ts';
import { byCaller } from '../record/index.ts';
import { count } from '../site/index.ts';
import { ASSURANCE } from './addresses.ts';
import { assurancePage, FrameworkTabs, frameworkCrumb } from './frame.tsx';
import { type LateNow, LateNowCell, lateNowOf, type Offer, offersOf } from './late-now.tsx';
import { OWING, sayDays, saySeconds } from './owner-words.ts';
import { asKnownAt } from './raw.ts';
import { horizonOf, readRaw } from './read-model.ts';
import { type Standing, sorted, standingOf } from './standing.ts';
import { costsFrom, ownersThen, type PostCost } from './telemetry.ts';
import { type Untold, UntoldList } from './untold-list.tsx';
import type { AssuranceView } from './view.ts';

const draw = (given: AssuranceView, costs: readonly PostCost[], width: number) =>
  stackedBar({
    id: `owing-${width}`,
    title: 'What became of what was asked, by post',
    description: `${costs.length} posts were asked; the table below has the numbers.`,
    statuses: OWING,
    rows: costs.map(({ post, inTime, late, never }) => ({
      name: postTitle(given.posts, post),
      counts: [inTime, late, never],
    })),
    width,
  });

const Costs = (props: {
  readonly given: AssuranceView;
  readonly costs: readonly PostCost[];
  readonly vacant: ReadonlySet<string>;
  readonly lateNow: ReadonlyMap<string, LateNow>;
  readonly offers: ReadonlyMap<string, Offer>;
}): JSX.Element => {
  const { given, costs, vacant, lateNow, offers } = props;
  return (
    <DataTable
      id="owners"
      caption="What asking cost each post in the last 12 months"
      captionHidden
      narrow="stack"
      compact
      rows={costs}
      columns={[
        {
          title: 'Post',
          rowHeader: true,
          cell: ({ post }: PostCost) => (
            <>
              {postTitle(given.posts, post)}
              {vacant.has(post) ? (
                <>
                  <br />
                  <StatusTag mark={{ shape: 'question', tone: 'caution' }} words="Nobody holds it" />
                </>
              ) : null}
            </>
          ),
        },
        { title: 'Leads on', numeric: true, cell: ({ leads }) => leads },
        { title: 'Fell due', numeric: true, cell: ({ owed }) => owed },
        { title: 'In time', numeric: true, cell: ({ inTime }) => inTime },
        { title: 'Late', numeric: true, cell: ({ late }) => late },
        { title: 'Not at all', numeric: true, cell: ({ never }) => never },
        { title: 'Usually answers', cell: sayDays },
        { title: 'Form open for', cell: saySeconds },
        {
          title: 'Late now',
          cell: ({ post }) => (
            <LateNowCell given={given} post={post} late={lateNow.get(post)} offer={offers.get(post)} />
          ),
        },
      ]}
    />
  );
};

const Unled = ({ given, rows }: { given: AssuranceView; rows: readonly Standing[] }): JSX.Element => (
  <>
    <h2>Mechanisms that nobody leads</h2>
    {rows.length === 0 ? (
      <p>None: every mechanism in force names a post.</p>
    ) : (
      <ul>
        {rows.map(({ mechanism }) => (
          <li key={mechanism.code}>
            <Link href={ASSURANCE.mechanism(given.council, mechanism.code)}>{mechanism.title}</Link>
          </li>
        ))}
      </ul>
    )}
  </>
);

/** What asking costs the posts that are asked. */
export const ownersPage = async (given: AssuranceView, untold: readonly Untold[]): Promise<RouteAnswer> => {
  const facts = asKnownAt(
    await readRaw(given.tx, { since: horizonOf(given.now), until: given.now, words: false }),
    given.now,
  );
  const by = byCaller(given.request.caller, given.view.council.code);
  const open = await openObligations(given.tx);
  const lateNow = lateNowOf(open, given.now, by.posts);
  // Who ever owed what is late matters to those alone who waive.
  const late = by.may(WAIVE_OBLIGATION) ? open.filter(({ dueAt }) => dueAt <= given.now).map(({ code }) => code) : [];
  const offers = offersOf(open, given.now, by, await everOwners(given.tx, late));
  const then = await ownersThen(given.tx, yearBefore(facts.today), given.now);
  const costs = costsFrom(facts, then, [...lateNow.keys()]);
  const title = 'What asking costs';
  const crumbs = [frameworkCrumb(given.council)];
  if (costs.length === 0) {
    return assurancePage(given, {
      title,
      crumbs,
      main: (
        <>
          <FrameworkTabs given={given} current="owners" />
          <EmptyState
            title="Nobody has been asked for anything yet"
            purpose="Once answers fall due, this page shows what asking for them costs each post: how many, how long, and what stands in the way."
            first={{ words: 'See the framework', href: ASSURANCE.framework(given.council) }}
          />
          <UntoldList given={given} rows={untold} />
        </>
      ),
    });
  }
  const all = sorted(facts);
  const unled = facts.mechanisms
    .filter(({ sameAs }) => sameAs === null)
    .map((each) => standingOf(all, each))
    .filter(({ ended, leads }) => !ended && leads.length === 0);
  const vacant = vacantPosts(await readDirectory(given.tx), given.today);
  const asked = costs.filter(({ owed }) => owed > 0).toSorted((a, b) => b.owed - a.owed);
  const [wide, narrow] = [draw(given, asked, 720), draw(given, asked, 288)];
  const empty = costs.filter(({ post }) => vacant.has(post)).length;
  return assurancePage(given, {
    title,
    crumbs,
    main: (
      <>
        <FrameworkTabs given={given} current="owners" />
        <p>
          This is about the cost of asking, not about the people who are asked. A post that answers late is most often
          asked for too much, too early, or for something that is not ready on that day. Counted are the last 12 months;
          what was waived is left out. What came in time counts to the post that answered, what came late or never to
          the post that owed it on the day. “Form open for” is the time from when the page was opened to when it was
          sent, as the form itself says: it is not known where that cannot be so.
        </p>
        <p>
          {empty === 0
            ? 'Every post that is asked is held by somebody.'
            : `${count(empty, 'post', 'posts')} that ${empty === 1 ? 'is' : 'are'} asked ${empty === 1 ? 'is' : 'are'} held by nobody: give what they lead on to another post.`}
        </p>
        {wide === null || narrow === null ? (
          <Costs given={given} costs={costs} vacant={vacant} lateNow={lateNow} offers={offers} />
        ) : (
          <DrawingFigure caption="What became of what was asked, by post" drawing={wide} narrow={narrow}>
            <Costs given={given} costs={costs} vacant={vacant} lateNow={lateNow} offers={offers} />
          </DrawingFigure>
        )}
        <Unled given={given} rows={unled} />
        <UntoldList given={given} rows={untold} />
      </>
    ),
  });
};
