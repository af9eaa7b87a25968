import { formatDay, formatInstant, readDay } from '../../kernel/index.ts';
import { sizeInWords } from '../../ui/index.ts';
import { type Actor, DELEGATION_KINDS } from '../access/index.ts';
import {
  ABSENCE_REASONS,
  HOLDING_KINDS,
  isPersonCode,
  type KnownPerson,
  type Post,
  postTitle,
  sayPerson,
} from '../people/index.ts';
import { count } from '../site/index.ts';
import { sayPart, sayTable } from './words.ts';

/** What codes in entries stand for: the council's posts, and its people where the reader may see them (else nobody). */
export type Names = {
  readonly posts: ReadonlyMap<string, Post>;
  readonly people: ReadonlyMap<string, KnownPerson> | null;
};

export const NO_NAMES: Names = { posts: new Map(), people: null };

/** A person's name, or that they were removed; the opaque code where the reader may not see people, and a program's own name. */
export const sayWho = ({ people }: Names, code: string): string => (people === null ? code : sayPerson(people, code));

/** "Name, Head of Service (acting up), under D1"; a program by its own name. */
export const sayActor = ({ actor, post, capacity, delegation }: Actor, names: Names): string => {
  const who = sayWho(names, actor);
  if (post === null) return actor === capacity ? actor : `${who} (${capacity})`;
  const under = delegation === null ? '' : `, under ${delegation}`;
  return `${who}, ${postTitle(names.posts, post)} (${capacity})${under}`;
};

/** One thing that an entry says: before, after, the reason. */
export type Said = { readonly term: string; readonly value: string };

const TERMS: readonly (readonly [key: string, term: string])[] = [
  ['reason', 'Why'],
  ['before', 'Before'],
  ['after', 'After'],
  ['detail', 'Detail'],
  ['due', 'What it made due'],
];

const CHOICES: Readonly<Record<string, string>> = { ...DELEGATION_KINDS, ...HOLDING_KINDS, ...ABSENCE_REASONS };
const CHOSEN = new Set(['kind', 'kinds', 'reason']);
const POSTS = new Set(['post', 'coversPost', 'deputePost', 'headPost']);

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const sayText = (name: string, text: string, names: Names): string => {
  if (POSTS.has(name)) return postTitle(names.posts, text);
  if (isPersonCode(text)) return sayWho(names, text);
  if (CHOSEN.has(name) && Object.hasOwn(CHOICES, text)) return (CHOICES[text] ?? text).toLowerCase();
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return formatInstant(text);
  // In groups, so that it can be compared by eye and breaks on a narrow screen.
  if (name === 'sha256') return text.replace(/.{8}(?=.)/g, '$& ');
  const day = readDay(text);
  return day === null ? text : formatDay(day);
};

const sayFields = (value: object, names: Names): string =>
  Object.entries(value)
    .filter(([, part]) => !isEmpty(part))
    .map(([name, part]) => `${sayPart(name)}: ${sayValue(name, part, names)}`)
    .join('; ');

const sayValue = (name: string, value: unknown, names: Names): string => {
  if (typeof value === 'string') return sayText(name, value, names);
  if (typeof value === 'number' && name === 'size') return sizeInWords(value);
  if (Array.isArray(value)) return value.map((each) => sayValue(name, each, names)).join(', ');
  if (typeof value === 'object' && value !== null) return sayFields(value, names);
  return value === true ? 'yes' : value === false ? 'no' : String(value ?? 'nothing');
};

type Rows = { readonly table?: unknown; readonly count?: unknown };

const sayRows = (rows: readonly Rows[]): string =>
  rows
    .map(({ table, count: rowCount }) => `${count(Number(rowCount), 'row')} of ${sayTable(String(table))}`)
    .join(', ');

/**
 * What an entry says, in the order in which it is read; empty where it says nothing beyond its header. `withoutReason` leaves the reason out.
 */
export const sayContent = (content: string, names: Names, withoutReason = false): Said[] => {
  const given = JSON.parse(content) as Readonly<Record<string, unknown>>;
  const said = TERMS.flatMap(([key, term]) =>
    isEmpty(given[key]) || (withoutReason && key === 'reason')
      ? []
      : [{ term, value: key === 'reason' ? String(given[key]) : sayValue('', given[key], names) }],
  );
  const rows = given['rows'];
  return Array.isArray(rows) ? [...said, { term: 'Sealed with it', value: sayRows(rows) }] : said;
};
