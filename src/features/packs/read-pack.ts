import { z } from 'zod';

import { readTable, type TableFile } from '../../documents/readers/index.ts';
import { type Fault, fail, fault, ok, type Result } from '../../kernel/index.ts';
import { readTemplate } from '../reports/index.ts';
import { type CellValue, listOf, readCell } from './column.ts';
import type { PackFile } from './pack-file.ts';
import { PACK_FILES } from './pack-files.ts';
import { isRegisterFile, type RegisterInPack, readRegisters } from './registers-in-pack.ts';
import { fileFaults, rowFaults } from './row-rules.ts';

/** The head of a pack: what it is called, whose it is, and what its pages and papers must say. */
const HEAD = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  title: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  council: z
    .string()
    .regex(/^[a-z][a-z-]{1,39}$/)
    .nullable(),
  invented: z.boolean(),
  notice: z.string(),
  description: z.string(),
  sources: z.array(z.object({ code: z.string(), title: z.string() }).loose()),
});

export type PackHead = z.infer<typeof HEAD>;

export type PackRow = { readonly number: number; readonly values: Readonly<Record<string, CellValue>> };

export type ReadFile = { readonly file: PackFile; readonly rows: readonly PackRow[] };

/** A pack that was read without a fault and is ready to load. */
export type Pack = {
  readonly head: PackHead;
  readonly files: readonly ReadFile[];
  readonly template: unknown;
  readonly registers: readonly RegisterInPack[];
};

/** The bytes of a pack's files by name: "pack.json", "measures.csv", "registers/complaint.json". */
type PackBytes = ReadonlyMap<string, Uint8Array>;

// A council's pack describes that council; the words, the periods and the other councils belong to all.
const authorityFaults = (head: PackHead, files: readonly ReadFile[], template: unknown): Fault[] => {
  const { council } = head;
  if (council === null) return [];
  const remedy = 'Leave it to the pack that all councils share.';
  const shared = files.filter(({ file }) => file.scope === 'shared' && file.name !== 'councils.csv');
  const others = files
    .filter(({ file }) => file.name === 'councils.csv')
    .flatMap(({ rows }) => rows.filter(({ values }) => values['code'] !== council));
  return [
    ...shared.map(({ file }) =>
      fault('input.format', "A council's pack may not change what all councils share", { file: file.name }, remedy),
    ),
    ...others.map(({ number }) =>
      fault(
        'input.format',
        `A pack of ${council} may describe no other council`,
        { file: 'councils.csv', row: number, column: 'code' },
        remedy,
      ),
    ),
    ...(template === null
      ? []
      : [
          fault(
            'input.format',
            "A council's pack may not change the shared template",
            { file: 'assessment-template.json' },
            remedy,
          ),
        ]),
  ];
};

const NOT_DATA = new Set(['README.md', 'pack.json', 'assessment-template.json']);

const readJson = (bytes: Uint8Array | undefined, name: string): Result<unknown, Fault> => {
  if (bytes === undefined) return fail(fault('input.unreadable', `The pack has no ${name}`, { file: name }));
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    // The database can hold neither a NUL nor half a character, however JSON spells them.
    if (
      /\\u0000/.test(JSON.stringify(value)) ||
      !JSON.stringify(value).isWellFormed() ||
      /\\ud[89a-f]/i.test(JSON.stringify(value))
    ) {
      return fail(fault('input.format', 'It holds a character that cannot be stored', { file: name }));
    }
    return ok(value);
  } catch (error) {
    return fail(
      fault('input.format', `It is not JSON: ${error instanceof Error ? error.message : ''}`, { file: name }),
    );
  }
};

const readHead = (bytes: PackBytes): Result<PackHead> => {
  const json = readJson(bytes.get('pack.json'), 'pack.json');
  if (!json.ok) return fail([json.problem]);
  const head = HEAD.safeParse(json.value);
  return head.success
    ? ok(head.data)
    : fail(
        head.error.issues.map((issue) =>
          fault(
            'cell.invalid',
            issue.message,
            { file: 'pack.json', column: issue.path.join('.') },
            'Correct pack.json.',
          ),
        ),
      );
};

const headingFaults = (table: TableFile, file: PackFile): Fault[] => {
  const wanted = file.columns.map(({ name }) => name);
  return [
    ...wanted
      .filter((name) => !table.headings.includes(name))
      .map((name) => fault('column.missing', `The column "${name}" is missing`, { file: file.name, column: name })),
    ...table.headings
      .filter((name) => !wanted.includes(name))
      .map((name) => fault('column.unknown', `The column "${name}" is not known`, { file: file.name, column: name })),
  ];
};

