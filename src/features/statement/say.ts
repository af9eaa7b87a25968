import { dayOf, formatDay, periodTitle, shiftPeriod } from '../../kernel/index.ts';
import {
  type Concern,
  FACTORS,
  type Factor,
  hundredthsOf,
  LEVEL_WORDS,
  LEVELS,
  meanOf,
  type Opinion,
  type OpinionLevel,
  sayConcerns,
} from '../assurance/index.ts';
import { postTitle } from '../people/index.ts';
import { count } from '../site/index.ts';
import { answered, type YearCount } from './count-year.ts';
import type { FunctionYear, MechanismYear, NewestAnswer, StatementFacts } from './facts.ts';

/** "12 of 14"; that nothing fell due where nothing did. */
export const sayAnswered = (of: YearCount): string => (of.due === 0 ? 'None due' : `${answered(of)} of ${of.due}`);

/** The counts in a sentence: "12 of 14 answers due came in, 1 of them late; 2 never came in; and 3 more came before they were due." */
export const sayCount = (of: YearCount): string => {
  const early =
    of.early === 0 ? '' : `; and ${of.early} more came before ${of.early === 1 ? 'it was' : 'they were'} due`;
  if (of.due === 0) {
    const waived = of.waived === 0 ? '' : ` but what was waived (${of.waived})`;
    return `Nothing fell due${waived}${early.replace(' more', '')}.`;
  }
  const late = of.late === 0 ? '' : `, ${of.late} of them late`;
  const never = of.never === 0 ? '' : `; ${of.never} never came in`;
  const waived = of.waived === 0 ? '' : `; ${of.waived} more ${of.waived === 1 ? 'was' : 'were'} waived`;
  return `${answered(of)} of ${count(of.due, 'answer')} due came in${late}${never}${waived}${early}.`;
};

const isOpen = ({ state }: Concern): boolean => state === 'open';

/** "a, b and c". */
const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

const sayCoverage = ({ standings }: Opinion): string => {
  const asked = standings.filter(({ due }) => due.length > 0);
  const shares = asked.map(({ due, missing }) => ({ part: due.length - missing.length, whole: due.length }));
  const sum = (of: (each: Opinion['standings'][number]) => number): number =>
    asked.reduce((total, each) => total + of(each), 0);
  const [due, late] = [sum((each) => each.due.length), sum((each) => each.answeredLate.length)];
  const came = sum((each) => each.due.length - each.missing.length);
  const mean = meanOf(shares);
  const tail = late > 0 ? `, ${late} of them late` : '';
  const over =
    mean === null || asked.length < 2
      ? ''
      : ` Over its ${asked.length} mechanisms, each counting the same, that is ${hundredthsOf(mean)}%.`;
  return `${came} of ${count(due, 'answer')} due in the twelve months before had come in by then${tail}.${over}`;
};

const sayResult = ({ concerns }: Opinion): string =>
  concerns.length === 0 ? 'No concern was open.' : `${sayConcerns(concerns, 'then')}.`;

// What members read holds no words of leads and reviewers: only counts, and titles of the framework.
const sayFactor = ({ name, sentence }: Factor, opinion: Opinion): string =>
  name === 'coverage' ? sayCoverage(opinion) : name === 'result' ? sayResult(opinion) : sentence;

/** What an opinion that was worked out rests on, in sentences that a member understands. */
export const sayReason = (opinion: Opinion): string => {
  const { worked, held, reason } = opinion;
  if (worked === 'not-known') return reason.replace(/^[^.]*\. /, '');
  if (held.length === 0) return 'All four questions allow the highest level.';
  const names = joined(held.map(({ name }) => FACTORS[name].words.toLowerCase()));
  return `What holds it there: ${names}. ${held.map((factor) => sayFactor(factor, opinion)).join(' ')}`;
};

/** Who gave the own opinion, and when: "the Chief Social Work Officer on 3 March 2027". */
export const sayGiven = ({ overruled }: Opinion, { posts }: Pick<StatementFacts, 'posts'>): string => {
  if (overruled === null) return '';
  const { post, capacity, knownAt } = overruled.given;
  const as = capacity.startsWith('holder') ? '' : ` (${capacity})`;
  return `the ${postTitle(posts, post)}${as} on ${formatDay(dayOf(knownAt))}`;
};

const VERDICTS: Readonly<Record<string, string>> = {
  accepted: 'accepted by a reviewer',
  returned: 'a question was asked back',
  concern: 'a reviewer raised a concern',
};

