import type { JSX } from 'preact';

import { dayOf, daysAfter, formatDay } from '../../kernel/index.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { Details, EmptyState, Link, Tally } from '../../ui/index.ts';
import { ADDRESS, count } from '../site/index.ts';
import { ASSURANCE } from './addresses.ts';
import type { Facts } from './facts.ts';
import { assurancePage, FrameworkTabs, LevelTag } from './frame.tsx';
import { LEVEL_WORDS, LEVELS, type OpinionLevel } from './level.ts';
import { MechanismRows } from './mechanism-rows.tsx';
import { type Ahead, readAhead } from './next-due.tsx';
import { type OpinionNow, readOpinions } from './opinions-of.ts';
import type { AssuranceView } from './view.ts';

const ORDER: readonly OpinionLevel[] = [...LEVELS.toReversed(), 'not-known'];

/** What the levels mean. */
export const Meanings = (): JSX.Element => (
  <Details summary="What the levels mean">
    <ul>
      {ORDER.map((level) => (
        <li key={level}>
          <LevelTag level={level} /> {LEVEL_WORDS[level].meaning}
        </li>
      ))}
    </ul>
    <p>
      The numbers by which a level is reached are Remit’s own; no law sets them. Each function’s page shows them, with
      what holds its level down.
    </p>
  </Details>
);

/** The level that stands and, where the officer overruled it, the one worked out beside it. */
export const Levels = ({ opinion }: { readonly opinion: OpinionNow }): JSX.Element => {
  const { level, worked, overruled, aWeekAgo } = opinion;
  return (
    <p>
      <LevelTag level={level} />
      {overruled === null ? null : (
        <>
          {' '}
          by the Chief Social Work Officer since {formatDay(dayOf(overruled.given.knownAt))}
          {overruled.old ? ', over a quarter ago' : ''}; worked out as{' '}
          {worked === level ? 'the same' : <LevelTag level={worked} />}
        </>
      )}
      {aWeekAgo === null ? null : `. A week ago: ${LEVEL_WORDS[aWeekAgo].words.toLowerCase()}.`}
    </p>
  );
};

const OfFunction = (props: { given: AssuranceView; opinion: OpinionNow; facts: Facts; ahead: Ahead }): JSX.Element => {
  const { given, opinion, facts, ahead } = props;
  const { code, title } = opinion.function;
  return (
    <section>
      <h2 id={code}>
        {code}: <Link href={ASSURANCE.function(given.council, code)}>{title}</Link>
      </h2>
      <Levels opinion={opinion} />
      <p>{opinion.reason}</p>
      {opinion.standings.length === 0 ? (
        <p>No mechanism stands under this function.</p>
      ) : (
        <MechanismRows
          given={given}
          id={`mechanisms-${code}`}
          caption={`Mechanisms of ${code}`}
          standings={opinion.standings}
          facts={facts}
          ahead={ahead}
        />
      )}
    </section>
  );
};

/** The framework: each function with its opinion and its mechanisms. */
export const frameworkPage = async (given: AssuranceView): Promise<RouteAnswer> => {
  const { opinions, facts, earlier } = await readOpinions(given.tx, given.now);
  const framework = opinions.some(({ standings }) => standings.length > 0);
  const title = 'Are we assured?';
  if (!framework) {
    return assurancePage(given, {
      title,
      label: 'Assurance framework',
      main: (
        <EmptyState
          title="This council has no assurance framework here yet"
          purpose="A framework says, for each function of the Chief Social Work Officer, by what mechanisms the council comes by its assurance, who leads on each, and how often. From what comes in, an opinion on each function is formed and explained here."
          first={{ words: 'Ask whoever runs this installation to load the framework as a pack', href: ADDRESS.about }}
        />
      ),
    });
  }
  const ahead = await readAhead(given);
  const changed = opinions.filter(({ aWeekAgo }) => aWeekAgo !== null);
  const week = formatDay(daysAfter(given.today, -7));
  return assurancePage(given, {
    title,
    label: 'Assurance framework',
    facts: [{ term: 'Functions', value: String(opinions.length) }],
    main: (
      <>
        <FrameworkTabs given={given} current="framework" />
        <Tally
          id="levels"
          caption="How the functions stand"
          counted="functions"
          counts={ORDER.map((level) => ({
            words: LEVEL_WORDS[level].words,
            mark: LEVEL_WORDS[level].mark,
            count: opinions.filter((each) => each.level === level).length,
          }))}
        />
        <p>
          {!earlier.comparable
            ? `The framework was not here yet on ${week}, so there is no change to tell of.`
            : changed.length === 0
              ? `No level has changed since ${week}.`
              : `${count(changed.length, 'level')} changed since ${week}: ${changed
                  .map(
                    ({ function: { code }, level, aWeekAgo }) =>
                      `${code}, ${LEVEL_WORDS[level].words.toLowerCase()}, was ${LEVEL_WORDS[aWeekAgo ?? 'not-known'].words.toLowerCase()}`,
                  )
                  .join('; ')}.`}
        </p>
        <p>
          <Link href={ADDRESS.statement(given.council)}>The yearly statement of assurance to members</Link>
        </p>
        <Meanings />
        {opinions.map((opinion) => (
          <OfFunction key={opinion.function.code} given={given} opinion={opinion} facts={facts} ahead={ahead} />
        ))}
      </>
    ),
  });
};
