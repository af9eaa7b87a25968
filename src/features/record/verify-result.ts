/** How a chain or what it covers can be broken. */
export type BreakKind =
  | 'altered'
  | 'missing'
  | 'inserted'
  | 'reordered'
  | 'head'
  | 'anchor'
  | 'content-altered'
  | 'content-missing'
  | 'content-inserted'
  | 'row-altered'
  | 'row-missing'
  | 'row-inserted'
  | 'file';

/** One thing that is not as the record says. `position` is that of the entry concerned; null where there is none. */
export type Break = {
  readonly scope: string;
  readonly position: number | null;
  readonly table?: string;
  /** The code of what a check of another feature found. */
  readonly subject?: string;
  /** The instant of the rows concerned. */
  readonly at?: string;
  /** A `BreakKind`, or the kind that a check of another feature gave. */
  readonly kind: string;
  readonly explanation: string;
};

/** What could not be checked, and why. */
export type Unchecked = { readonly scope: string | null; readonly table: string | null; readonly explanation: string };

/** A table of which nothing was checked. */
export const sayUnsealed = (table: string, rows: number): Unchecked => ({
  scope: null,
  table,
  explanation: `${rows} ${rows === 1 ? 'row' : 'rows'} of a table that the record does not seal`,
});

/** One chain. */
export type ScopeResult = {
  readonly scope: string;
  readonly entries: number;
  readonly head: { readonly position: number; readonly at: string; readonly hash: string } | null;
  readonly intact: boolean;
};

/** What verifying gave: breaks in the order of the chains, the first that anybody should look at first. */
export type Verification = {
  readonly scopes: readonly ScopeResult[];
  /** How many rows of the sealed tables were read. */
  readonly rows: number;
  readonly breaks: readonly Break[];
  readonly notRun: readonly Unchecked[];
};

/** An entry noted down elsewhere, on paper or in an e-mail, that the chain must still hold. */
export type Anchor = { readonly scope: string; readonly position: number; readonly hash: string };

const byPlace = (one: Break, other: Break): number =>
  (one.position ?? Number.MAX_SAFE_INTEGER) - (other.position ?? Number.MAX_SAFE_INTEGER);

/** Breaks as they should be read: chain by chain, the entries before the rows that they cover. */
export const inOrder = (breaks: readonly Break[]): Break[] =>
  [...breaks].sort(
    (one, other) =>
      (one.scope < other.scope ? -1 : one.scope > other.scope ? 1 : 0) ||
      Number(one.kind.startsWith('row-')) - Number(other.kind.startsWith('row-')) ||
      byPlace(one, other),
  );
