import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readTable, type TableFile } from '../../../documents/readers/index.ts';
import type { CouncilCode } from '../../../kernel/index.ts';
import type { Council } from '../../councils/index.ts';
import type { NationalFile } from '../lgbf-files.ts';

// Tests run from the checkout; the reference material lies beside it and is not part of it.
const REAL = join(process.cwd(), '..', 'shared', 'data', 'real');
const NAMES = ['lgbf_raw_scotland_real.csv', 'lgbf_indicator_information.csv', 'lgbf_family_groups.csv'] as const;

const present = NAMES.every((name) => existsSync(join(REAL, name)));
if (!present && process.env['CI'] === 'true') throw new Error('The national files are needed beside the checkout');

/** For the `skip` option of a test: why it cannot run here, or false. */
export const withoutNationalFiles = present ? false : 'the published national files are not beside this checkout';

/** The publisher's three files as they were published. */
export const nationalFiles = (): NationalFile[] =>
  NAMES.map((fileName) => ({ fileName, bytes: readFileSync(join(REAL, fileName)) }));

/** The text of one of them. */
export const nationalText = (name: (typeof NAMES)[number]): string =>
  readFileSync(join(REAL, name), 'utf8').replace(/^\ufeff/, '');

/** The 32 councils as the pack "scotland" lists them. */
export const scottishCouncils = async (): Promise<Council[]> => {
  const path = join(process.cwd(), 'packs', 'scotland', 'councils.csv');
  const table = await readTable(readFileSync(path), { fileName: 'councils.csv' });
  if (!table.ok) throw new Error('The councils of the pack cannot be read');
  return table.value.rows.map(({ cells }) => ({
    code: cells['code'] as CouncilCode,
    name: cells['name'] ?? '',
    shortName: cells['short_name'] ?? '',
    onsCode: cells['ons_code'] ?? null,
    aliases: (cells['aliases'] ?? '').split(';').filter((alias) => alias !== ''),
    invented: false,
  }));
};

/** A small file made up for a test. */
export const csvFile = (fileName: string, lines: readonly string[]): NationalFile => ({
  fileName,
  bytes: new TextEncoder().encode(`${lines.join('\n')}\n`),
});

/** A small table made up for a test, read as an import reads it. */
export const csvTable = async (fileName: string, lines: readonly string[]): Promise<TableFile> => {
  const { bytes } = csvFile(fileName, lines);
  const table = await readTable(bytes, { fileName });
  if (!table.ok) throw new Error(`The test's own table cannot be read: ${table.problem[0]?.message}`);
  return table.value;
};
