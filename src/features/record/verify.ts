import { isRestrictedChain, ownerOfChain, SHARED_CHAIN } from './chains.ts';
import { type Header, instantInRow } from './entry-hash.ts';
import {
  RECORD_FIELDS,
  type Row,
  readChainEnd,
  readContent,
  readHeader,
  readRow,
  readWithheld,
} from './record-rows.ts';
import { type Content, checkChain, type Head, type Withheld } from './verify-chain.ts';
import { breaksOf, type Check } from './verify-check.ts';
import {
  type Anchor,
  type Break,
  inOrder,
  type ScopeResult,
  sayUnsealed,
  type Unchecked,
  type Verification,
} from './verify-result.ts';
import { createRowGroups, type RowGroups, type Statement } from './verify-rows.ts';

/** One row: the table it is of, and its JSON text exactly as it was digested. */
export type TableLine = { readonly table: string; readonly line: string };

/** What each table is, by its name: 'council', 'shared', 'record', and others that the record does not seal. */
export type Registry = ReadonlyMap<string, string>;

export type VerifyOptions = {
  readonly anchors?: readonly Anchor[];
  /** What was left out: nothing, or what is restricted (an export for those who may not see it). */
  readonly withheld?: 'nothing' | 'restricted';
  /** What else is checked on the way; each for this run alone. */
  readonly checks?: readonly Check[];
};

type Gathering = { headers: Header[]; heads: Head[]; contents: Map<number, Content[]>; places: Withheld[] };

const checkAnchors = (anchors: readonly Anchor[], chains: ReadonlyMap<string, Gathering>, withheld: boolean): Break[] =>
  anchors.flatMap(({ scope, position, hash }) => {
    const { headers = [], places = [] } = chains.get(scope) ?? {};
    const found = [...headers, ...(withheld ? places : [])].find((entry) => entry.position === position);
    if (found?.hash === hash) return [];
    const explanation =
      found === undefined
        ? `The anchor names entry ${position}, which is not there`
        : `Entry ${position} is not the one that the anchor names: it was written anew since`;
    return [{ scope, position, kind: 'anchor', explanation } as const];
  });

type Gathered = {
  readonly chains: Map<string, Gathering>;
  readonly statements: Statement[];
  readonly groups: RowGroups;
  /** How many rows were met of each table that the record does not seal. */
  readonly unsealed: Map<string, number>;
  readonly unreadable: Break[];
};

const chainIn = ({ chains }: Gathered, scope: string): Gathering => {
  const chain = chains.get(scope) ?? { headers: [], heads: [], contents: new Map<number, Content[]>(), places: [] };
  chains.set(scope, chain);
  return chain;
};

const judgeFields = (table: string, row: Row | null): Break | null => {
  const known = RECORD_FIELDS[table];
  const stranger =
    row === null || known === undefined ? undefined : Object.keys(row).find((name) => !known.includes(name));
  if (row !== null && stranger === undefined) return null;
  const explanation =
    row === null
      ? `A row of ${table} cannot be read`
      : `A row of ${table} has a field "${stranger}" that no hash covers`;
  return { scope: '', position: null, table, kind: 'file', explanation };
};

// Gives the row, for the checks of others; null where it cannot be read.
const take = (gathered: Gathered, { table, line }: TableLine, kind: string | undefined): Row | null => {
  const row = readRow(line);
  const found = judgeFields(table, row);
  if (found !== null) gathered.unreadable.push(found);
  if (row === null) return null;
  if (table === 'record_entry') {
    const header = readHeader(row);
    chainIn(gathered, header.scope).headers.push(header);
  } else if (table === 'record_content') {
    const { scope, position, content, statements } = readContent(row);
    const { contents } = chainIn(gathered, scope);
    contents.set(position, [...(contents.get(position) ?? []), content]);
    gathered.statements.push(...statements);
  } else if (table === 'record_head') {
    chainIn(gathered, String(row['scope'])).heads.push(readChainEnd(row));
  } else if (table === 'record_withheld') {
    chainIn(gathered, String(row['scope'])).places.push(readWithheld(row));
  } else if (kind === 'council' || kind === 'shared') {
    const owner = kind === 'council' ? String(row['council']) : SHARED_CHAIN;
    const restricted = row['confidentiality'] === 'restricted';
    gathered.groups.add(owner, table, instantInRow(String(row['known_at'])), line, restricted);
  } else gathered.unsealed.set(table, (gathered.unsealed.get(table) ?? 0) + 1);
  return row;
};

