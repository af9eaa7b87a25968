import { type Fault, fail, fault, ok, type Result } from '../../kernel/index.ts';
import { type Council, findCouncil } from '../councils/index.ts';
import type { FamilyMember, Indicator, PublishedValue } from './indicator.ts';
import type { LgbfTables } from './lgbf-columns.ts';
import { readFamilies } from './lgbf-families.ts';
import { groupingDisagreements, sayGrouping } from './lgbf-grouping.ts';
import { readIndicators } from './lgbf-indicators.ts';
import { settleScales } from './lgbf-scale.ts';
import { sayDisagreement, scottishDisagreements } from './lgbf-scotland.ts';
import { type ReadValues, readValues } from './lgbf-values.ts';

/** What is known before the import: its files may refer to it. */
type LgbfContext = { readonly councils: readonly Council[]; readonly standing: readonly Indicator[] };

/** The content of the files given; `undefined` where that file was not given. */
export type LgbfContent = {
  readonly indicators: readonly Indicator[] | undefined;
  readonly families: readonly FamilyMember[] | undefined;
  readonly values: readonly PublishedValue[] | undefined;
  /** Whole sentences about what the reader of the import should know. */
  readonly notes: readonly string[];
};

const groupingNotes = (
  indicators: readonly Indicator[],
  families: readonly FamilyMember[],
  given: ReadValues | undefined,
) => (given === undefined ? [] : groupingDisagreements(indicators, families, given.printedFamilies).map(sayGrouping));

const unknownGroupings = (indicators: readonly Indicator[], families: readonly FamilyMember[]): string[] => {
  const known = new Set(families.map(({ grouping }) => grouping));
  const unknown = new Set(indicators.map(({ familyGrouping }) => familyGrouping).filter((name) => !known.has(name)));
  return [...unknown].map((name) => `No family groups are given for "${name}": its indicators have no family median.`);
};

/**
 * Reads the Local Government Benchmarking Framework: any of its three files, the others being known from before. With one fault there is
 * no content; all faults are given, each with its file, row and column.
 */
export const readLgbf = (tables: LgbfTables, { councils, standing }: LgbfContext): Result<LgbfContent> => {
  // Invented councils have no place in national figures, and their names must not catch a real one.
  const real = councils.filter(({ invented }) => !invented);
  if (real.length === 0)
    return fail([
      fault(
        'reference.unknown',
        'No council is known yet',
        {},
        'Load the pack "scotland" first, then the national figures.',
      ),
    ]);
  const councilOf = (name: string): string | null => findCouncil(real, name)?.code ?? null;
  const nameOf = (code: string): string => real.find((council) => council.code === code)?.shortName ?? code;
  const described = tables.indicators === undefined ? undefined : readIndicators(tables.indicators);
  const families = tables.families === undefined ? undefined : readFamilies(tables.families, councilOf);
  const codes = new Set((described?.indicators ?? standing).map(({ code }) => code));
  const given =
    tables.values === undefined
      ? undefined
      : readValues(tables.values, { councilOf, isIndicator: (code) => codes.has(code) });
  const faults: Fault[] = [described, families, given].flatMap((part) => part?.faults ?? []);
  if (faults.length > 0) return fail(faults);

  const values = given?.values ?? [];
  const scales = settleScales(described?.indicators ?? standing, values, standing);
  return ok({
    indicators: described === undefined && given === undefined ? undefined : scales.indicators,
    families: families?.families,
    values: given?.values,
    notes: [
      ...[tables.indicators, tables.families, tables.values].flatMap((table) =>
        (table?.notes ?? []).map((note) => `${table?.fileName}: ${note}`),
      ),
      ...(given?.notes ?? []),
      ...scales.notes,
      ...scottishDisagreements(values).map((found) => sayDisagreement(found, nameOf)),
      ...(described === undefined || families === undefined
        ? []
        : [
            ...unknownGroupings(described.indicators, families.families),
            ...groupingNotes(described.indicators, families.families, given),
          ]),
    ],
  });
};
