import type { Row } from './sources.ts';

/** The grades of the six-point scale, the lowest first. */
export const GRADES = ['grade-1', 'grade-2', 'grade-3', 'grade-4', 'grade-5', 'grade-6'] as const;

// The fourth of six is "good".
const GOOD = 3;

/** What the files of one round were graded for one question: how many were given each grade, the lowest first, and for how many it did not apply. */
export type Graded = {
  readonly question: string;
  readonly counts: readonly number[];
  readonly notApplicable: number;
};

/** Files good or better in hundredths of those graded, with what it rests on; null where none was graded. */
export type GoodShare = { readonly percent: number; readonly good: number; readonly graded: number };

const whole = (value: unknown): number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 0;

export const gradedOf = (row: Row): Graded => ({
  question: typeof row['question'] === 'string' ? row['question'] : '',
  counts: GRADES.map((grade) => whole(row[grade])),
  notApplicable: whole(row['not-applicable']),
});

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** How many files were graded for a question. */
export const gradedFiles = ({ counts }: Graded): number => sum(counts);

/** The share of files good or better; files to which the question did not apply are in no share. */
export const goodShare = (graded: Graded): GoodShare | null => {
  const [good, all] = [sum(graded.counts.slice(GOOD)), gradedFiles(graded)];
  return all === 0 ? null : { percent: (100 * good) / all, good, graded: all };
};

/** One round of case file audit as grades are read from it. */
export type Round = {
  readonly reference: string;
  readonly name: string;
  readonly service: string;
  readonly day: string;
  readonly focus: string;
  readonly tool: string;
  readonly sampling: string;
  /** How many files were read; null where it is not said. */
  readonly files: number | null;
  readonly questions: readonly Graded[];
};

/** A question of a round beside the same question of the round before it. */
export type Trend = {
  readonly round: Round;
  readonly graded: Graded;
  readonly share: GoodShare | null;
  /** The round before of the same service that asked the same; null where none did. */
  readonly before: { readonly round: Round; readonly share: GoodShare | null } | null;
  /** Percentage points better (or below 0: worse) than before; null where the two cannot be compared. */
  readonly points: number | null;
  /** Why not, in words; null where they can be, and where there is nothing to compare with. */
  readonly notCompared: string | null;
  /** Files read for which the question has neither a grade nor "not applicable" (below 0: more grades than files); null where nobody said how many were read. */
  readonly missing: number | null;
};

// The same question, however it was typed.
const asked = (question: string): string => question.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

const whyNotCompared = (one: Round, other: Round): string | null => {
  if (asked(one.focus) !== asked(other.focus)) return 'the focus changed';
  if (asked(one.tool) !== asked(other.tool)) return 'the tool changed';
  return one.sampling === other.sampling ? null : 'files were chosen otherwise';
};

const trendOf = (round: Round, graded: Graded, earlier: readonly Round[]): Trend => {
  const share = goodShare(graded);
  const same = (each: Graded): boolean => asked(each.question) === asked(graded.question);
  const found = earlier.find((each) => each.service === round.service && each.questions.some(same));
  const theirs = found?.questions.find(same);
  const before = found === undefined || theirs === undefined ? null : { round: found, share: goodShare(theirs) };
  const notCompared = before === null ? null : whyNotCompared(round, before.round);
  const comparable = share !== null && before !== null && before.share !== null && notCompared === null;
  return {
    round,
    graded,
    share,
    before,
    points: comparable ? share.percent - (before.share?.percent ?? 0) : null,
    notCompared,
    missing: round.files === null ? null : round.files - gradedFiles(graded) - graded.notApplicable,
  };
};

/** Each question of each round with the round before it of the same service, the last round first. Rounds may come in any order. */
export const trends = (rounds: readonly Round[]): Trend[] => {
  const lastFirst = rounds.toSorted((a, b) =>
    a.day === b.day ? (a.reference < b.reference ? 1 : -1) : a.day < b.day ? 1 : -1,
  );
  return lastFirst.flatMap((round, index) =>
    round.questions.map((graded) => trendOf(round, graded, lastFirst.slice(index + 1))),
  );
};
