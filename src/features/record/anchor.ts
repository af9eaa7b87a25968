import { sql } from 'kysely';

import { type CouncilCode, FaultError, fault } from '../../kernel/index.ts';
import type { Clearance, Database, Transaction } from '../../platform/database/database.ts';
import type { Anchor } from './verify-result.ts';

/** The end of a chain at this moment, to be kept where nobody who could change the data can reach it. */
export type PrintedAnchor = Anchor & { readonly at: string };

/** Reads "dundee:42:", or "dundee/restricted:42:", and 64 hex digits. Throws `FaultError` 'usage.invalid'. */
export const readAnchor = (text: string): Anchor => {
  const [, scope = '', position = '', hash = ''] =
    /^([a-z0-9-]+(?:\/restricted)?):([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (scope === '') {
    const remedy = 'Copy it as the anchor gives it: SCOPE:POSITION:HASH.';
    throw new FaultError(fault('usage.invalid', `"${text}" is no anchor`, {}, remedy));
  }
  return { scope, position: Number(position), hash };
};

/** The anchor in one word, as `remit verify --anchor` takes it. */
export const anchorText = ({ scope, position, hash }: Anchor): string => `${scope}:${position}:${hash}`;

/** What somebody types later to hold a backup against the anchor. */
export const verifyCommand = (anchor: Anchor): string => `remit verify BACKUP-FILE --anchor ${anchorText(anchor)}`;

/** How somebody from outside comes by the program and the file that the command needs. */
export const HOW_TO_CHECK =
  'An inspector gets the program from where Remit is published, asks the council for a backup file (remit backup BACKUP-FILE writes one), and runs the command on their own computer: no server is needed.';

const anchorsIn = async (tx: Transaction, council: CouncilCode): Promise<PrintedAnchor[]> => {
  const found = await sql<PrintedAnchor>`
    select scope, position, at, hash from record_head where owner_of_chain(scope) in (${council}, 'scotland')
    order by owner_of_chain(scope) = 'scotland', scope`.execute(tx);
  return found.rows;
};

/**
 * The anchors of a council's own chain and of the one that all councils share, as far as they have begun; with clearance 'restricted' those of restricted
 * entries too, each of which tells how many there are. In a transaction of its own.
 */
export const anchorsOf = (
  database: Database,
  council: CouncilCode,
  clearance: Clearance = 'open',
): Promise<PrintedAnchor[]> => database.read({ council, clearance }, (tx) => anchorsIn(tx, council));
