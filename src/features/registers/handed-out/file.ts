import { type SheetCell, writeXlsx } from '../../../documents/index.ts';
import { dayOf } from '../../../kernel/index.ts';
import type { RouteAnswer } from '../../../platform/http/index.ts';
import { type CsvCell, csvFile } from '../../site/index.ts';
import type { HandedEntry } from '../read/handed-out.ts';
import { aboutTable, handedTable, type TableOf } from './table.ts';

/** The kinds of file in which a register is handed out. */
export const FORMATS = { xlsx: 'Excel', csv: 'CSV' } as const;
export type Format = keyof typeof FORMATS;

export const isFormat = (text: string): text is Format => Object.hasOwn(FORMATS, text);

const TYPES: Readonly<Record<Format, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

const toCsv = (cell: SheetCell): CsvCell => (cell !== null && typeof cell === 'object' ? cell.day : cell);

/** The entries of a register as a file. `narrowed`: they are not all of them; `restricted`: restricted ones are among them. */
export const handedFile = async (
  format: Format,
  entries: readonly HandedEntry[],
  of: TableOf,
  about: { readonly council: string; readonly narrowed: boolean; readonly restricted: boolean },
): Promise<RouteAnswer> => {
  const table = handedTable(entries, of);
  const bytes =
    format === 'csv'
      ? csvFile(
          table.headings,
          table.rows.map((row) => row.map(toCsv)),
        )
      : await writeXlsx([
          { name: 'Entries', ...table },
          { name: 'About this file', ...aboutTable(of, about) },
        ]);
  const name = [about.council, of.type.code, ...(about.restricted ? ['restricted'] : []), dayOf(of.now)].join('-');
  return { kind: 'file', bytes, type: TYPES[format], name: `${name}.${format}` };
};
