import type { Block, Inline } from '../../../documents/model.ts';
import { formatDay } from '../../../kernel/index.ts';
import { postTitle } from '../../people/index.ts';
import type { AssessedMeasure } from '../../plans/index.ts';
import type { PaperFacts } from '../paper-facts.ts';
import { counted, statusPiece, text } from './pieces.ts';

const LGBF = 'Local Government Benchmarking Framework (LGBF)';

const sourceOf = ({ measure, national }: AssessedMeasure): string =>
  national !== null || measure.tags.includes('LGBF') ? LGBF : 'Other sources';

const expectation = (expectedBy: string | null): string =>
  expectedBy === null ? 'no date is known' : `expected by ${formatDay(expectedBy)}`;

const groupBy = (measures: readonly AssessedMeasure[], keyOf: (measure: AssessedMeasure) => string) => {
  const groups = new Map<string, AssessedMeasure[]>();
  for (const measure of measures) {
    const key = keyOf(measure);
    groups.set(key, [...(groups.get(key) ?? []), measure]);
  }
  return groups;
};

// The soonest first; sources that name no day come last.
const byExpectation = (a: AssessedMeasure, b: AssessedMeasure): number => {
  const [dayOfA, dayOfB] = [a.expectedBy ?? '9999', b.expectedBy ?? '9999'];
  return dayOfA < dayOfB ? -1 : dayOfA > dayOfB ? 1 : 0;
};

/** "A: 15; B: 6"; of a single group its name alone. */
const sharedOut = (groups: ReadonlyMap<string, readonly AssessedMeasure[]>): string =>
  groups.size === 1
    ? [...groups.keys()].join()
    : [...groups].map(([name, measures]) => `${name}: ${measures.length}`).join('; ');

const more = (status: string, measures: readonly AssessedMeasure[], { posts }: PaperFacts): string => {
  if (status === 'not-yet-published') {
    return `, ${sharedOut(groupBy(measures.toSorted(byExpectation), ({ expectedBy }) => expectation(expectedBy)))}`;
  }
  if (status !== 'not-received') return '';
  return `, to come from ${sharedOut(groupBy(measures, ({ measure }) => postTitle(posts, measure.ownerPost)))}`;
};

/** Why figures are missing: each reason in the council's words, how many measures, and from whom or by when they should come. Empty where none is missing. */
export const reasonsMissing = (facts: PaperFacts): Block[] => {
  const items = facts.vocabulary.words
    .filter(({ group }) => group === 'absent')
    .flatMap((word): Inline[][] => {
      const measures = facts.assessment.measures.filter(({ status }) => status === word.code);
      if (measures.length === 0) return [];
      const count = counted(measures.length, 'measure');
      return [[statusPiece(word), text(`: ${count}${more(word.code, measures, facts)}. ${word.meaning}`)]];
    });
  return items.length === 0 ? [] : [{ kind: 'list', items }];
};

/** The sources that have still to publish, with the measures that wait for them and the day they are expected by. Empty where none is late. */
export const lateSources = (facts: PaperFacts): Block[] => {
  const late = facts.assessment.measures.filter(({ status }) => status === 'not-yet-published').toSorted(byExpectation);
  const groups = groupBy(late, (measure) => `${sourceOf(measure)}, ${expectation(measure.expectedBy)}`);
  const titleOf = ({ measure, national }: AssessedMeasure): string =>
    national === null ? measure.title : `${measure.title} (${national.indicator})`;
  const items = [...groups].map(([source, measures]): Inline[] => [
    text(`${source} (${counted(measures.length, 'measure')}): ${measures.map(titleOf).join('; ')}.`),
  ]);
  return items.length === 0 ? [] : [{ kind: 'list', items }];
};
