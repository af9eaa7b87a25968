import type { JSX } from 'preact';

import { DataTable, Details } from '../../ui/index.ts';
import { FREQUENCY_CODES, frequencyOf, MECHANISM_KINDS } from '../framework/index.ts';
import { ASKED, CONCERNS, COVERAGE, FRESHNESS, KINDS, LIFE_BY_FREQUENCY, OTHER_KIND } from './thresholds.ts';

type Row = {
  readonly factor: string;
  readonly substantial: string;
  readonly reasonable: string;
  readonly limited: string;
};

const ROWS: readonly Row[] = [
  {
    factor: 'Coverage: of what fell due in 12 months, answered',
    substantial: `${COVERAGE.substantial}%`,
    reasonable: `${COVERAGE.reasonable}%`,
    limited: `${COVERAGE.limited}%`,
  },
  {
    factor: 'Freshness: mechanisms whose last answer still holds',
    substantial: FRESHNESS.substantial === 100 ? 'all' : `${FRESHNESS.substantial}%`,
    reasonable: `${FRESHNESS.reasonable}%`,
    limited: `${FRESHNESS.limited}%`,
  },
  {
    factor: 'Strength: recent answers',
    substantial:
      'two that were shown and that somebody else accepted, one of them an audit, report, dataset or scorecard',
    reasonable: 'two shown or accepted, or one audit, report, dataset or scorecard that was both',
    limited: 'one, also if it was said and not shown',
  },
  {
    factor: 'Result: concerns open',
    substantial: 'none',
    reasonable: `at most ${CONCERNS.ordinary}, none serious`,
    limited: `more, or ${CONCERNS.serious} serious`,
  },
];

type LifeRow = { readonly what: string; readonly days: number; readonly why: string };

const LIVES: readonly LifeRow[] = [
  ...FREQUENCY_CODES.flatMap((code) => {
    const life = LIFE_BY_FREQUENCY[code];
    return life === undefined ? [] : [{ what: `Asked: ${frequencyOf(code).words.toLowerCase()}`, ...life }];
  }),
  ...Object.entries(MECHANISM_KINDS).map(([code, words]) => ({
    what: `${words}, however seldom it is asked`,
    ...(KINDS[code] ?? OTHER_KIND).longest,
  })),
];

/** By which numbers a level is reached, and that they are ours. */
export const Thresholds = (): JSX.Element => (
  <Details summary="By which numbers the level is reached">
    <p>
      These numbers are Remit’s own and no law’s. The level is the lowest that one of the four allows; below “limited”
      it is “none”. Nothing is said until {ASKED === 50 ? 'half' : `${ASKED}%`} of the mechanisms have been asked.
    </p>
    <DataTable
      id="thresholds"
      caption="What each level asks for"
      narrow="stack"
      compact
      rows={ROWS}
      columns={[
        { title: 'Factor', rowHeader: true, cell: ({ factor }: Row) => factor },
        { title: 'Substantial', cell: ({ substantial }) => substantial },
        { title: 'Reasonable', cell: ({ reasonable }) => reasonable },
        { title: 'Limited', cell: ({ limited }) => limited },
      ]}
    />
    <p>
      Shown is what another person can open: a file, a measure, a register or an address. A minute that is only named is
      said, not shown. The days that an answer holds are counted from the last day that it speaks of, which is the end
      of its period or the day of the meeting, and not from the day on which it was written; how many they are goes by
      how often was asked at that time.
    </p>
    <DataTable
      id="lives"
      caption="How many days an answer holds: the fewer of the two that apply"
      narrow="stack"
      compact
      rows={LIVES}
      columns={[
        { title: 'What', rowHeader: true, cell: ({ what }: LifeRow) => what },
        { title: 'Days', numeric: true, cell: ({ days }) => days },
        { title: 'Why', cell: ({ why }) => why },
      ]}
    />
  </Details>
);