/** The restricted entries of an open chain that are here without their content. */
const withheldIn = ({ headers, contents }: Gathering): Header[] =>
  headers.filter(({ position, confidentiality }) => confidentiality === 'restricted' && !contents.has(position));

const leftOut = (
  { chains, unsealed }: Gathered,
  withheld: boolean,
  anchors: readonly Anchor[],
  checks: readonly Check[],
): Unchecked[] => [
  ...(withheld ? anchors.filter(({ scope }) => isRestrictedChain(scope)) : []).map(({ scope, position }) => ({
    scope,
    table: null,
    explanation: `the anchor names restricted entry ${position}, and this export was made without restricted entries`,
  })),
  ...[...chains].flatMap(([scope, chain]) => {
    const count = withheld ? withheldIn(chain).length + chain.places.length : 0;
    const explanation = `what ${count} restricted entries say was left out of this export; their place in the chain was checked`;
    return count === 0 ? [] : [{ scope, table: null, explanation }];
  }),
  ...[...unsealed]
    .filter(([table]) => !checks.some(({ covers }) => covers.includes(table)))
    .map(([table, rows]) => sayUnsealed(table, rows)),
];

const sayScope = (scope: string, { headers, heads }: Gathering, breaks: readonly Break[]): ScopeResult => ({
  scope,
  entries: headers.length,
  head: heads[0] ?? null,
  intact: !breaks.some((found) => found.scope === scope || found.scope === ''),
});

/**
 * Checks every chain, what its entries say, and that the rows of the sealed tables are those that the entries cover: none altered, taken away
 * or put in. Rows may come in any order; of a data row only its hash is kept, of an entry its header.
 */
export const verifyRecord = async (
  lines: AsyncIterable<TableLine> | Iterable<TableLine>,
  registry: Registry,
  { anchors = [], withheld = 'nothing', checks = [] }: VerifyOptions = {},
): Promise<Verification> => {
  const gathered: Gathered = {
    chains: new Map(),
    statements: [],
    groups: createRowGroups(),
    unsealed: new Map(),
    unreadable: [],
  };
  for await (const line of lines) {
    const row = take(gathered, line, registry.get(line.table));
    if (row !== null) for (const check of checks) check.take(line.table, row);
  }
  const { chains, statements, groups } = gathered;
  const partly = withheld === 'restricted';
  const withheldAt = new Set(
    [...chains].flatMap(([scope, chain]) =>
      partly ? withheldIn(chain).map(({ at }) => `${ownerOfChain(scope)} ${at}`) : [],
    ),
  );
  const compared = groups.compare(statements, (owner, at) => withheldAt.has(`${owner} ${at}`));
  const held = anchors.filter(({ scope }) => !partly || !isRestrictedChain(scope));
  const told = registry.has('record_withheld');
  const breaks = inOrder([
    ...gathered.unreadable,
    ...checkAnchors(held, chains, partly),
    ...[...chains].flatMap(([scope, chain]) =>
      checkChain({ scope, ...chain, places: told ? chain.places : null, withheld: partly }),
    ),
    ...compared.breaks,
    ...breaksOf(checks),
  ]);
  return {
    scopes: [...chains]
      .map(([scope, chain]) => sayScope(scope, chain, breaks))
      .sort((one, other) => (one.scope < other.scope ? -1 : 1)),
    rows: groups.rows(),
    breaks,
    notRun: [...leftOut(gathered, partly, anchors, checks), ...compared.notRun],
  };
};