/** The newest answer without its words: "2 July 2026: shown, accepted by a reviewer". */
export const sayNewest = (newest: NewestAnswer | null, { due, toCome }: YearCount): string => {
  if (newest === null) return due > 0 ? 'None came in' : toCome > 0 ? 'Not due yet' : 'None was due';
  const { on, nothingArose, shown, verdict } = newest;
  const said = nothingArose ? 'nothing arose' : shown ? 'shown' : 'said, not shown';
  return `${formatDay(on)}: ${said}${verdict === null ? ', not reviewed' : `, ${VERDICTS[verdict] ?? verdict}`}`;
};

/** "also under F5 and F8"; nothing where it stands under one function. */
export const sayShared = ({ alsoUnder }: Pick<MechanismYear, 'alsoUnder'>): string =>
  alsoUnder.length === 0 ? '' : `also under ${alsoUnder.join(' and ')}`;

const gapsOf = ({ mechanism: { title }, count: of, gone, leads, schedule, waived }: MechanismYear): string[] => [
  ...(gone ? [`${title}: it was taken out of the framework during the year.`] : []),
  ...(of.never === 0
    ? []
    : of.never === of.due
      ? [`${title}: ${of.due === 1 ? 'the one answer' : `none of the ${of.due} answers`} due came in.`]
      : [`${title}: ${of.never} of ${of.due} answers due never came in.`]),
  ...(of.due > 0 || of.early > 0 || of.toCome > 0 || gone
    ? []
    : [
        of.waived > 0
          ? `${title}: everything that fell due was waived (${of.waived}).`
          : schedule === null
            ? `${title}: it has no frequency, so it was never asked.`
            : `${title}: it was not asked in the year.`,
      ]),
  ...waived.map(
    ({ dueOn, reason }) =>
      `${title}: what fell due on ${formatDay(dueOn)} was waived: ${reason === null ? 'no reason is recorded.' : `“${reason.trim()}”`}`,
  ),
  ...(leads.length === 0 && !gone ? [`${title}: no post leads on it.`] : []),
];

/** What is not there, said plainly, mechanism by mechanism; none where everything came in. */
export const gapsIn = ({ mechanisms, concerns }: FunctionYear): string[] => {
  const open = concerns.filter(({ concern }) => isOpen(concern)).length;
  const bySource = new Map(mechanisms.map((each) => [each.source.code, each]));
  return [
    ...[...bySource.values()].flatMap(gapsOf),
    ...(open === 0
      ? []
      : [`${count(open, 'concern')} raised on its mechanisms ${open === 1 ? 'is' : 'are'} still open.`]),
  ];
};

/** How many functions stand at each level: "2 at substantial, 5 at reasonable and 3 not yet known". */
export const sayLevels = (functions: readonly FunctionYear[]): string => {
  const order: readonly OpinionLevel[] = [...LEVELS.toReversed(), 'not-known'];
  const parts = order.flatMap((level) => {
    const many = functions.filter(({ opinion }) => opinion.level === level).length;
    if (many === 0) return [];
    const words = LEVEL_WORDS[level].words.toLowerCase();
    return [level === 'not-known' ? `${many} ${words}` : `${many} at ${words}`];
  });
  return joined(parts);
};

/** The year after: "2027/28". */
export const nextYear = ({ year }: Pick<StatementFacts, 'year'>): string => periodTitle(shiftPeriod(year, 1));

/** "in 2026/27", or "so far in 2026/27" where the year is running. */
export const inYear = ({ year, reach }: Pick<StatementFacts, 'year' | 'reach'>): string =>
  `${reach.soFar ? 'so far ' : ''}in ${periodTitle(year)}`;

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;

/** How many functions, as one writes it in a sentence: "ten functions", "12 functions". */
export const sayFunctions = ({ functions }: Pick<StatementFacts, 'functions'>): string =>
  `${WORDS[functions.length] ?? functions.length} ${functions.length === 1 ? 'function' : 'functions'}`;

/** Of a year that is running: what is asked for already and not due yet. Nothing counts what no rule has asked for so far. */
export const sayToCome = ({ total: { toCome } }: Pick<StatementFacts, 'total'>): string =>
  `${count(toCome, 'answer')} asked for already ${toCome === 1 ? 'has' : 'have'} not come in and ${toCome === 1 ? 'is' : 'are'} not due yet, and more may be asked for before the year ends.`;
