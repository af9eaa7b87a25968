import type { Instant } from '../../../kernel/index.ts';
import { entryFor, submittedFigures } from '../../measures/index.ts';
import { LATEST } from '../../people/index.ts';
import type { Counted } from '../counts/count.ts';
import { splitsOf } from '../counts/submitted.ts';
import { SMALL, tellsOfFew } from '../counts/words.ts';
import { type ComplaintFigures, UPHELD } from './complaint-figures.ts';
import type { RegistersView } from './view.tsx';

const numberOf = ({ value }: Counted): number => value ?? 0;

// A number that is left out can be had back by subtraction: so where one of those that add up is small, or what remains of them is, none of them is told.
const tellsByPart = ({ all, services, outcomes }: ComplaintFigures): boolean =>
  outcomes.some(({ counted }) => tellsOfFew(counted)) ||
  numberOf(all) !== services.reduce((sum, { counted }) => sum + numberOf(counted), 0) ||
  services.some(({ counted, outcomes }) => {
    const left = numberOf(counted) - outcomes.reduce((sum, each) => sum + numberOf(each), 0);
    return [counted, ...outcomes].some(tellsOfFew) || (left > 0 && left < SMALL);
  });

const tellsByService = ({ services }: ComplaintFigures): boolean => services.some(({ counted }) => tellsOfFew(counted));

/** What of the services a reader is told: all of it to whoever keeps the register. */
export const shownOf = (figures: ComplaintFigures, keeps: boolean): 'outcomes' | 'services' | 'nothing' =>
  keeps || !tellsByPart(figures) ? 'outcomes' : tellsByService(figures) ? 'nothing' : 'services';

const OUTCOME_MEASURES = [UPHELD, 'complaints-partially-upheld', 'complaints-not-upheld'];

/** What the percentages of a paper rest on: the finding that they are no parts of all complaints received, or null where they are, or none was submitted. */
export const findingOn = async (
  given: RegistersView,
  figures: ComplaintFigures,
  keeps: boolean,
  /** What was submitted, as it was known by then. */
  submittedAt: Instant = LATEST,
): Promise<string | null> => {
  const submitted = await submittedFigures(given.tx, ['complaints-total', ...OUTCOME_MEASURES], submittedAt);
  const { period, value, not } = figures.all;
  const stated = (measure: string): number | null => {
    const said = submitted.get(measure);
    const figure = said === undefined ? null : entryFor(said.series, period)?.figure;
    return figure == null ? null : Number(figure.value.toString());
  };
  const total = stated('complaints-total');
  const shares = OUTCOME_MEASURES.map(stated);
  if (total === null || shares.some((each) => each === null)) return null;
  const percentages = shares.filter((each) => each !== null);
  if (splitsOf(total, percentages).length > 0) return null;
  const list = percentages.map((each) => `${each}%`).join(', ');
  const told = `Submitted: ${total} complaints, of which ${list} by outcome. No division of ${total} into whole numbers gives these percentages`;
  const upheld = figures.declared.find(({ count }) => count.measure === OUTCOME_MEASURES[0]);
  const decided = upheld?.denominator ?? null;
  // What was submitted is of all complaints: held against the open ones alone it would tell how many are not.
  const { sight } = figures.all;
  if (not !== null || value === null || upheld === undefined || decided === null || sight !== 'all') return `${told}.`;
  if (!keeps && tellsOfFew(upheld)) return `${told}.`;
  const ways = splitsOf(decided, percentages);
  const [way] = ways;
  return ways.length === 1 && way !== undefined
    ? `${told}. They are shares of the ${decided} that are decided: ${way.join(', ')}.`
    : `${told}, and none of the ${decided} that are decided does either.`;
};

/** How many of those received the shares are of; null where the reader is not told it. */
export const restOf = ({ declared, all, outcomes }: ComplaintFigures, keeps: boolean): string | null => {
  const upheld = declared.find(({ count }) => count.measure === OUTCOME_MEASURES[0]);
  if (upheld?.denominator == null || all.value === null || (!keeps && tellsOfFew(upheld))) return null;
  const left = all.value - upheld.denominator;
  if (left === 0) return `The shares are of all ${all.value} complaints received.`;
  const told = `The shares are of the ${upheld.denominator} that are decided, not of all ${all.value} received: ${left === 1 ? 'one has' : `${left} have`} no finding`;
  const resolved = outcomes.reduce((sum, { counted }) => sum + numberOf(counted), 0) - upheld.denominator;
  return keeps && resolved > 0
    ? `${told}, of which ${resolved === 1 ? 'one was' : `${resolved} were`} resolved with the complainant.`
    : `${told}.`;
};

/** How many of some complaints have none of the outcomes, in words: those that are not decided. */
export const undecidedOf = (all: Counted, outcomes: readonly Counted[]): string =>
  String(numberOf(all) - outcomes.reduce((sum, each) => sum + numberOf(each), 0));
