import { parse } from 'csv-parse/sync';

/** The same questions answered another way: whole numbers scaled by 10^12, sorted lists, and nothing of the code under test. */
type Expected = {
  readonly code: string;
  readonly year: string;
  readonly value: bigint;
  readonly scotland: bigint;
  /** Twice the median, so that it stays whole. */
  readonly twiceMedian: bigint;
  /** Of the family, those with a value. */
  readonly members: number;
  readonly rank: number | null;
  readonly of: number;
  readonly sharedWith: number;
  /** The mean of the family as the published file gives it beside each row. */
  readonly publishedFamilyMean: number;
};

const PLACES = 12;

/** "0.869" as 869000000000n; exact, or it throws. */
export const scaled = (text: string): bigint => {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === '' || fraction.length > PLACES) throw new Error(`Not a number of at most ${PLACES} places: ${text}`);
  return BigInt(`${sign}${whole}${fraction.padEnd(PLACES, '0')}`);
};

type Texts = Readonly<Record<string, string>>;
const rowsOf = (text: string): Texts[] => parse(text, { columns: true });
const cell = (row: Texts, name: string): string => row[name] ?? '';
const ascending = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** Every indicator and year of one council, as a person would work them out from the three published files. */
export const expectedOf = (
  files: { readonly values: string; readonly indicators: string; readonly families: string },
  council: string,
  wanted: RegExp,
): Expected[] => {
  const about = new Map(rowsOf(files.indicators).map((row) => [cell(row, 'Code'), row]));
  const familyOf = new Map(
    rowsOf(files.families).map((row) => [
      `${cell(row, 'Type')}|${cell(row, 'Local_Authority')}`,
      cell(row, 'Family_Group'),
    ]),
  );
  const years = new Map<string, Texts[]>();
  for (const row of rowsOf(files.values).filter((one) => wanted.test(cell(one, 'Code')))) {
    const key = `${cell(row, 'Code')}|${cell(row, 'Year')}`;
    const year = years.get(key);
    if (year === undefined) years.set(key, [row]);
    else year.push(row);
  }
  return [...years].flatMap(([key, rows]) => {
    const [code = '', year = ''] = key.split('|');
    const own = rows.find((row) => cell(row, 'LocalAuthority') === council);
    const described = about.get(code);
    if (own === undefined || described === undefined) return [];
    const grouping = cell(described, 'FamilyGrouping');
    const family = familyOf.get(`${grouping}|${council}`);
    const inFamily = rows
      .filter((row) => familyOf.get(`${grouping}|${cell(row, 'LocalAuthority')}`) === family)
      .map((row) => scaled(cell(row, 'LA_IndicatorReal')))
      .sort(ascending);
    const value = scaled(cell(own, 'LA_IndicatorReal'));
    const all = rows.map((row) => scaled(cell(row, 'LA_IndicatorReal'))).sort(ascending);
    if (cell(described, 'Ranking_Type') === 'Descending') all.reverse();
    const half = inFamily.length / 2;
    return [
      {
        code,
        year,
        value,
        scotland: scaled(cell(own, 'Scotland_Indicator_Real')),
        twiceMedian: (inFamily[Math.ceil(half) - 1] ?? 0n) + (inFamily[Math.floor(half)] ?? 0n),
        members: inFamily.length,
        rank: cell(described, 'Ranking_Type') === 'Goldilocks' ? null : all.indexOf(value) + 1,
        of: all.length,
        sharedWith: cell(described, 'Ranking_Type') === 'Goldilocks' ? 0 : all.lastIndexOf(value) - all.indexOf(value),
        publishedFamilyMean: Number(cell(own, 'FG_Avg_Indicator_Real')),
      },
    ];
  });
};