const readRowsOf = (table: TableFile, file: PackFile): { rows: PackRow[]; faults: Fault[] } => {
  const faults: Fault[] = [];
  const seen = new Map<string, number>();
  const rows = table.rows.map(({ number, cells }) => {
    const values: Record<string, CellValue> = {};
    for (const column of file.columns) {
      const read = readCell(cells[column.name] ?? '', column, { file: file.name, row: number, column: column.name });
      if ('fault' in read) faults.push(read.fault);
      else values[column.name] = read.value;
    }
    if (file.key.length > 0) {
      const key = file.key.map((name) => String(values[name] ?? '')).join(' · ');
      const before = seen.get(key);
      if (before !== undefined) {
        faults.push(fault('row.repeated', `${key} stands already in row ${before}`, { file: file.name, row: number }));
      }
      seen.set(key, number);
    }
    return { number, values };
  });
  return { rows, faults };
};

const readFile = async (bytes: Uint8Array, file: PackFile): Promise<{ read: ReadFile; faults: Fault[] }> => {
  const table = await readTable(bytes, { fileName: file.name });
  if (!table.ok) return { read: { file, rows: [] }, faults: table.problem };
  const faults = headingFaults(table.value, file);
  if (faults.length > 0) return { read: { file, rows: [] }, faults };
  const rows = readRowsOf(table.value, file);
  return { read: { file, rows: rows.rows }, faults: rows.faults };
};

const codesWritten = (value: CellValue): string[] =>
  Array.isArray(value) ? [...value] : typeof value === 'string' ? listOf(value) : [];

const referenceFaults = (files: readonly ReadFile[]): Fault[] => {
  const held = new Map<string, Set<string>>();
  const codesOf = (name: string, column: string): Set<string> => {
    const key = `${name} ${column}`;
    const known = held.get(key);
    if (known !== undefined) return known;
    const rows = files.find(({ file }) => file.name === name)?.rows ?? [];
    const codes = new Set(rows.flatMap(({ values }) => codesWritten(values[column] ?? null)));
    held.set(key, codes);
    return codes;
  };
  return files.flatMap(({ file, rows }) =>
    file.columns.flatMap(({ name, refersTo }) => {
      if (refersTo === undefined) return [];
      const codes = codesOf(refersTo.file, refersTo.column);
      return rows.flatMap(({ number, values }) =>
        codesWritten(values[name] ?? null)
          .filter((code) => !codes.has(code))
          .map((code) =>
            fault('reference.unknown', `"${code}" is not in ${refersTo.file}`, {
              file: file.name,
              row: number,
              column: name,
            }),
          ),
      );
    }),
  );
};

const templateFaults = (template: unknown): Fault[] => {
  const read = template === null ? ok(null) : readTemplate(template);
  return read.ok
    ? []
    : read.problem.map((found) => ({ ...found, place: { ...found.place, file: 'assessment-template.json' } }));
};

const readRegisterFiles = (bytes: PackBytes, council: string | null): ReturnType<typeof readRegisters> => {
  const given = new Map<string, unknown>();
  const faults: Fault[] = [];
  for (const name of [...bytes.keys()].filter(isRegisterFile)) {
    const json = readJson(bytes.get(name), name);
    if (json.ok) given.set(name, json.value);
    else faults.push(json.problem);
  }
  const read = readRegisters(given, council);
  return { registers: read.registers, faults: [...faults, ...read.faults] };
};

/** Reads a whole pack. Every fault of every file is found before anything is refused, each with its file, row and column. */
export const readPack = async (bytes: PackBytes): Promise<Result<Pack>> => {
  const head = readHead(bytes);
  const faults: Fault[] = head.ok ? [] : [...head.problem];
  const known = new Map(PACK_FILES.map((file) => [file.name, file]));
  for (const name of bytes.keys()) {
    if (!known.has(name) && !NOT_DATA.has(name) && !isRegisterFile(name)) {
      faults.push(fault('input.format', 'A pack has no such file', { file: name }, 'Remove it, or correct its name.'));
    }
  }
  const files: ReadFile[] = [];
  for (const file of PACK_FILES) {
    const content = bytes.get(file.name);
    if (content === undefined) continue;
    const { read, faults: found } = await readFile(content, file);
    files.push(read);
    faults.push(...found);
  }
  const template = bytes.has('assessment-template.json')
    ? readJson(bytes.get('assessment-template.json'), 'assessment-template.json')
    : ok(null);
  if (!template.ok) faults.push(template.problem);
  else faults.push(...templateFaults(template.value));
  const found = readRegisterFiles(bytes, head.ok ? head.value.council : null);
  faults.push(...found.faults);
  // Only sound cells can be held against each other.
  if (faults.length === 0) faults.push(...files.flatMap(rowFaults), ...fileFaults(files), ...referenceFaults(files));
  if (head.ok && template.ok && faults.length === 0) faults.push(...authorityFaults(head.value, files, template.value));
  if (!head.ok || !template.ok || faults.length > 0) return fail(faults);
  return ok({ head: head.value, files, template: template.value, registers: found.registers });
};
