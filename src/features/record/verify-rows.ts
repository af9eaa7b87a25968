import { createHash } from 'node:crypto';
import type { Break, Unchecked } from './verify-result.ts';

/** What an entry says of rows: how many of a table are known since an instant, and the digest of them. */
export type Statement = {
  readonly scope: string;
  readonly table: string;
  readonly at: string;
  readonly count: number;
  readonly digest: string;
  /** The position of the entry that says so. */
  readonly position: number;
};

type Group = {
  readonly scope: string;
  readonly table: string;
  readonly at: string;
  hashes: Buffer;
  count: number;
  /** Whether each of its rows says how confidential it is, as those of tables do that can hold restricted rows. */
  graded: boolean;
};

const HASH = 32;

/**
 * Rows in groups of one table and one instant, which is what one write leaves. A row costs its 32 bytes of hash and no more, so 50,000 rows
 * take some 2 MB.
 */
export type RowGroups = {
  readonly add: (scope: string, table: string, at: string, line: string) => void;
  readonly rows: () => number;
  readonly compare: (
    statements: Iterable<Statement>,
    isWithheld: (scope: string, at: string) => boolean,
  ) => { readonly breaks: Break[]; readonly notRun: Unchecked[] };
};

const keyOf = ({ scope, table, at }: { scope: string; table: string; at: string }): string =>
  `${scope}\n${table}\n${at}`;

/** The digest of a group: the hash of the hashes of its rows in the order of their bytes. */
const digestOf = ({ hashes, count }: Group): string => {
  const sorted = Array.from({ length: count }, (_, index) => hashes.subarray(index * HASH, (index + 1) * HASH)).sort(
    Buffer.compare,
  );
  const digest = createHash('sha256');
  for (const hash of sorted) digest.update(hash);
  return digest.digest('hex');
};

const rowWords = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

/** What is wrong with the rows that a statement is about; null where nothing is. */
const judge = (said: Statement, found: Group | undefined): Break | null => {
  const { scope, table, at, position } = said;
  const count = found?.count ?? 0;
  const place = `of ${table} known at ${at}`;
  const base = { scope, position, table, at };
  if (count < said.count) {
    const explanation = `Entry ${position} covers ${rowWords(said.count)} ${place}, and ${count === 0 ? 'none is' : `only ${count} of them are`} there`;
    return { ...base, kind: 'row-missing', explanation };
  }
  if (count > said.count) {
    const explanation = `Entry ${position} covers ${rowWords(said.count)} ${place}, and there are ${count}`;
    return { ...base, kind: 'row-inserted', explanation };
  }
  if (found === undefined || digestOf(found) === said.digest) return null;
  return {
    ...base,
    kind: 'row-altered',
    explanation: `At least one of the ${rowWords(count)} ${place} is not as entry ${position} sealed it`,
  };
};

const unstated = ({ scope, table, at, count }: Group): Break => ({
  scope,
  position: null,
  table,
  at,
  kind: 'row-inserted',
  explanation: `${rowWords(count)} of ${table} known at ${at}, which no entry covers`,
});

/** Begins to gather rows. */
export const createRowGroups = (): RowGroups => {
  const groups = new Map<string, Group>();
  let rows = 0;
  return {
    add: (scope, table, at, line) => {
      const key = keyOf({ scope, table, at });
      const group = groups.get(key) ?? { scope, table, at, hashes: Buffer.alloc(HASH), count: 0, graded: true };
      groups.set(key, group);
      const end = group.count * HASH;
      if (end === group.hashes.length) group.hashes = Buffer.concat([group.hashes], end * 2);
      createHash('sha256').update(line).digest().copy(group.hashes, end);
      group.count += 1;
      group.graded &&= /"confidentiality": ?"/.test(line);
      rows += 1;
    },
    rows: () => rows,
    compare: (statements, isWithheld) => {
      // Of several entries about one group, in one transaction or after an upgrade, the last one stands.
      const latest = new Map<string, Statement>();
      for (const said of statements) {
        const before = latest.get(keyOf(said));
        if (before === undefined || before.position < said.position) latest.set(keyOf(said), said);
      }
      const breaks: Break[] = [];
      const notRun: Unchecked[] = [];
      for (const [key, said] of latest) {
        const found = judge(said, groups.get(key));
        if (found !== null) breaks.push(found);
      }
      for (const [key, group] of groups) {
        if (latest.has(key)) continue;
        const { scope, table, at, count } = group;
        // A restricted entry covers rows of tables that can hold restricted ones; a row of any other table at its instant was put there.
        if (!isWithheld(scope, at) || !group.graded) breaks.push(unstated(group));
        else {
          const explanation = `${rowWords(count)} known at ${at}: the entry that covers them is restricted and its content is not here`;
          notRun.push({ scope, table, explanation });
        }
      }
      return { breaks, notRun };
    },
  };
};
