import { isShown } from '../answers/index.ts';
import { count } from '../site/index.ts';
import type { Factor } from './factor.ts';
import type { Level } from './level.ts';
import type { Standing } from './standing.ts';
import { isExamination } from './thresholds.ts';

const REVIEWED_EXAMINATION =
  'Attach evidence to an audit, a dataset, a report or a scorecard, and let somebody else accept it.';
const NO_EXAMINATION =
  'No audit, dataset, report or scorecard stands behind this function: with what the framework asks now it cannot rise above reasonable.';

const TWO_CARRY =
  'It takes answers on two mechanisms that are shown or accepted by somebody else, or one of an audit, a dataset, a report or a scorecard that is both.';
const SECOND_CARRIES = 'It takes an answer on a second mechanism that is shown, or accepted by somebody else.';

const SAID_ONLY =
  'Said, not shown: words alone, or a minute that is only named; there is no file, measure, register or address to open.';

const examined = ({ source }: Standing): boolean => isExamination(source.kind);

const levelFrom = (current: readonly Standing[]): Level => {
  const firm = current.filter(({ grade }) => grade === 'firm');
  const carried = current.filter(({ grade }) => grade === 'firm' || grade === 'supported');
  if (firm.length >= 2 && firm.some(examined)) return 'substantial';
  if (carried.length >= 2 || firm.some(examined)) return 'reasonable';
  return current.length > 0 ? 'limited' : 'none';
};

const SHORT: Readonly<Record<Exclude<Level, 'limited'>, string>> = {
  substantial: 'What came in was shown, examined and accepted by somebody else.',
  reasonable: 'Too little of what came in was shown and accepted by somebody else.',
  none: 'Nothing recent came in.',
};

const isCarried = ({ grade }: Standing): boolean => grade === 'firm' || grade === 'supported';

const isTold = ({ grade }: Standing): boolean => grade === 'told';

const wasShown = ({ newest }: Standing): boolean => newest?.evidence.some(isShown) === true;

/** Why it is limited: one mechanism carries it alone and not far enough, or none does and there are words alone. */
const shortOfLimited = (current: readonly Standing[]): string => {
  const alone = current.find(isCarried);
  if (alone?.grade === 'firm')
    return 'One mechanism alone carries it, and that is no audit, dataset, report or scorecard.';
  if (alone !== undefined)
    return wasShown(alone)
      ? 'One mechanism alone carries it: its answer was shown, and nobody else has accepted it.'
      : 'One mechanism alone carries it: somebody else accepted its answer, and it was not shown.';
  if (current.every(isTold)) return 'What came in was said and not shown.';
  return current.some(isTold)
    ? 'What came in was said and not shown, or says that nothing arose.'
    : 'What came in says that nothing arose.';
};

const shortOf = (level: Level, current: readonly Standing[], all: readonly Standing[]): string => {
  if (level === 'limited') return shortOfLimited(current);
  return level === 'reasonable' && !all.some(examined) ? 'Nothing examines it.' : SHORT[level];
};

const firmerBy = (standing: Standing): string =>
  wasShown(standing)
    ? `Let somebody else review the answer on ${standing.mechanism.title}.`
    : `Attach evidence to the answer on ${standing.mechanism.title}.`;

// Reasonable takes two mechanisms that carry, or one examination that is firm: each line names what does it from here.
const raiseFromLimited = (current: readonly Standing[]): string[] => {
  const alone = current.find(isCarried);
  const told = current.filter(isTold);
  const words = told.map(
    ({ mechanism }) => `Attach evidence to the answer on ${mechanism.title}, or let somebody else accept it.`,
  );
  if (alone === undefined) return told.length >= 2 ? words : [...words, TWO_CARRY];
  const firmer = alone.grade === 'supported' && examined(alone) ? [firmerBy(alone)] : [];
  return words.length + firmer.length > 0 ? [...firmer, ...words] : [SECOND_CARRIES];
};

/** What would bring it one level up, given what stands now. */
const raiseFrom = (level: Level, current: readonly Standing[], all: readonly Standing[]): string[] => {
  if (level === 'substantial') return [];
  if (level === 'none') return ['Bring in one answer that is recent.'];
  if (level === 'limited') return raiseFromLimited(current);
  if (!all.some(examined)) return [NO_EXAMINATION];
  const unseen = current.filter(({ grade }) => grade === 'supported');
  const firmExamination = current.some((each) => each.grade === 'firm' && examined(each));
  return [...(firmExamination ? [] : [REVIEWED_EXAMINATION]), ...unseen.map(firmerBy)];
};

/**
 * How much what came in can carry, by the newest answer of each mechanism that is fresh: whether it is an examination or somebody's word,
 * whether it was shown by evidence that others can open, whether somebody else looked at it, and how many there are. An answer that nothing arose is fresh and carries little.
 */
export const strengthOf = (standings: readonly Standing[]): Factor => {
  const current = standings.filter(({ grade }) => grade !== null);
  const level = levelFrom(current);
  const of = (grade: Standing['grade']): number => current.filter((each) => each.grade === grade).length;
  const counts: readonly (readonly [number, string])[] = [
    [of('firm'), 'shown, and accepted by somebody else'],
    [of('supported'), 'either shown or accepted by somebody else'],
    [of('told'), 'said, not shown'],
    [of('nothing'), 'saying that nothing arose'],
  ];
  const parts = counts.filter(([number]) => number > 0).map(([number, words]) => `${number} ${words}`);
  const examinations = current.filter(examined).length;
  const sentence =
    current.length === 0
      ? 'No mechanism has an answer that is recent enough to carry anything.'
      : `${count(current.length, 'recent answer')}: ${parts.join('; ')}. ${
          examinations === 0
            ? 'None comes from an audit, a dataset, a report or a scorecard.'
            : `${count(examinations, 'comes', 'come')} from an audit, a dataset, a report or a scorecard.`
        }${of('told') === 0 ? '' : ` ${SAID_ONLY}`}`;
  const short = shortOf(level, current, standings);
  return { name: 'strength', level, short, sentence, raise: raiseFrom(level, current, standings) };
};
