import type { ComponentChildren, JSX } from 'preact';

import { type Day, dayOf, formatDay } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { DataTable, Link, StatusTag } from '../../ui/index.ts';
import { ANSWERS } from '../answers/index.ts';
import { CHANGE_FRAMEWORK, frequencyOf, isFrequency, MECHANISM_KINDS } from '../framework/index.ts';
import {
  PEOPLE_ADDRESS,
  postsThatCannotLead,
  postTitle,
  READ_PEOPLE,
  readDirectory,
  vacantPosts,
} from '../people/index.ts';
import { count } from '../site/index.ts';
import { ASSURANCE } from './addresses.ts';
import type { Concern, Facts, Lead, Mechanism, Schedule } from './facts.ts';
import { assurancePage, frameworkCrumb, nothingHere } from './frame.tsx';
import { MechanismForms } from './mechanism-forms.tsx';
import { Occurrences, occurrencesPage } from './mechanism-occurrences.tsx';
import { sayLeads } from './mechanism-rows.tsx';
import { openIn, stateOf } from './mechanism-state.ts';
import { lateOf, readAhead, WhatComesNext } from './next-due.tsx';
import { asKnownAt } from './raw.ts';
import { horizonOf, readRaw } from './read-model.ts';
import { countedFor } from './read-page.ts';
import { type Sorted, sorted, standingOf } from './standing.ts';
import type { AssuranceView } from './view.ts';

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

const isKind = (text: string): text is keyof typeof MECHANISM_KINDS => Object.hasOwn(MECHANISM_KINDS, text);

const byDay = (a: { readonly fromDay: string }, b: { readonly fromDay: string }): number =>
  a.fromDay > b.fromDay ? -1 : 1;

const Schedules = (props: { rows: readonly Schedule[]; groups: ReadonlyMap<string, string> }): JSX.Element => {
  const { rows, groups } = props;
  const plain = ({ frequency }: Schedule): string =>
    isFrequency(frequency) ? frequencyOf(frequency).words : frequency;
  if (rows.length === 0) return <p>No frequency was ever set, so nothing falls due.</p>;
  return (
    <DataTable
      id="schedules"
      caption="How often it is asked, past and present"
      captionHidden
      narrow="stack"
      compact
      rows={rows.toSorted(byDay)}
      columns={[
        { title: 'From', rowHeader: true, cell: ({ fromDay }: Schedule) => formatDay(fromDay) },
        { title: 'How often', cell: plain },
        { title: 'As written', cell: ({ asWritten }) => asWritten ?? 'Not written' },
        {
          title: 'By the meetings of',
          cell: ({ group }) => (group === null ? 'No group' : (groups.get(group) ?? `${group}, which was taken away`)),
        },
      ]}
    />
  );
};

const Leads = ({ given, rows }: { given: AssuranceView; rows: readonly Lead[] }): JSX.Element =>
  rows.length === 0 ? (
    <p>Nobody was ever named.</p>
  ) : (
    <DataTable
      id="leads"
      caption="Who leads, past and present"
      captionHidden
      narrow="fit"
      compact
      rows={rows.toSorted(byDay)}
      columns={[
        { title: 'From', rowHeader: true, cell: ({ fromDay }: Lead) => formatDay(fromDay) },
        { title: 'Lead; the first answers', cell: ({ posts }) => sayLeads(given, posts) },
      ]}
    />
  );

const Concerns = ({ given, rows }: { given: AssuranceView; rows: readonly Concern[] }): JSX.Element =>
  rows.length === 0 ? (
    <p>None was ever raised.</p>
  ) : (
    <>
      <ul>
        {rows
          .toSorted((a, b) => (a.raisedOn > b.raisedOn ? -1 : 1))
          .map(({ code, severity, words, raisedOn, raisedBy, state, outcome, knownAt }) => (
            <li key={code}>
              <strong>{state === 'open' ? 'Open' : 'Closed'}</strong>, {code}
              {severity === 'serious' ? ', serious' : ''}, raised by {raisedBy === 'lead' ? 'the lead' : 'a reviewer'}{' '}
              on {formatDay(raisedOn)}: {words}
              {state === 'closed' ? ` Closed on ${formatDay(dayOf(knownAt))}: ${outcome ?? ''}` : ''}
            </li>
          ))}
      </ul>
      <p>
        <Link href={ANSWERS.concerns(given.council)}>All concerns, and closing them</Link>
      </p>
    </>
  );

const listed = (links: readonly JSX.Element[], between: string): readonly ComponentChildren[] =>
  links.flatMap((link, index): ComponentChildren[] => (index === 0 ? [link] : [between, link]));

