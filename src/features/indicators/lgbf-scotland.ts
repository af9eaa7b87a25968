import { type Decimal, equal, toPlain } from '../../kernel/index.ts';
import type { PublishedValue } from './indicator.ts';

/** Scottish figures that differ, on the rows of one indicator and period. */
type ScottishDisagreement = {
  readonly indicator: string;
  readonly period: string;
  /** The figure on most rows first; as published. */
  readonly figures: readonly { readonly value: string; readonly councils: readonly string[] }[];
};

type Group = {
  readonly indicator: string;
  readonly period: string;
  readonly figures: { value: Decimal; councils: string[] }[];
};

/** Where the published file prints more than one Scottish figure for the same indicator and period. Each row keeps its own. */
export const scottishDisagreements = (values: readonly PublishedValue[]): ScottishDisagreement[] => {
  const groups = new Map<string, Group>();
  for (const { indicator, period, council, scotland } of values) {
    if (scotland === null) continue;
    const key = `${indicator}\n${period.code}`;
    const group = groups.get(key) ?? { indicator, period: period.code, figures: [] };
    const known = group.figures.find(({ value }) => equal(value, scotland.value));
    if (known === undefined) group.figures.push({ value: scotland.value, councils: [council] });
    else known.councils.push(council);
    groups.set(key, group);
  }
  return [...groups.values()]
    .filter(({ figures }) => figures.length > 1)
    .map(({ indicator, period, figures }) => ({
      indicator,
      period,
      figures: figures
        .map(({ value, councils }) => ({ value: toPlain(value), councils }))
        .sort((a, b) => b.councils.length - a.councils.length || (a.value < b.value ? -1 : 1)),
    }));
};

/** One sentence or two: "SW08 2022/23: … 919.1127429 on 31 rows; 681.9686253 on the row of Orkney. Each row keeps its own." */
export const sayDisagreement = (
  { indicator, period, figures }: ScottishDisagreement,
  nameOf: (council: string) => string,
): string => {
  const each = figures.map(({ value, councils }) => {
    const where = councils.length > 3 ? `${councils.length} rows` : `the row of ${councils.map(nameOf).join(', ')}`;
    return `${value} on ${where}`;
  });
  return `${indicator} ${period}: the file gives more than one figure for Scotland: ${each.join('; ')}. Each row keeps its own.`;
};
