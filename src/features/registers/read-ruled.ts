import { sql } from 'kysely';

import type { Database, Transaction } from '../../platform/database/database.ts';
import { readTogether, rowsInForce } from '../../platform/database/together.ts';
import {
  CALENDAR_DAY,
  CLOCK_CALENDAR,
  CLOCK_OVERRIDE,
  CLOCK_RULE,
  COUNCIL_CLOSED_DAY,
  COUNCIL_LOADED_YEAR,
  readClockRules,
} from '../clock-rules/index.ts';
import { LATEST, trustedPosts } from '../people/index.ts';
import type { Law } from './entry/law.ts';
import type { Sight } from './policy.ts';
import { NAMEABLE_POST, OWN_REGISTER_TYPE, REGISTER_KEEPER, REGISTER_TYPE } from './tables.ts';
import { heldTypes, type TypeRow } from './type/held-type.ts';
import type { RegisterType } from './type/register-type.ts';
import { typeInWords } from './type/said-source.ts';

/** The registers of a council and what they go by. */
export type Ruled = Sight & {
  /** What each register is, by its code, in the order of their titles. */
  readonly types: ReadonlyMap<string, RegisterType>;
  readonly law: Law;
};

type KeeperRow = { readonly type: string; readonly posts: readonly string[] };

const readNow = async (tx: Transaction): Promise<Ruled> => {
  const read = await readTogether<{ shared: TypeRow; own: TypeRow; keepers: KeeperRow }>(tx, {
    shared: rowsInForce(REGISTER_TYPE, LATEST),
    own: rowsInForce(OWN_REGISTER_TYPE, LATEST),
    keepers: rowsInForce(REGISTER_KEEPER, LATEST),
  });
  const law = await readClockRules(tx);
  const types = [...heldTypes(read.shared, read.own)].map(
    ([code, type]) => [code, typeInWords(type, law.rules)] as const,
  );
  return {
    types: new Map(types),
    keepers: new Map(read.keepers.map(({ type, posts }) => [type, posts])),
    trusted: await trustedPosts(tx),
    law,
  };
};

const TABLES = [
  REGISTER_TYPE,
  OWN_REGISTER_TYPE,
  REGISTER_KEEPER,
  NAMEABLE_POST,
  CLOCK_RULE,
  CLOCK_CALENDAR,
  CALENDAR_DAY,
  COUNCIL_CLOSED_DAY,
  COUNCIL_LOADED_YEAR,
  CLOCK_OVERRIDE,
];

// Nothing of these tables is ever taken away and every row is dated after all before it, so the last date is another after every change.
const lastDated = async (tx: Transaction): Promise<string> => {
  const last = TABLES.map(({ name }) => sql`(select max(known_at) from ${sql.table(name)})`);
  const { rows } = await sql<{ at: string | null }>`select greatest(${sql.join(last)})::text as at`.execute(tx);
  return rows[0]?.at ?? '';
};

type Kept = { readonly at: string; readonly ruled: Ruled };

const MOST_COUNCILS = 256;

// By the database, so that two in one process never share what they keep.
const keptIn = new WeakMap<Database, Map<string, Kept>>();

/**
 * What a change or a page of the registers goes by, as it stands now in the transaction's council: some hundreds of kilobytes, so it is read once after
 * each change of it and kept. `of`: the database and council of the transaction; without it everything is read anew.
 */
export const readRuled = async (
  tx: Transaction,
  of: { readonly database: Database; readonly council: string } | null = null,
): Promise<Ruled> => {
  if (of === null) return readNow(tx);
  const kept = keptIn.get(of.database) ?? new Map<string, Kept>();
  keptIn.set(of.database, kept);
  const at = await lastDated(tx);
  const known = kept.get(of.council);
  if (known?.at === at) return known.ruled;
  const ruled = await readNow(tx);
  kept.delete(of.council);
  kept.set(of.council, { at, ruled });
  const [oldest] = kept.keys();
  if (kept.size > MOST_COUNCILS && oldest !== undefined) kept.delete(oldest);
  return ruled;
};

/** What the registers of the transaction's council are called, by their codes. */
export const registerTitles = async (
  tx: Transaction,
  of: { readonly database: Database; readonly council: string },
): Promise<ReadonlyMap<string, string>> =>
  new Map([...(await readRuled(tx, of)).types.values()].map(({ code, many }) => [code, many]));

/** Which registers each post of the transaction's council keeps, by their titles: { PQM: ["Inspections", "Learning reviews"] }. The office keeps all of them beside. */
export const registersKept = async (
  tx: Transaction,
  of: { readonly database: Database; readonly council: string },
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { types, keepers } = await readRuled(tx, of);
  const kept = new Map<string, string[]>();
  for (const { code, many } of types.values()) {
    for (const post of keepers.get(code) ?? []) kept.set(post, [...(kept.get(post) ?? []), many]);
  }
  return kept;
};
