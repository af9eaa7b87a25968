import type { JSX } from 'preact';

import { formatDay, formatInstant, periodTitle } from '../../kernel/index.ts';
import { SummaryCard, SummaryCards } from '../../ui/index.ts';
import { heldIn, heldOn, isInEffect, PEOPLE_ADDRESS, sayPerson } from '../people/index.ts';
import { ADDRESS, type CouncilView, count } from '../site/index.ts';
import { awayToday, type HandoverFacts, type PlanNow } from './handover-facts.ts';

const namesOf = ({ directory }: HandoverFacts, people: readonly string[]): string =>
  people.map((person) => sayPerson(directory.people, person)).join(', ');

const WhoCovers = ({ council, facts }: { readonly council: string; readonly facts: HandoverFacts }): JSX.Element => {
  const { directory, cswoPosts, today, now } = facts;
  const holders = heldOn(directory.holdings, today).filter(({ post }) => cswoPosts.includes(post));
  const covering = facts.delegations.filter((each) => isInEffect(each, heldIn(directory), now));
  const [soonest] = covering.map(({ to }) => to).sort();
  const held = holders.map(({ person }) => person);
  return (
    <SummaryCard
      title="Who covers?"
      level={2}
      href={PEOPLE_ADDRESS.deputising(council)}
      answer={soonest === undefined ? 'Nobody deputises' : `A depute, until ${formatInstant(soonest)}`}
      note={
        <>
          {soonest === undefined
            ? null
            : `${namesOf(
                facts,
                covering.map(({ deputePerson }) => deputePerson),
              )}. `}
          {held.length === 0
            ? 'Nobody holds the post of Chief Social Work Officer.'
            : `Chief Social Work Officer: ${namesOf(facts, held)}.`}
        </>
      }
    />
  );
};

const Late = ({ council, now }: { readonly council: string; readonly now: PlanNow }): JSX.Element => {
  const late = now.owed.filter((each) => each.late).length;
  return (
    <SummaryCard
      title="What is late?"
      level={2}
      answer={late === 0 ? 'No figure is late' : `${count(late, 'figure')} late`}
      note={`${count(now.owed.length, 'figure')} of ${periodTitle(now.period)} owed in all.`}
      href={ADDRESS.plan(council, now.plan.code, { period: now.period.code })}
    />
  );
};

const Live = ({ council, facts }: { readonly council: string; readonly facts: HandoverFacts }): JSX.Element | null => {
  const { plan, papers } = facts;
  if (plan === null) return null;
  const [next] = papers;
  const texts = next?.awaited.reduce((sum, each) => sum + each.texts, 0) ?? 0;
  const when = next === undefined || next.date === null ? '' : ` on ${formatDay(next.date)}`;
  return (
    <SummaryCard
      title="What is live?"
      level={2}
      answer={`${count(plan.offTarget.length, 'measure')} off target`}
      note={
        next === undefined
          ? 'No paper is in progress.'
          : `Next paper: ${next.committee ?? 'committee not yet said'}${when}, ${count(texts, 'text')} wanted.`
      }
      {...(next === undefined ? {} : { href: ADDRESS.paper(council, next.plan.code, next.period) })}
    />
  );
};

const Absent = ({ facts }: { readonly facts: HandoverFacts }): JSX.Element => {
  const away = awayToday(facts).length;
  return (
    <SummaryCard
      title="Who is missing?"
      level={2}
      answer={away === 0 ? 'Nobody is recorded as away' : `${count(away, 'post')} recorded as away or vacant`}
      note={`${count(facts.emptyPosts.length, 'post')} with a role or a figure to give held by nobody.`}
    />
  );
};

/** The first screen of the handover page: who covers, what is late, what is live, who is missing. */
export const InShort = (props: { readonly view: CouncilView; readonly facts: HandoverFacts }): JSX.Element => {
  const { facts } = props;
  const { code } = props.view.council;
  return (
    <SummaryCards>
      <WhoCovers council={code} facts={facts} />
      {facts.plan === null ? null : <Late council={code} now={facts.plan} />}
      <Live council={code} facts={facts} />
      <Absent facts={facts} />
    </SummaryCards>
  );
};
