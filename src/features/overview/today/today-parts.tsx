import type { JSX } from 'preact';

import { formatDay, formatInstant, periodTitle } from '../../../kernel/index.ts';
import { Link } from '../../../ui/index.ts';
import { ANSWERS } from '../../answers/index.ts';
import { ESCALATIONS_ADDRESS, GRADES, NAMED } from '../../escalations/index.ts';
import { PEOPLE_ADDRESS, postTitle, sayKinds } from '../../people/index.ts';
import { ADDRESS, count } from '../../site/index.ts';
import type { PaperAhead, TodayFacts } from './today-facts.ts';

export type Given = { readonly council: string; readonly facts: TodayFacts };

/** How many of anything the page shows before it leads to all of them. */
export const MOST = 8;

// Names keep their capitals: only the first letter is that of a sentence.
const inSentence = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`;

/** The open concerns, serious ones first. */
export const Concerns = ({ council, facts }: Given): JSX.Element => {
  const { concerns } = facts;
  return concerns.length === 0 ? (
    <p>No concern is open.</p>
  ) : (
    <>
      <ul>
        {concerns.slice(0, MOST).map(({ code, severity, words, fresh, raisedOn }) => (
          <li key={code}>
            {fresh ? <strong>New. </strong> : null}
            {severity === 'serious' ? 'Serious: ' : ''}
            {words} ({code}, {formatDay(raisedOn)})
          </li>
        ))}
      </ul>
      <p>
        <Link href={ANSWERS.concerns(council)}>All concerns, and what came of them</Link>
      </p>
    </>
  );
};

/** The open risks that were raised; nothing where the reader may not see them. */
export const Risks = ({ council, facts }: Given): JSX.Element | null => {
  const { risks } = facts;
  if (risks === null) return null;
  return (
    <>
      <h2>Risks reported upwards</h2>
      {risks.length === 0 ? (
        <p>No risk that was reported upwards is open.</p>
      ) : (
        <ul>
          {risks.map(({ code, grade, what, since, notTold, untold }) => (
            <li key={code}>
              <Link href={ESCALATIONS_ADDRESS.one(council, code)}>{code}</Link>: {GRADES[grade].toLowerCase()}, since{' '}
              {formatDay(since)}. {what.replace(/\.?$/, '.')}
              {untold
                ? ' Raised, nobody told yet.'
                : notTold.length === 0
                  ? ''
                  : ` Not told yet: ${notTold.map((each) => inSentence(NAMED[each])).join(', ')}.`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

/** The papers whose committee is to come, and those for which no day is set. */
export const Papers = ({ council, facts }: Given): JSX.Element => {
  const { papers, undated } = facts;
  const link = ({ plan, period }: PaperAhead, words: string): JSX.Element => (
    <Link href={ADDRESS.paper(council, plan.code, period)}>{words}</Link>
  );
  return (
    <>
      {papers.length === 0 ? (
        <p>No paper has a committee to come.</p>
      ) : (
        <ul>
          {papers.map((each) => (
            <li key={`${each.plan.code} ${each.period.code}`}>
              {link(each, `${each.plan.title}, ${periodTitle(each.period)}`)}:{' '}
              {each.head.committee ?? 'committee not named'}, {formatDay(each.head.date ?? '')}
            </li>
          ))}
        </ul>
      )}
      {undated.length === 0 ? null : (
        <p>
          For {count(undated.length, 'paper')} no day of a committee is set:{' '}
          {undated.map((each, index) => (
            <span key={`${each.plan.code} ${each.period.code}`}>
              {index === 0 ? '' : ', '}
              {link(each, periodTitle(each.period))}
            </span>
          ))}
          .
        </p>
      )}
    </>
  );
};

/** Who acts for the officer now: whoever reads the page must know on whose authority things are decided today. */
export const Deputising = ({ council, facts }: Given): JSX.Element => (
  <p>
    {facts.deputising.length === 0
      ? 'Nobody deputises for the Chief Social Work Officer now. '
      : facts.deputising.map((each) => (
          <span key={each.code}>
            {postTitle(facts.posts, each.deputePost)} deputises until {formatInstant(each.to)}:{' '}
            {sayKinds(each).toLowerCase()}.{' '}
          </span>
        ))}
    <Link href={PEOPLE_ADDRESS.deputising(council)}>Deputising</Link>
  </p>
);
