import { readTable, type TableFile } from '../../documents/readers/index.ts';
import { type Fault, fail, type Result } from '../../kernel/index.ts';
import { type LgbfTables, recogniseLgbf } from './lgbf-columns.ts';

/** A file as it was handed in; `fileName` is shown in faults and notes. */
export type NationalFile = { readonly fileName: string; readonly bytes: Uint8Array };

const COMMA = 0x2c;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;

// The publisher's file of values numbers its rows in a first column without a heading, which the reader of tables would refuse.
const nameFirstColumn = (bytes: Uint8Array): Uint8Array => {
  const mark = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte) ? BYTE_ORDER_MARK.length : 0;
  if (bytes[mark] !== COMMA) return bytes;
  const name = new TextEncoder().encode('Number');
  const named = new Uint8Array(name.length + bytes.length - mark);
  named.set(name);
  named.set(bytes.subarray(mark), name.length);
  return named;
};

/** Reads the files of the national benchmarks, CSV or workbook, in any order; or every fault that stands in the way. */
export const readLgbfFiles = async (files: readonly NationalFile[]): Promise<Result<LgbfTables>> => {
  const tables: TableFile[] = [];
  const faults: Fault[] = [];
  for (const { fileName, bytes } of files) {
    const table = await readTable(nameFirstColumn(bytes), { fileName });
    if (table.ok) tables.push(table.value);
    else faults.push(...table.problem);
  }
  return faults.length > 0 ? fail(faults) : recogniseLgbf(tables);
};
