import { FaultError } from '../../kernel/index.ts';
import { type ArchivePart, openArchive } from '../../platform/archive/index.ts';
import { type TableLine, type VerifyOptions, verifyRecord } from './verify.ts';
import type { Break, Verification } from './verify-result.ts';

/** Says that the hash which closes a file does not fit, where all its rows could be read: the chain tells more exactly what was changed. */
type Closing = { broken: FaultError | null };

async function* rowsOf(
  parts: AsyncGenerator<ArchivePart>,
  tables: number,
  closing: Closing,
): AsyncGenerator<TableLine> {
  let table = '';
  let begun = 0;
  let left = 0;
  try {
    for await (const part of parts) {
      if (part.part === 'table') {
        table = part.name;
        begun += 1;
        left = part.rows;
      } else {
        left -= 1;
        yield { table, line: part.text };
      }
    }
  } catch (error) {
    if (!(error instanceof FaultError) || begun < tables || left > 0) throw error;
    closing.broken = error;
  }
}

/**
 * Verifies a backup or an export without any database. Throws `FaultError` 'input.unreadable', 'input.format' or 'archive.damaged' where the file
 * cannot be read to its end; a file that can be read and is not what was written gives breaks.
 */
export const verifyFile = async (path: string, options: VerifyOptions = {}): Promise<Verification> => {
  const { head, parts } = await openArchive(path);
  const closing: Closing = { broken: null };
  const withheld = head.export?.clearance === 'open' ? 'restricted' : 'nothing';
  const found = await verifyRecord(rowsOf(parts, head.tables.length, closing), new Map(Object.entries(head.kinds)), {
    withheld,
    ...options,
  });
  if (closing.broken === null) return found;
  const { message } = closing.broken.fault;
  const last: Break = { scope: '', position: null, kind: 'file', explanation: `${message}: the file was changed` };
  return { ...found, breaks: [...found.breaks, last] };
};
