import type { Block } from '../../../documents/model.ts';
import { formatDay, formatInstant, lastDay, periodSpan, periodTitle } from '../../../kernel/index.ts';
import { LEVEL_WORDS, LEVELS, type OpinionLevel } from '../../assurance/index.ts';
import { BY_THE_CLERK, paragraph, strong, text } from '../../reports/index.ts';
import { capitalised, count } from '../../site/index.ts';
import type { StatementFacts } from '../facts.ts';
import { nextYear, sayCount, sayFunctions, sayLevels, sayToCome } from '../say.ts';
import { titleOf } from '../titles.ts';
import { toSettle } from '../to-settle.ts';
import { awaited, heading, listOf, type StatementContext, type StatementSection, said } from './context.ts';

const byTheClerk = awaited(capitalised(BY_THE_CLERK));

/** The lines at the head of the paper: what the clerk gives is left to the clerk. */
export const cover = ({ facts }: StatementContext): Block[] => [
  paragraph([strong('Council: '), text(facts.council.name)]),
  paragraph([strong('Report to: '), byTheClerk]),
  paragraph([strong('Date of meeting: '), byTheClerk]),
  paragraph([strong('Report on: '), text(titleOf(facts))]),
  paragraph([strong('Report by: '), text(facts.author)]),
  paragraph([strong('Report number: '), byTheClerk]),
];

/** The boxes on the first page: that the year is still running, and where the data come from. */
export const boxes = ({ facts }: StatementContext): Block[] => [
  ...(facts.reach.soFar
    ? [
        {
          kind: 'notice',
          title: `Draft: the year ${periodTitle(facts.year)} is still running`,
          content: [
            [
              text(
                `It ends on ${formatDay(lastDay(facts.year))}. Everything below is what was known on ${formatInstant(facts.asAt)}. ${sayToCome(facts)}`,
              ),
            ],
          ],
          tone: 'caution',
        } satisfies Block,
      ]
    : []),
  ...facts.notices.map(
    (notice): Block => ({
      kind: 'notice',
      title: 'Where these figures come from',
      content: [[strong(notice.text)]],
      tone: 'caution',
    }),
  ),
];

/** Why members are given this, and the whole of it in three sentences. */
export const purpose: StatementSection = (number, context) => {
  const { facts } = context;
  const open = facts.concerns.filter(({ concern }) => concern.state === 'open').length;
  return [
    heading(number, 'Purpose of report', 'purpose'),
    said(
      context,
      number,
      `This report gives members the Chief Social Work Officer's statement of assurance for the financial year ${periodTitle(facts.year)} (${periodSpan(facts.year)}): for each of the officer's ${sayFunctions(facts)}, how the Council comes by its assurance, what came in, what is missing, and the opinion that follows.`,
    ),
    said(
      context,
      number,
      strong('In short: '),
      `${facts.reach.soFar ? `So far in ${periodTitle(facts.year)}` : `At the end of ${periodTitle(facts.year)}`} the opinion on the ${sayFunctions(facts)} was: ${sayLevels(facts.functions)}. ${sayCount(facts.total)} ${facts.concerns.length === 0 ? 'No concern was raised.' : `Of ${count(facts.concerns.length, 'concern')}, ${open} ${open === 1 ? 'is' : 'are'} still open.`}`,
    ),
  ];
};

// Nobody can agree to what is not there.
const sayAgreed = (facts: StatementFacts): string | null => {
  const parts = [
    ...(facts.changes.length === 0 ? [] : [`what changes in ${nextYear(facts)}`]),
    ...(toSettle(facts).length === 0 ? [] : ['what is to be settled']),
  ];
  return parts.length === 0 ? null : `agree ${parts.join(', and ')} (section 9)`;
};

/** What members are asked to do. */
export const recommendations: StatementSection = (number, context) => {
  const asked = [
    `note the opinion on each of the ${sayFunctions(context.facts)}, and the reasons for it (sections 4 and 5)`,
    'note the gaps in what came in, and the concerns that are still open (sections 5 and 6)',
    sayAgreed(context.facts),
  ].filter((each) => each !== null);
  return [
    heading(number, 'Recommendations', 'recommendations'),
    paragraph([text('It is recommended that members:')]),
    ...asked.map((each, at) => said(context, number, `${each}${at === asked.length - 1 ? '.' : ';'}`)),
  ];
};

const basisOf = (of: { readonly statutoryBasis: string | null; readonly verified: boolean }): string =>
  of.statutoryBasis === null
    ? 'no statute is named for it.'
    : `${of.statutoryBasis}. ${of.verified ? 'Verified: this was held against the law itself.' : 'Not verified: nobody has yet held this against the law itself.'}`;

const bases = ({ facts }: StatementContext): string[] => {
  const groups = Map.groupBy(facts.functions, ({ function: each }) => basisOf(each));
  return [...groups].map(([basis, of]) => `${of.map(({ function: { code } }) => code).join(', ')}: ${basis}`);
};

const LEVEL_ORDER: readonly OpinionLevel[] = [...LEVELS.toReversed(), 'not-known'];

/** What the post rests on, how an opinion is formed, and what the paper leaves out. */
export const basis: StatementSection = (number, context) => {
  const { facts } = context;
  const { reach } = facts;
  const when = reach.soFar ? formatInstant(facts.asAt) : `the end of ${formatDay(reach.day)}`;
  return [
    heading(number, 'What this statement rests on', 'basis'),
    said(
      context,
      number,
      'Every council must have a Chief Social Work Officer, who advises members and officers on social work and answers for its quality. The functions and their statutory basis, as they are recorded here:',
    ),
    listOf(bases(context)),
    said(
      context,
      number,
      'The opinion on a function is worked out from what is recorded, by four questions. Did what was asked come in (coverage)? Are the days that it speaks of recent (freshness)? How much can it carry: was it shown, by evidence that others can open, or only said; did somebody else look at it; does it come from one mechanism or several (strength)? Is anything of concern (result)? Each question allows a level, and the opinion is the lowest that one of them allows, so that nothing good hides something bad.',
    ),
    said(
      context,
      number,
      'The thresholds behind these levels are set by the software that keeps the framework. No law and no guidance sets them. The Chief Social Work Officer may overrule an opinion with reasons; both opinions are then shown.',
    ),
    {
      kind: 'key',
      title: context.numbers.table('The levels, and what each means'),
      entries: LEVEL_ORDER.map((level) => ({
        status: LEVEL_WORDS[level].words,
        mark: LEVEL_WORDS[level].mark,
        meaning: LEVEL_WORDS[level].meaning,
      })),
    },
    said(
      context,
      number,
      `An answer belongs to the year in which it was due. The counts are of what had come in by ${formatInstant(facts.asAt)}, so that an answer given after the year is counted as late and not as missing. The opinions are those of ${when}, from what was known then and in the twelve months before.`,
    ),
    said(
      context,
      number,
      'Nothing that leads and reviewers wrote is printed here, because they wrote it for the Chief Social Work Officer and it may tell of people. What came of a concern, why something was waived and the reasons for an own opinion are in the words of the Chief Social Work Officer and those who act in that office. Nothing restricted was read for this statement.',
    ),
  ];
};
