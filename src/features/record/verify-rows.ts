import { createHash } from 'node:crypto';
import { isRestrictedChain, ownerOfChain } from './chains.ts';
import type { Break, Unchecked } from './verify-result.ts';

/** What an entry says of rows: how many of a table are known since an instant, and the digest of them. */
export type Statement = {
  /** The chain of the entry that says so, its position in it, and whether it is restricted. */
  readonly scope: string;
  readonly position: number;
  readonly restricted: boolean;
  readonly table: string;
  readonly at: string;
  readonly count: number;
  readonly digest: string;
};

type Group = {
  readonly owner: string;
  readonly table: string;
  readonly at: string;
  hashes: Buffer;
  count: number;
  /** Whether each of its rows says how confidential it is, as those of tables do that can hold restricted rows. */
  graded: boolean;
};

const HASH = 32;

/**
 * Rows in groups of one table, one instant and one confidentiality, which is what one write leaves. A row costs its 32 bytes of hash and no more, so
 * 50,000 rows take some 2 MB. `owner`: the council whose rows they are, or that of what all share.
 */
export type RowGroups = {
  readonly add: (owner: string, table: string, at: string, line: string, restricted: boolean) => void;
  readonly rows: () => number;
  readonly compare: (
    statements: Iterable<Statement>,
    isWithheld: (owner: string, at: string) => boolean,
  ) => { readonly breaks: Break[]; readonly notRun: Unchecked[] };
};

type Place = { readonly owner: string; readonly table: string; readonly at: string };

const keyOf = ({ owner, table, at }: Place): string => `${owner}\n${table}\n${at}`;

/** The digest of groups: the hash of the hashes of their rows in the order of their bytes. */
const digestOf = (groups: readonly Group[]): string => {
  const sorted = groups
    .flatMap(({ hashes, count }) =>
      Array.from({ length: count }, (_, index) => hashes.subarray(index * HASH, (index + 1) * HASH)),
    )
    .sort(Buffer.compare);
  const digest = createHash('sha256');
  for (const hash of sorted) digest.update(hash);
  return digest.digest('hex');
};

const rowWords = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

/** What is wrong with the rows that a statement is about; null where nothing is. */
const judge = (said: Statement, found: readonly Group[]): Break | null => {
  const { scope, table, at, position } = said;
  const count = found.reduce((sum, group) => sum + group.count, 0);
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
  if (digestOf(found) === said.digest) return null;
  return {
    ...base,
    kind: 'row-altered',
    explanation: `At least one of the ${rowWords(count)} ${place} is not as entry ${position} sealed it`,
  };
};

const unstated = ({ owner, table, at, count }: Group): Break => ({
  scope: owner,
  position: null,
  table,
  at,
  kind: 'row-inserted',
  explanation: `${rowWords(count)} of ${table} known at ${at}, which no entry covers`,
});

/** What is said of the rows of one place: by an entry of the open chain, and by one of the chain of restricted entries. */
type Said = { open: Statement | null; restricted: Statement | null };

const later = (one: Statement | null, other: Statement): Statement =>
  one !== null && one.position > other.position ? one : other;

// Of several entries of a chain about one place, in one transaction or after an upgrade, the last one stands.
const saidAt = (statements: Iterable<Statement>): Map<string, Said> => {
  const all = [...statements];
  const keyed = (said: Statement): string => keyOf({ ...said, owner: ownerOfChain(said.scope) });
  const found = new Map<string, Said>();
  for (const said of all.filter(({ scope }) => isRestrictedChain(scope))) {
    const key = keyed(said);
    found.set(key, { open: null, restricted: later(found.get(key)?.restricted ?? null, said) });
  }
  for (const said of all.filter(({ scope }) => !isRestrictedChain(scope))) {
    const before = found.get(keyed(said)) ?? { open: null, restricted: null };
    // From before restricted entries had a chain of their own, and said anew in it since.
    if (said.restricted && before.restricted !== null) continue;
    found.set(keyed(said), { ...before, open: later(before.open, said) });
  }
  return found;
};

/** Begins to gather rows. */
export const createRowGroups = (): RowGroups => {
  const groups = { open: new Map<string, Group>(), restricted: new Map<string, Group>() };
  let rows = 0;

  // An entry of the open chain that stands alone covers restricted rows too: before there were two chains one entry covered both.
  const coveredBy = (key: string, { open, restricted }: Said): [Statement, Group[]][] => {
    const inGroup = (group: Group | undefined): Group[] => (group === undefined ? [] : [group]);
    const [openly, secretly] = [inGroup(groups.open.get(key)), inGroup(groups.restricted.get(key))];
    if (restricted === null) return open === null ? [] : [[open, [...openly, ...secretly]]];
    return [[restricted, secretly], ...(open === null ? [] : [[open, openly] as [Statement, Group[]]])];
  };

  return {
    add: (owner, table, at, line, restricted) => {
      const key = keyOf({ owner, table, at });
      const among = restricted ? groups.restricted : groups.open;
      const group = among.get(key) ?? {
        owner,
        table,
        at,
        hashes: Buffer.alloc(HASH),
        count: 0,
        graded: true,
      };
      among.set(key, group);
      const end = group.count * HASH;
      if (end === group.hashes.length) group.hashes = Buffer.concat([group.hashes], end * 2);
      createHash('sha256').update(line).digest().copy(group.hashes, end);
      group.count += 1;
      group.graded &&= /"confidentiality": ?"/.test(line);
      rows += 1;
    },
    rows: () => rows,
    compare: (statements, isWithheld) => {
      const breaks: Break[] = [];
      const notRun: Unchecked[] = [];
      const covered = new Set<Group>();
      for (const [key, said] of saidAt(statements)) {
        for (const [statement, found] of coveredBy(key, said)) {
          const wrong = judge(statement, found);
          if (wrong !== null) breaks.push(wrong);
          for (const group of found) covered.add(group);
        }
      }
      for (const group of [...groups.open.values(), ...groups.restricted.values()]) {
        if (covered.has(group)) continue;
        const { owner, table, at, count } = group;
        // A restricted entry covers rows of tables that can hold restricted ones; a row of any other table at its instant was put there.
        if (!isWithheld(owner, at) || !group.graded) breaks.push(unstated(group));
        else {
          const explanation = `${rowWords(count)} known at ${at}: the entry that covers them is restricted and its content is not here`;
          notRun.push({ scope: owner, table, explanation });
        }
      }
      return { breaks, notRun };
    },
  };
};