const FunctionsWith = (props: { given: AssuranceView; facts: Facts; source: Mechanism }): JSX.Element => {
  const { given, facts, source } = props;
  const functions = facts.mechanisms
    .filter(({ code, sameAs }) => code === source.code || sameAs === source.code)
    .map((each) => each.function);
  const links = [...new Set(functions)].map((code) => (
    <Link key={code} href={ASSURANCE.function(given.council, code)}>
      {code}
    </Link>
  ));
  return <>{listed(links, ', ')}</>;
};

const LedBy = ({ given, leads }: { given: AssuranceView; leads: readonly string[] }): JSX.Element => {
  if (leads.length === 0 || !given.may(READ_PEOPLE)) return <>{sayLeads(given, leads)}</>;
  const links = leads.map((post) => (
    <Link key={post} href={PEOPLE_ADDRESS.post(given.council, post)}>
      {postTitle(given.posts, post)}
    </Link>
  ));
  return <>{listed(links, '; ')}</>;
};

const Repeats = ({
  given,
  sorted: { mechanisms },
  mechanism,
}: {
  given: AssuranceView;
  sorted: Sorted;
  mechanism: Mechanism;
}) => {
  const source = mechanism.sameAs === null ? undefined : mechanisms.get(mechanism.sameAs);
  if (source === undefined) return null;
  return (
    <p>
      It repeats <Link href={ASSURANCE.mechanism(given.council, source.code)}>{source.title}</Link>, printed under{' '}
      {source.function}, and asks for nothing itself. What came in there is shown here.
    </p>
  );
};

/** One mechanism: how often and who, past and present, and everything that came in by it. */
export const mechanismPage = async (given: AssuranceView): Promise<RouteAnswer> => {
  const code = given.request.path['mechanism'] ?? '';
  const only = await countedFor(given.tx, { mechanism: code });
  const page = await occurrencesPage(given, only);
  const reach = { since: earlier(horizonOf(given.now), page.since), until: given.now, words: true, only };
  const facts = asKnownAt(await readRaw(given.tx, reach), given.now);
  const all = sorted(facts);
  const mechanism = all.mechanisms.get(code);
  if (mechanism === undefined) return nothingHere(given, 'The framework has no such mechanism');
  const standing = standingOf(all, mechanism);
  const { source } = standing;
  const ahead = await readAhead(given, [source.code]);
  const { words, mark } = stateOf(standing, lateOf(standing, ahead).length);
  const directory = await readDirectory(given.tx);
  const { groups } = directory;
  const titles = new Map(groups.map((each) => [each.code, each.title]));
  const schedules = facts.schedules.filter((each) => each.mechanism === source.code);
  const leads = facts.leads.filter((each) => each.mechanism === source.code);
  return assurancePage(given, {
    title: mechanism.title,
    label: `Mechanism ${code}`,
    crumbs: [
      frameworkCrumb(given.council),
      { words: mechanism.function, href: ASSURANCE.function(given.council, mechanism.function) },
    ],
    facts: [
      { term: 'Kind', value: isKind(source.kind) ? MECHANISM_KINDS[source.kind] : source.kind },
      { term: 'Speaks to', value: <FunctionsWith given={given} facts={facts} source={source} /> },
      { term: 'Lead', value: <LedBy given={given} leads={standing.leads} /> },
    ],
    main: (
      <>
        <p>
          <StatusTag mark={mark} words={words} />{' '}
          {openIn(facts.concerns, standing).length > 0
            ? `${count(openIn(facts.concerns, standing).length, 'concern is', 'concerns are')} open. `
            : ''}
          {standing.newest === null ? 'An answer to it' : 'Its newest answer'} holds for {standing.life.days} days:{' '}
          {standing.life.why}. That is Remit’s own measure, not law.
        </p>
        {mechanism.note === null ? null : <p>{mechanism.note}</p>}
        <Repeats given={given} sorted={all} mechanism={mechanism} />
        <h2>What comes next</h2>
        <WhatComesNext council={given.council} standing={standing} ahead={ahead} />
        <h2>What came in</h2>
        <Occurrences given={given} all={all} source={source} page={page} />
        <h2>Concerns</h2>
        <Concerns given={given} rows={facts.concerns.filter((each) => each.mechanism === source.code)} />
        <h2>How often</h2>
        <Schedules rows={schedules} groups={titles} />
        <h2>Who leads</h2>
        <Leads given={given} rows={leads} />
        {given.may(CHANGE_FRAMEWORK) && mechanism.sameAs === null ? (
          <MechanismForms
            given={given}
            standing={standing}
            groups={groups}
            unfit={postsThatCannotLead(directory, given.now)}
            vacant={vacantPosts(directory, given.today)}
          />
        ) : null}
      </>
    ),
  });
};
