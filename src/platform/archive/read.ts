import { createHash } from 'node:crypto';
import { type Line, linesOfFile } from './file.ts';
import { type ArchiveHead, damaged, parseLine, readHead } from './head.ts';

/** What a backup tells, in its order. A row is the text of its JSON; `line` is where it stands, counted from 1. */
export type ArchivePart =
  | { readonly part: 'table'; readonly name: string; readonly rows: number; readonly line: number }
  | { readonly part: 'row'; readonly text: string; readonly line: number };

const isText = (value: unknown): value is string => typeof value === 'string';

const tableOf = (text: string, line: number, wanted: string): { name: string; rows: number } => {
  const given = parseLine(text, line) as { table?: unknown; rows?: unknown } | null;
  const { table, rows } = given ?? {};
  if (!isText(table) || table !== wanted) throw damaged(`The rows of the table ${wanted} should begin here`, line);
  if (typeof rows !== 'number' || !Number.isSafeInteger(rows) || rows < 0) {
    throw damaged(`The number of rows of the table ${wanted} cannot be read`, line);
  }
  return { name: table, rows };
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const textOf = ({ bytes, number, ended }: Line): string => {
  if (!ended) throw damaged('The file ends in the middle of a line', number);
  try {
    return utf8.decode(bytes);
  } catch (error) {
    throw damaged('The line is no text', number, error);
  }
};

/** A backup of which the head has been read. `parts` must be read to the end, or returned. */
export type OpenArchive = { readonly head: ArchiveHead; readonly parts: AsyncGenerator<ArchivePart> };

type Reader = { readonly next: () => Promise<string>; readonly last: () => Promise<void>; readonly at: () => number };

/** Gives line after line and keeps the hash of all of them, which `last` holds against the one that closes the file. */
const readerOf = (given: AsyncIterator<Line>): Reader => {
  const hash = createHash('sha256');
  let at = 0;
  const take = async (): Promise<Line> => {
    const { value, done } = await given.next();
    if (done === true) throw damaged('The file ends too early', at + 1);
    at = (value as Line).number;
    return value as Line;
  };
  return {
    at: () => at,
    next: async () => {
      const line = await take();
      const text = textOf(line);
      hash.update(line.bytes).update('\n');
      return text;
    },
    last: async () => {
      const closing = parseLine(textOf(await take()), at) as { sha256?: unknown } | null;
      if (!isText(closing?.sha256)) throw damaged('The hash that closes a backup should stand here', at);
      if (closing.sha256 !== hash.digest('hex')) throw damaged('The hash does not fit what stands above it', at);
      if ((await given.next()).done !== true)
        throw damaged('There is more after the hash that closes the backup', at + 1);
    },
  };
};

async function* partsOf(head: ArchiveHead, reader: Reader, end: () => Promise<void>): AsyncGenerator<ArchivePart> {
  try {
    for (const wanted of head.tables) {
      const { name, rows } = tableOf(await reader.next(), reader.at(), wanted);
      yield { part: 'table', name, rows, line: reader.at() };
      for (let row = 0; row < rows; row += 1) {
        const text = await reader.next();
        yield { part: 'row', text, line: reader.at() };
      }
    }
    await reader.last();
  } finally {
    await end();
  }
}

/**
 * Reads a backup from its lines. Whoever has read the parts to the end knows that every byte is as it was written: the last step compares the
 * hash. Throws `FaultError` 'input.format' or 'archive.damaged' naming the line, so nothing may be kept before the end is reached.
 */
const readArchive = async (lines: AsyncGenerator<Line>): Promise<OpenArchive> => {
  const reader = readerOf(lines);
  const end = async (): Promise<void> => {
    await lines.return(undefined);
  };
  try {
    const head = readHead(await reader.next());
    return { head, parts: partsOf(head, reader, end) };
  } catch (error) {
    await end();
    throw error;
  }
};

/** Opens a backup file. Throws as `readArchive` does, or 'input.unreadable'; nothing stays open. */
export const openArchive = (path: string): Promise<OpenArchive> => readArchive(linesOfFile(path));
