import { compare, periodTitle, toPlain } from '../../kernel/index.ts';
import type { ComparedCouncil as ComparedRow, CouncilKind, CouncilValue, ReferenceValue } from '../../ui/index.ts';
import { ADDRESS, type CsvCell, csvFile } from '../site/index.ts';
import type { ComparedCouncil, CouncilComparison } from './comparison.ts';
import { formatPublished, sayPublished, shownValue } from './indicator.ts';

const kindOf = ({ council, inFamily }: ComparedCouncil, own: string | null): CouncilKind =>
  council === own ? 'own' : inFamily ? 'family' : 'other';

// Best first; where neither end is better, the largest first; councils without a figure last, by name.
const bestFirst = (a: ComparedCouncil, b: ComparedCouncil): number => {
  if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
  return a.rank !== null && b.rank !== null ? a.rank - b.rank : compare(b.value, a.value);
};

/** A council's line for the table: rank, figure in words, how its bar is drawn. A shared rank is marked "=". */
export const comparedRows = (comparison: CouncilComparison, own: string | null): ComparedRow[] =>
  comparison.councils.toSorted(bestFirst).map((row) => ({
    name: row.name,
    kind: kindOf(row, own),
    value: row.value === null ? null : Number(toPlain(shownValue(comparison.indicator, row.value))),
    text: row.displayed ?? 'None',
    ...(row.rank === null
      ? comparison.indicator.ranking === 'goldilocks'
        ? {}
        : { rank: '' }
      : { rank: row.sharedWith > 0 ? `${row.rank}=` : String(row.rank) }),
    href: ADDRESS.indicator(comparison.indicator.code, { period: comparison.period.code, council: row.council }),
  }));

/** The councils that have a figure, for the strip of dots. */
export const drawnCouncils = (comparison: CouncilComparison, own: string | null): CouncilValue[] =>
  comparedRows(comparison, own).flatMap(({ name, kind, value, text }) =>
    value === null ? [] : [{ name, kind, value, text }],
  );

/** Scotland, as most councils' rows of the published file print it. */
export const scotlandOf = ({ indicator, scotlandFigures }: CouncilComparison): ReferenceValue | null => {
  const [first] = scotlandFigures;
  return first === undefined
    ? null
    : {
        name: 'Scotland',
        value: Number(toPlain(shownValue(indicator, first.value))),
        text: formatPublished(indicator, first.value),
      };
};

/** Where the own council stands, in a sentence; or what the range is where no council is chosen. */
export const sayStanding = (comparison: CouncilComparison, own: string | null): string => {
  const { indicator, period, councils, of } = comparison;
  const scotland = comparison.scotlandFigures[0];
  const nation = scotland === undefined ? '' : ` Scotland: ${sayPublished(indicator, scotland.value)}.`;
  const mine = councils.find(({ council }) => council === own);
  if (mine !== undefined && mine.value !== null) {
    const shared = mine.sharedWith === 0 ? '' : ', a rank it shares';
    const rank = mine.rank === null ? '' : `: rank ${mine.rank} of ${of}${shared}`;
    return `${mine.name} had ${sayPublished(indicator, mine.value)} in ${periodTitle(period)}${rank}.${nation}`;
  }
  if (mine !== undefined) return `No figure is published for ${mine.name} in ${periodTitle(period)}.${nation}`;
  const values = councils.flatMap(({ value }) => (value === null ? [] : [value])).toSorted(compare);
  const [low] = values;
  const high = values.at(-1);
  return low === undefined || high === undefined
    ? `No council has a figure for ${periodTitle(period)}.`
    : `${of} councils have a figure for ${periodTitle(period)}, from ${sayPublished(indicator, low)} to ${sayPublished(indicator, high)}.${nation}`;
};

/** The comparison as a file; `value` is exactly as published, `shown` in the indicator's own unit. */
export const comparisonData = (comparison: CouncilComparison): Uint8Array => {
  const { indicator, period } = comparison;
  const scotland = comparison.scotlandFigures[0];
  return csvFile(
    ['indicator', 'title', 'period', 'council', 'name', 'value', 'shown', 'unit', 'rank', 'scotland'],
    comparison.councils.map((row): CsvCell[] => [
      indicator.code,
      indicator.title,
      period.code,
      row.council,
      row.name,
      row.value === null ? null : toPlain(row.value),
      row.displayed,
      indicator.unit,
      row.rank,
      scotland === undefined ? null : toPlain(scotland.value),
    ]),
  );
};
