import type { ComponentChildren, JSX } from 'preact';

import { daysAfter, formatDay, formatInstant, periodTitle } from '../../kernel/index.ts';
import { DataTable, Link, Notice } from '../../ui/index.ts';
import { DELEGATION_KINDS } from '../access/index.ts';
import type { OpenEscalation } from '../escalations/index.ts';
import {
  ABSENCE_REASONS,
  type Delegation,
  heldIn,
  heldOn,
  PEOPLE_ADDRESS,
  postTitle,
  sayPerson,
  sayStanding,
} from '../people/index.ts';
import { type EntryLine, sayEvent } from '../record/index.ts';
import { ADDRESS, type CouncilView, councilPage, count } from '../site/index.ts';
import { awayToday, type HandoverFacts, type PaperInProgress, type PlanNow } from './handover-facts.ts';
import { InShort } from './in-short.tsx';
import type { Openings } from './openings.ts';
import type { OwedFigure } from './owed.ts';
import { type Owing, OwingList } from './owing.tsx';
import { OpenRisks } from './risks.tsx';

type Of = { readonly view: CouncilView; readonly facts: HandoverFacts };

const Post = ({ view, facts, post }: Of & { readonly post: string | null }): JSX.Element =>
  post !== null && facts.directory.posts.has(post) ? (
    <Link href={PEOPLE_ADDRESS.post(view.council.code, post)}>{postTitle(facts.directory.posts, post)}</Link>
  ) : (
    <span>{postTitle(facts.directory.posts, post)}</span>
  );

const Person = ({ view, facts, person }: Of & { readonly person: string }): JSX.Element => {
  const words = sayPerson(facts.directory.people, person);
  return facts.directory.people.has(person) ? (
    <Link href={PEOPLE_ADDRESS.person(view.council.code, person)}>{words}</Link>
  ) : (
    <span>{words}</span>
  );
};

const Listed = (props: { readonly none: string; readonly children: readonly JSX.Element[] }): JSX.Element =>
  props.children.length === 0 ? <p>{props.none}</p> : <ul>{props.children}</ul>;

const sayKinds = ({ kinds }: Delegation): string =>
  kinds.map((kind) => DELEGATION_KINDS[kind].toLowerCase()).join(' and ');

