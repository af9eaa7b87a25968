import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { parse } from 'csv-parse/sync';

import { projectRoot } from '../../src/platform/files.ts';

/** The reference data beside the checkout; never copied into the project. */
export const SHARED = join(dirname(projectRoot()), 'shared', 'data');

/**
 * What to give `skip:` in a test that needs the reference data: false where they are there. Where they are not, the reason; and with
 * CI=true that is a failure, not a skip.
 */
export const withoutShared = (): string | false => {
  if (existsSync(join(SHARED, 'measures.csv'))) return false;
  if (process.env['CI'] === 'true') throw new Error(`CI needs the reference data at ${SHARED}`);
  return 'the reference data (a folder "shared" beside the checkout) are not here';
};

export type CsvRow = Readonly<Record<string, string>>;

/** A reference file read by a library of its own, not by the product's reader. */
export const sharedRows = (...path: readonly string[]): CsvRow[] =>
  parse(readFileSync(join(SHARED, ...path)), { columns: true, bom: true }) as CsvRow[];

export const sharedBytes = (...path: readonly string[]): Uint8Array => readFileSync(join(SHARED, ...path));
