import type { FamilyMember, Indicator } from './indicator.ts';
import type { PrintedFamilies } from './lgbf-values.ts';

/** Indicators whose values are printed with the families of `printed`, while the indicator information names `described`. */
type GroupingDisagreement = {
  readonly described: string;
  readonly printed: string;
  readonly indicators: readonly string[];
};

// Two ways of sorting the same councils agree where each name of the one goes with one name of the other, and back.
const isSameSorting = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean => {
  const pairs = new Set<string>();
  const [names, otherNames] = [new Set<string>(), new Set<string>()];
  for (const [council, name] of one) {
    const otherName = other.get(council) ?? '';
    pairs.add(`${name}\n${otherName}`);
    names.add(name);
    otherNames.add(otherName);
  }
  return pairs.size === names.size && pairs.size === otherNames.size;
};

/**
 * Where the file of values prints families of another grouping than the indicator information names: seen in the published files for 17 of
 * 108 indicators. Remit follows the indicator information; the file's own family averages follow the other.
 */
export const groupingDisagreements = (
  indicators: readonly Indicator[],
  families: readonly FamilyMember[],
  printedFamilies: PrintedFamilies,
): GroupingDisagreement[] => {
  const groupings = new Map(
    [...Map.groupBy(families, ({ grouping }) => grouping)].map(
      ([grouping, members]) => [grouping, new Map(members.map(({ council, family }) => [council, family]))] as const,
    ),
  );
  const found = new Map<string, { described: string; printed: string; indicators: string[] }>();
  for (const { code, familyGrouping: described } of indicators) {
    const printedHere = printedFamilies.get(code);
    const own = groupings.get(described);
    if (printedHere === undefined || own === undefined || isSameSorting(printedHere, own)) continue;
    const printed = [...groupings].find(([, members]) => isSameSorting(printedHere, members))?.[0];
    if (printed === undefined) continue;
    const key = `${described}\n${printed}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { described, printed, indicators: [code] });
    else known.indicators.push(code);
  }
  return [...found.values()];
};

/** One sentence for the reader of an import. */
export const sayGrouping = ({ described, printed, indicators }: GroupingDisagreement): string =>
  `${indicators.join(', ')}: the values are printed with the families of "${printed}", the indicator information names "${described}". The indicator information is followed.`;
