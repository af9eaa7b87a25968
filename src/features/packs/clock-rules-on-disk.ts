import { type Fault, fail, ok, type Result } from '../../kernel/index.ts';
import { readFolder } from '../../platform/input.ts';
import { type ClockRules, clockRulesFrom, type Row } from '../clock-rules/index.ts';
import { type Pack, readPack } from './read-pack.ts';

/**
 * The clock rules of packs as they lie on the disk, without a database: those that all councils share, and what a council's pack adds. The folder
 * `shipped` is read too where none of the packs holds any rules. Faults name file, row and column.
 */
export const clockRulesOnDisk = async (folders: readonly string[], shipped: string): Promise<Result<ClockRules>> => {
  const packs: Pack[] = [];
  const faults: Fault[] = [];
  const take = async (folder: string): Promise<void> => {
    const read = await readPack(await readFolder(folder));
    if (read.ok) packs.push(read.value);
    else faults.push(...read.problem);
  };
  for (const folder of folders) await take(folder);
  const rowsOf = (name: string): Row[] =>
    packs.flatMap(({ files }) =>
      files.filter(({ file }) => file.name === name).flatMap(({ rows }) => rows.map(({ values }) => values)),
    );
  if (faults.length === 0 && rowsOf('clock-rules.csv').length === 0) await take(shipped);
  if (faults.length > 0) return fail(faults);
  return ok(
    clockRulesFrom({
      rules: rowsOf('clock-rules.csv'),
      calendars: rowsOf('calendars.csv'),
      days: rowsOf('working-calendars.csv'),
      closed: rowsOf('council-closed-days.csv'),
      years: rowsOf('council-loaded-years.csv'),
      overrides: rowsOf('clock-overrides.csv'),
    }),
  );
};
