import type { Actor } from '../access/index.ts';
import { type Post, postTitle } from '../people/index.ts';
import { count } from '../site/index.ts';

/** "Head of Service (acting up), under D1"; a program by its own name. A person is given by the opaque code alone. */
export const sayActor = ({ actor, post, capacity, delegation }: Actor, posts: ReadonlyMap<string, Post>): string => {
  if (post === null) return actor === capacity ? actor : `${actor} (${capacity})`;
  const under = delegation === null ? '' : `, under ${delegation}`;
  return `${postTitle(posts, post)} (${capacity})${under}, ${actor}`;
};

/** One thing that an entry says: before, after, the reason. */
export type Said = { readonly term: string; readonly value: string };

const TERMS: readonly (readonly [key: string, term: string])[] = [
  ['reason', 'Why'],
  ['before', 'Before'],
  ['after', 'After'],
  ['detail', 'Detail'],
];

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const sayFields = (value: object): string =>
  Object.entries(value)
    .filter(([, part]) => !isEmpty(part))
    .map(([name, part]) => `${name}: ${sayValue(part)}`)
    .join('; ');

const sayValue = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(sayValue).join(', ');
  if (typeof value === 'object' && value !== null) return sayFields(value);
  return value === true ? 'yes' : value === false ? 'no' : String(value ?? 'nothing');
};

type Rows = { readonly table?: unknown; readonly count?: unknown };

const sayRows = (rows: readonly Rows[]): string =>
  rows.map(({ table, count: rowCount }) => `${count(Number(rowCount), 'row')} of ${String(table)}`).join(', ');

/** What an entry says, in the order in which it is read; empty where it says nothing beyond its header. `withoutReason` leaves the reason out. */
export const sayContent = (content: string, withoutReason = false): Said[] => {
  const given = JSON.parse(content) as Readonly<Record<string, unknown>>;
  const said = TERMS.flatMap(([key, term]) =>
    isEmpty(given[key]) || (withoutReason && key === 'reason') ? [] : [{ term, value: sayValue(given[key]) }],
  );
  const rows = given['rows'];
  return Array.isArray(rows) ? [...said, { term: 'Seals', value: sayRows(rows) }] : said;
};
