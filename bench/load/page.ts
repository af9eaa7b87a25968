import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Database } from '../../src/platform/index.ts';
import { appFor, hat, somebody } from '../../test/support/app.ts';
import { type Reading, recording } from '../bare/statements.ts';

/** What a page asks of the database, and what it answers with. */
export type Page = {
  /** What the first view asks. */
  readonly first: readonly Reading[];
  /** What the same view asks again, while the data stand: the page itself may be kept. */
  readonly again: readonly Reading[];
  readonly file: string;
};

/** Asks for a page twice in this process, keeps the statements it sends, and writes its bytes to a file. Throws on any answer but 200. */
export const pageAt = async (database: Database, path: string, folder: string): Promise<Page> => {
  const { database: recorded, readings } = recording(database);
  const council = path.split('/')[2] ?? '';
  const failures: unknown[] = [];
  const server = await appFor(recorded, somebody(hat(council, ['cswo'])), failures);
  const { statusCode, rawPayload } = await server.inject({ url: path });
  const first = readings.splice(0);
  await server.inject({ url: path });
  await server.close();
  if (statusCode !== 200) throw new Error(`${path} answered with ${statusCode}`, { cause: failures[0] });
  const file = join(folder, `page-${path.replaceAll(/\W+/g, '-')}.html`);
  await writeFile(file, rawPayload);
  return { first, again: readings, file };
};
