import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** File names of a pack with their text. */
export type PackFiles = ReadonlyMap<string, string>;

/** The folder of the checkout, found from this file upwards, whether it runs from the sources or from the build. */
export const checkoutFolder = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('No package.json stands above this script');
    folder = parent;
  }
  return folder;
};

/** The text of a file of the pack `pack`, "dundee-example" for one. */
export const readPackFile = (pack: string, file: string): string =>
  readFileSync(join(checkoutFolder(), 'packs', pack, file), 'utf8');

/** Writes the files into the folder of the pack. */
export const writePack = (pack: string, files: PackFiles): void => {
  for (const [file, text] of files) writeFileSync(join(checkoutFolder(), 'packs', pack, file), text);
};

/** Whether the module at `url` is the one that was started, and not one imported by another. */
export const isStarted = (url: string): boolean => process.argv[1] === fileURLToPath(url);