const Covering = (of: Of): JSX.Element => {
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

const Away = (of: Of): JSX.Element => {
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

const Figures = ({ plan, ...of }: Of & { readonly plan: PlanNow }): JSX.Element => {
  const council = of.view.council.code;
  const late = plan.owed.filter((each) => each.late).length;
  return (
    <>
      <h2>Figures owed</h2>
      <p>
        {plan.plan.title}, {periodTitle(plan.period)}: {count(plan.owed.length, 'figure')} owed, of which {late} late;
        and{' '}
        <Link href={ADDRESS.plan(council, plan.plan.code, { period: plan.period.code, status: 'off-target' })}>
          {count(plan.offTarget.length, 'measure')} off target
        </Link>
        .
      </p>
      {plan.owed.length === 0 ? null : (
        <DataTable
          id="owed"
          caption="Figures owed, late ones first"
          captionHidden
          narrow="stack"
          columns={[
            {
              title: 'Measure',
              rowHeader: true,
              cell: ({ assessed }: OwedFigure) => (
                <Link href={ADDRESS.measure(council, assessed.measure.code, { plan: plan.plan.code })}>
                  {assessed.measure.title}
                </Link>
              ),
            },
            { title: 'Owner', cell: ({ assessed }) => <Post {...of} post={assessed.measure.ownerPost} /> },
            {
              title: 'Expected',
              cell: ({ assessed, late: isLate }) =>
                assessed.expectedBy === null
                  ? 'No day given'
                  : `${formatDay(assessed.expectedBy)}${isLate ? ': late' : ''}`,
            },
            { title: 'Why it is not here', cell: ({ assessed }) => assessed.reason },
          ]}
          rows={plan.owed}
        />
      )}
    </>
  );
};

const Papers = (of: Of): JSX.Element => {
  const { view, facts } = of;
  const texts = ({ awaited }: PaperInProgress): number => awaited.reduce((sum, each) => sum + each.texts, 0);
  return (
    <>
      <h2>Papers in progress</h2>
      {facts.papers.length === 0 ? (
        <p>No paper is in progress.</p>
      ) : (
        <DataTable
          id="papers"
          caption="Papers in progress, and the texts they still want"
          captionHidden
          narrow="stack"
          columns={[
            {
              title: 'Paper',
              rowHeader: true,
              cell: (paper: PaperInProgress) => (
                <Link href={ADDRESS.paper(view.council.code, paper.plan.code, paper.period)}>
                  {paper.plan.title}, {periodTitle(paper.period)}
                </Link>
              ),
            },
            { title: 'Committee', cell: ({ committee }) => committee ?? 'Not yet said' },
            { title: 'Date', cell: ({ date }) => (date === null ? 'Not yet given' : formatDay(date)) },
            { title: 'Texts wanted', numeric: true, cell: texts },
            {
              title: 'From',
              cell: ({ awaited }) => (
                <ul>
                  {awaited.map(({ post, texts: number }) => (
                    <li key={post ?? ''}>
                      <Post {...of} post={post} />: {number}
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
          rows={facts.papers}
        />
      )}
    </>
  );
};

type Told = {
  readonly id: string;
  readonly title: string;
  readonly none: string;
  readonly entries: readonly EntryLine[];
  readonly reasons?: boolean;
};

const sayCswo = (facts: HandoverFacts, { action, subject }: EntryLine): boolean =>
  /^(holding|post|absence)\./.test(action) && facts.cswoPosts.includes(subject);

// A subject is a code: a post, a person, a group, a service, a delegation, or a file.
const Subject = ({ subject, ...of }: Of & { readonly subject: string }): JSX.Element => {
  if (of.facts.directory.posts.has(subject)) return <Post {...of} post={subject} />;
  if (of.facts.directory.people.has(subject)) return <Person {...of} person={subject} />;
  // A membership: the group, then the post.
  const [code = '', post = ''] = subject.split(' ');
  const group = of.facts.directory.groups.find((each) => each.code === code);
  if (group !== undefined)
    return (
      <>
        <Link href={PEOPLE_ADDRESS.group(of.view.council.code, code)}>{group.title}</Link>
        {post === '' ? null : (
          <>
            : <Post {...of} post={post} />
          </>
        )}
      </>
    );
  const service = of.facts.directory.services.find((each) => each.code === subject);
  if (service !== undefined) return <Link href={PEOPLE_ADDRESS.services(of.view.council.code)}>{service.title}</Link>;
  return <span>{subject}</span>;
};

const Entries = ({ id, title, none, entries, reasons, ...of }: Of & Told): JSX.Element => (
  <>
    <h2>{title}</h2>
    {entries.length === 0 ? (
      <p>{none}</p>
    ) : (
      <DataTable
        id={id}
        caption={title}
        captionHidden
        narrow="stack"
        compact
        columns={[
          { title: 'When', cell: ({ at }: EntryLine) => formatInstant(at) },
          {
            title: 'What',
            rowHeader: true,
            cell: (entry) => (
              <>
                {sayEvent(entry.action)}
                {entry.restricted ? <strong> (restricted)</strong> : null}
                {sayCswo(of.facts, entry) ? <strong> (the post of Chief Social Work Officer)</strong> : null}
              </>
            ),
          },
          { title: 'About', cell: ({ subject }) => <Subject {...of} subject={subject} /> },
          {
            title: 'By',
            cell: ({ actor, post, capacity, delegation }) => (
              <>
                <Person {...of} person={actor} />
                {post === null ? '' : `, ${postTitle(of.facts.directory.posts, post)}`} ({capacity}
                {delegation === null ? '' : `, ${delegation}`})
              </>
            ),
          },
          ...(reasons === true
            ? [{ title: 'Why', cell: ({ reason }: EntryLine) => reason ?? 'No reason is shown' }]
            : []),
        ]}
        rows={entries}
      />
    )}
  </>
);

const Since = ({ view, facts }: Of): ComponentChildren => {
  const address = (days: number): string =>
    `${ADDRESS.handover(view.council.code)}?since=${daysAfter(facts.today, -days)}`;
  return (
    <p>
      What has happened is told since {formatDay(facts.since)}. Tell the last <Link href={address(7)}>7 days</Link>,{' '}
      <Link href={address(30)}>30 days</Link> or <Link href={address(90)}>90 days</Link>.
    </p>
  );
};

/**
 * "What is live, owed and running?": everything that somebody who takes over must know, on one page to read or print. `risks`: null where the reader
 * may not see them; `openings`: null where they may not see who opened restricted matter.
 */
export const handoverPage = (
  view: CouncilView,
  facts: HandoverFacts,
  openings: Openings | null,
  risks: readonly OpenEscalation[] | null,
  owing: Owing,
): string => {
  const of: Of = { view, facts };
  return councilPage(view, {
    figures: false,
    title: 'Handover: what is live, owed and running',
    label: 'Handover',
    part: 'handover',
    facts: [{ term: 'As it stands', value: formatInstant(facts.now) }],
    main: (
      <>
        <InShort {...of} owing={owing} />
        <Covering {...of} />
        <Away {...of} />
        {risks === null ? null : <OpenRisks council={view.council.code} risks={risks} />}
        <OwingList council={view.council.code} owing={owing} posts={facts.directory.posts} />
        {facts.plan === null ? null : <Figures {...of} plan={facts.plan} />}
        <Papers {...of} />
        <Since {...of} />
        <Entries
          {...of}
          id="delegated"
          title="What was done under delegation"
          none="Nothing was done under a delegation since then."
          entries={openings?.underDelegation ?? facts.underDelegation}
        />
        {openings === null ? null : (
          <Entries
            {...of}
            id="opened"
            title="Restricted matter that was opened, and why"
            none="Nobody opened restricted matter since then."
            entries={openings.entries}
            reasons={true}
          />
        )}
        <Entries
          {...of}
          id="changes"
          title="Changes of people and access"
          none="Nothing about people or access changed since then."
          entries={facts.changes}
        />
      </>
    ),
  });
};
