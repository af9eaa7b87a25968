import { sql } from 'kysely';

import type { Instant } from '../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { entriesOf } from '../entry/store.ts';
import { hasNeed, type RegistersView } from '../pages/view.tsx';
import { seesRestrictedOf } from '../read/handed-out.ts';
import type { Ruled } from '../read-ruled.ts';
import type { RegisterType } from '../type/register-type.ts';
import { scopesOf, type Told, tellOf } from './may-publish.ts';

type Sight = {
  /** The registers whose entries are told. */
  readonly open: readonly RegisterType[];
  /** Those that wait for the reader's reason of the day. */
  readonly shut: readonly RegisterType[];
};

/** The registers that publish, as far as the reader sees any of their entries. */
export const registersToTell = async (given: RegistersView): Promise<Sight> => {
  const open: RegisterType[] = [];
  const shut: RegisterType[] = [];
  for (const type of given.types.values()) {
    if (type.publication === undefined) continue;
    const restricted = type.confidentiality !== 'open';
    if (restricted && !hasNeed(given, type.code) && !(await seesRestrictedOf(given.tx, type.code))) continue;
    (restricted && !given.opened.has(type.code) ? shut : open).push(type);
  }
  return { open, shut };
};

// So many entries are read in one statement, and no more are held at once.
const PORTION = 200;

/** What the entries of some registers, seen by the transaction, may tell in a scope at an instant: those begun first come first. */
export const readTold = async (
  tx: Transaction,
  { law }: Pick<Ruled, 'law'>,
  types: readonly RegisterType[],
  { scope, at }: { readonly scope: string; readonly at: Instant },
): Promise<Told[]> => {
  const byCode = new Map(types.map((type) => [type.code, type]));
  const { rows } = await sql<{ reference: string }>`
    select reference from register_now where type = any(${[...byCode.keys()]}::text[])
    order by type desc, opened_on, reference`.execute(tx);
  const told: Told[] = [];
  const references = rows.map(({ reference }) => reference);
  for (let from = 0; from < references.length; from += PORTION) {
    const portion = references.slice(from, from + PORTION);
    const entries = await entriesOf(tx, portion);
    for (const reference of portion) {
      const entry = entries.get(reference);
      const type = entry === undefined ? undefined : byCode.get(entry.now.type);
      if (entry === undefined || type === undefined) continue;
      const one = tellOf({ type, law, revisions: entry.revisions }, scope, at);
      if (one !== null) told.push(one);
    }
  }
  return told;
};

/** The scope that an address or a form asks for; the first one where it asks for none, null where there is no such. */
export const askedScope = (types: Iterable<RegisterType>, asked: string): { code: string; label: string } | null => {
  const scopes = scopesOf(types);
  const code = asked === '' ? [...scopes.keys()][0] : asked;
  const label = code === undefined ? undefined : scopes.get(code);
  return code === undefined || label === undefined ? null : { code, label };
};
