import { join } from 'node:path';

import { programActor } from '../../src/features/access/index.ts';
import { loadPack, type Pack, readPack } from '../../src/features/packs/index.ts';
import type { Clock } from '../../src/kernel/index.ts';
import { type Database, projectRoot, systemClock } from '../../src/platform/index.ts';
import { readFolder } from '../../src/platform/input.ts';

/** Reads one of the packs that ship with the product. */
export const packNamed = async (name: string): Promise<Pack> => {
  const pack = await readPack(await readFolder(join(projectRoot(), 'packs', name)));
  if (!pack.ok) throw new Error(pack.problem.map(({ message }) => message).join('\n'));
  return pack.value;
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A code for the nth invented council: the codes of packs hold letters alone. */
export const inventedCode = (index: number): string =>
  `invented-${LETTERS[Math.floor(index / 26) % 26]}${LETTERS[index % 26]}`;

/** The pack of the invented council under another code, so that there can be any number of them. Still labelled as invented. */
export const inventedAgain = (pack: Pack, code: string): Pack => ({
  ...pack,
  head: { ...pack.head, id: `${code}-pack`, council: code, title: `Invented for the benchmark: ${code}` },
  files: pack.files.map((read) =>
    read.file.name === 'councils.csv'
      ? {
          ...read,
          rows: read.rows.map((row) => ({
            ...row,
            values: { ...row.values, code, name: `${code} (invented)`, short_name: code, aliases: [] },
          })),
        }
      : read,
  ),
});

/** Loads a pack through the product's own service, by default now. */
export const load = async (database: Database, pack: Pack, clock: Clock = systemClock): Promise<void> => {
  await loadPack(database, pack, { clock, actor: programActor('background work'), makeDue: null });
};
