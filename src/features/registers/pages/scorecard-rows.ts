import type { Instant, Period } from '../../../kernel/index.ts';
import { submittedFigures } from '../../measures/index.ts';
import { LATEST } from '../../people/index.ts';
import { countedMeasures, type FigureRow, figureRows } from '../counts/figures.ts';
import { readScorecards, type Scorecard } from '../counts/scorecard.ts';
import { opensEntries, type RegistersView } from './view.tsx';

/** A row of a scorecard, with what the measure is called and why it stands there. */
export type ScorecardRow = FigureRow & {
  readonly title: string;
  readonly note: string | null;
  /** Whether the measure is one of the council's, and so has a page. */
  readonly known: boolean;
};

/** The scorecard of everything that some register counts towards: it is no pack's, and always there. */
export const EVERYTHING = 'everything-counted';

const everything = ({ types }: RegistersView): Scorecard => ({
  code: EVERYTHING,
  title: 'Everything counted from registers',
  measures: countedMeasures(types.values()).map((measure) => ({ measure, source: 'ours', note: null })),
});

/** All scorecards, that of everything last. */
export const scorecardsFor = async (given: RegistersView): Promise<Scorecard[]> => [
  ...(await readScorecards(given.tx)),
  everything(given),
];

/** The rows of a scorecard: each measure counted in each of the periods, for this reader, and what was submitted for the first. */
export const scorecardRows = async (
  given: RegistersView,
  { measures }: Scorecard,
  periods: readonly Period[],
  /** What was submitted, as it was known by then. */
  submittedAt: Instant = LATEST,
): Promise<ScorecardRow[]> => {
  const codes = measures.map(({ measure }) => measure);
  const submitted = await submittedFigures(given.tx, codes, submittedAt);
  const notes = new Map(measures.map(({ measure, note }) => [measure, note]));
  const rows = await figureRows(given.tx, given.need, {
    types: given.types.values(),
    asked: codes.map((measure) => ({ measure, submitted: submitted.get(measure) })),
    periods,
    asAt: given.now,
    opensEntries: opensEntries(given),
  });
  return rows.map((row) => {
    const said = submitted.get(row.measure);
    return {
      ...row,
      title: said?.measure.title ?? row.countings[0]?.count.label ?? row.measure,
      note: notes.get(row.measure) ?? null,
      known: said !== undefined,
    };
  });
};
