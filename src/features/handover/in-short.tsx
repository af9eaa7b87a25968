import type { JSX } from 'preact';

import { formatDay, formatInstant, periodTitle } from '../../kernel/index.ts';
import { SummaryCard, SummaryCards } from '../../ui/index.ts';
import { heldIn, heldOn, isInEffect, PEOPLE_ADDRESS, sayPerson } from '../people/index.ts';
import { ADDRESS, type CouncilView, count } from '../site/index.ts';
import { awayToday, type HandoverFacts, type PlanNow } from './handover-facts.ts';
import type { Owing } from './owing.tsx';

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

// What posts owe is answers, and now and then a risk to be told of: so things, as in the part of the page that the card leads to.
const Late = ({ now, owing }: { readonly now: PlanNow | null; readonly owing: Owing }): JSX.Element => {
  const figures = now === null ? null : now.owed.filter(({ late }) => late).length;
  return (
    <SummaryCard
      title="What is late?"
      level={2}
      answer={`${count(owing.late, 'thing')} owed by posts, ${figures === null ? 'figures not known' : count(figures, 'figure')}`}
      note={
        now === null
          ? `Owed in all: ${count(owing.open, 'thing')}. No plan is held, so nothing is known of figures.`
          : `Owed in all: ${count(owing.open, 'thing')}, and ${count(now.owed.length, 'figure')} of ${periodTitle(now.period)}.`
      }
      href="#owing"
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
export const InShort = (props: {
  readonly view: CouncilView;
  readonly facts: HandoverFacts;
  readonly owing: Owing;
}): JSX.Element => {
  const { facts, owing } = props;
  const { code } = props.view.council;
  return (
    <SummaryCards>
      <WhoCovers council={code} facts={facts} />
      <Late now={facts.plan} owing={owing} />
      <Live council={code} facts={facts} />
      <Absent facts={facts} />
    </SummaryCards>
  );
};
