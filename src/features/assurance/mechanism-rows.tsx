import type { JSX } from 'preact';

import { dayOf, formatDay } from '../../kernel/index.ts';
import { DataTable, Link, StatusTag } from '../../ui/index.ts';
import { READ_ANSWERS } from '../answers/index.ts';
import { frequencyOf, isFrequency } from '../framework/index.ts';
import { postTitle } from '../people/index.ts';
import { count } from '../site/index.ts';
import { ASSURANCE } from './addresses.ts';
import type { Facts } from './facts.ts';
import { openIn, stateOf } from './mechanism-state.ts';
import { type Ahead, lateOf, NextDue } from './next-due.tsx';
import type { Standing } from './standing.ts';
import type { AssuranceView } from './view.ts';

/** How often a mechanism is asked, as the council's framework writes it, and in plain words where that is not the same. */
const sayFrequency = ({ schedule }: Pick<Standing, 'schedule'>): string => {
  if (schedule === null) return 'No frequency';
  const plain = isFrequency(schedule.frequency) ? frequencyOf(schedule.frequency).words : schedule.frequency;
  return schedule.asWritten ?? plain;
};

/** The posts that lead, by their titles. */
export const sayLeads = ({ posts }: AssuranceView, leads: readonly string[]): string =>
  leads.length === 0 ? 'Nobody' : leads.map((post) => postTitle(posts, post)).join('; ');

// The other functions for which what comes in counts, and in whose place this one stands.
const alsoUnder = ({ mechanism, source }: Standing, facts: Facts): string | null => {
  const others = facts.mechanisms
    .filter((each) => each.code === source.code || each.sameAs === source.code)
    .map((each) => each.function)
    .filter((code) => code !== mechanism.function);
  return others.length === 0 ? null : `also under ${[...new Set(others)].join(', ')}`;
};

const Title = (props: { given: AssuranceView; standing: Standing; facts: Facts }): JSX.Element => {
  const { given, standing, facts } = props;
  const { mechanism } = standing;
  const also = alsoUnder(standing, facts);
  return (
    <>
      {given.may(READ_ANSWERS) ? (
        <Link href={ASSURANCE.mechanism(given.council, mechanism.code)}>{mechanism.title}</Link>
      ) : (
        mechanism.title
      )}
      {also === null ? null : (
        <>
          <br />
          <span class="remit-note">{also}</span>
        </>
      )}
    </>
  );
};

const Last = ({ standing: { newest, upTo } }: { readonly standing: Standing }): JSX.Element => {
  if (newest === null) return <>No answer yet</>;
  const given = `given ${formatDay(dayOf(newest.knownAt))}${newest.nothingArose ? ': nothing arose' : ''}`;
  return (
    <>
      {upTo === null ? 'A day long past' : formatDay(upTo)}
      <br />
      <span class="remit-note">{given}</span>
    </>
  );
};

const State = (props: { standing: Standing; facts: Facts; ahead: Ahead }): JSX.Element => {
  const { standing, facts, ahead } = props;
  const { words, mark } = stateOf(standing, lateOf(standing, ahead).length);
  const concerns = openIn(facts.concerns, standing).length;
  return (
    <>
      <StatusTag mark={mark} words={words} />
      {concerns === 0 ? null : (
        <>
          <br />
          {count(concerns, 'concern is', 'concerns are')} open
        </>
      )}
    </>
  );
};

/** The mechanisms of a function: who leads, how often, what came last and what comes next. */
export const MechanismRows = (props: {
  readonly given: AssuranceView;
  readonly id: string;
  readonly caption: string;
  readonly standings: readonly Standing[];
  readonly facts: Facts;
  readonly ahead: Ahead;
}): JSX.Element => {
  const { given, facts, ahead } = props;
  return (
    <DataTable
      id={props.id}
      caption={props.caption}
      captionHidden
      narrow="stack"
      compact
      rows={props.standings}
      columns={[
        {
          title: 'Mechanism',
          rowHeader: true,
          cell: (standing: Standing) => <Title given={given} standing={standing} facts={facts} />,
        },
        { title: 'State', cell: (standing) => <State standing={standing} facts={facts} ahead={ahead} /> },
        { title: 'Lead', cell: ({ leads }) => sayLeads(given, leads) },
        { title: 'How often', cell: sayFrequency },
        { title: 'Answered up to', cell: (standing) => <Last standing={standing} /> },
        { title: 'Next due', cell: (standing) => <NextDue standing={standing} ahead={ahead} /> },
      ]}
    />
  );
};
