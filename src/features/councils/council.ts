import type { CouncilCode } from '../../kernel/index.ts';

/** A council as the installation knows it. `invented`: made up for trying things out, and labelled so wherever it shows. */
export type Council = {
  readonly code: CouncilCode;
  readonly name: string;
  readonly shortName: string;
  readonly onsCode: string | null;
  readonly aliases: readonly string[];
  readonly invented: boolean;
};

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/\b(council|city of|the)\b/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Finds a council by its code, its name, an alias ("Perth & Kinross", "Eilean Siar") or its S12 code; null where none or several fit. */
export const findCouncil = (councils: readonly Council[], text: string): Council | null => {
  const wanted = text.trim();
  const exact = councils.find(({ code, onsCode }) => code === wanted || onsCode === wanted);
  if (exact !== undefined) return exact;
  const named = councils.filter(({ name, shortName, aliases }) =>
    [name, shortName, ...aliases].some((candidate) => plain(candidate) === plain(wanted)),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
};
