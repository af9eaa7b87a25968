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

const SHORT: Readonly<Record<Level, string>> = {
  substantial: 'What came in was shown, examined and accepted by somebody else.',
  reasonable: 'Too little of what came in was shown and accepted by somebody else.',
  limited: 'What came in was said and not shown, or says that nothing arose.',
  none: 'Nothing recent came in.',
};

/** What would bring it one level up, given what stands now. */
const raiseFrom = (level: Level, current: readonly Standing[], all: readonly Standing[]): string[] => {
  if (level === 'substantial') return [];
  if (level === 'none') return ['Bring in one answer that is recent.'];
  if (level === 'limited') {
    const told = current.filter(({ grade }) => grade === 'told');
    if (told.length === 0)
      return [
        'Nothing has arisen, or nothing was shown: it takes evidence of two mechanisms, or one examined and accepted.',
      ];
    return told.map(
      ({ mechanism }) => `Attach evidence to the answer on ${mechanism.title}, or let somebody else accept it.`,
    );
  }
  if (!all.some(examined)) return [NO_EXAMINATION];
  const unseen = current.filter(({ grade }) => grade === 'supported');
  const firmExamination = current.some((each) => each.grade === 'firm' && examined(each));
  return [
    ...(firmExamination ? [] : [REVIEWED_EXAMINATION]),
    ...unseen.map(({ mechanism, newest }) =>
      newest?.evidence.some(isShown) === true
        ? `Let somebody else review the answer on ${mechanism.title}.`
        : `Attach evidence to the answer on ${mechanism.title}.`,
    ),
  ];
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
  const short = level === 'reasonable' && !standings.some(examined) ? 'Nothing examines it.' : SHORT[level];
  return { name: 'strength', level, short, sentence, raise: raiseFrom(level, current, standings) };
};
