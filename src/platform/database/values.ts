const escaped = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

const arrayLiteral = (values: readonly unknown[]): string => {
  const parts = values.map((value) => {
    if (Array.isArray(value)) return arrayLiteral(value);
    const text = encodeValue(value);
    return text === null ? 'NULL' : escaped(text);
  });
  return `{${parts.join(',')}}`;
};

const isPlainObject = (value: object): boolean => {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const encodeObject = (value: object): string => {
  if (Array.isArray(value)) return arrayLiteral(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (isPlainObject(value)) return JSON.stringify(value);
  throw new TypeError('A value of this class has no form in the database: give its text (toPlain for a Decimal)');
};

/**
 * The text in which a parameter travels, the same to both databases; the server reads it as the type it expects.
 * A list becomes an array and a plain object becomes JSON, so a list meant as JSON must be given through `JSON.stringify`.
 * Throws `TypeError` on `undefined`, functions, symbols and class instances.
 */
export const encodeValue = (value: unknown): string | null => {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'object':
      return value === null ? null : encodeObject(value);
    default:
      throw new TypeError(`A parameter may not be ${typeof value}; write null where there is no value`);
  }
};

type Decoder = (text: string) => unknown;

const wholeNumber: Decoder = (text) => {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
};

// As sent with DateStyle ISO: "2026-11-21 23:15:43.123456+00". Years before 1 and infinity have no Instant and stay text.
const INSTANT = /^(\d{4,})-(\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?)([+-]\d{2})(?::?(\d{2}))?$/;

/** An instant from its text as the server sends it; the text itself where there is no such instant. */
export const instant: Decoder = (text) => {
  const parts = INSTANT.exec(text);
  if (parts === null) return text;
  const [, year = '', monthAndDay, time, hours, minutes = '00'] = parts;
  const fullYear = year.length === 4 ? year : `+${year.padStart(6, '0')}`;
  return new Date(`${fullYear}-${monthAndDay}T${time}${hours}:${minutes}`).toISOString();
};

const bytes: Decoder = (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex'));

const arrayOf = (decode: Decoder): Decoder => {
  return (text) => readArray(text, decode);
};

const ARRAY_TOKEN = /[{}]|,|"((?:[^"\\]|\\.)*)"|[^{},"]+/gy;

/** Reads "{a,NULL,{\"b c\"}}" into nested lists. A lower bound other than 1 ("[0:1]={…}") is dropped. */
const readArray = (text: string, decode: Decoder): unknown[] => {
  const outer: unknown[] = [];
  const open: unknown[][] = [outer];
  for (const [token, quoted] of text.slice(text.indexOf('{')).matchAll(ARRAY_TOKEN)) {
    const list = open.at(-1) ?? outer;
    if (token === '{') {
      const inner: unknown[] = [];
      list.push(inner);
      open.push(inner);
    } else if (token === '}') open.pop();
    else if (quoted !== undefined) list.push(decode(quoted.replace(/\\(.)/gs, '$1')));
    else if (token !== ',') list.push(token === 'NULL' ? null : decode(token));
  }
  return outer[0] as unknown[];
};

const asText: Decoder = (text) => text;
const json: Decoder = (text) => JSON.parse(text);
const truth: Decoder = (text) => text === 't';

/** Numbers of types in `pg_type`, fixed in PostgreSQL for good; each with the number of its array type. */
const DECODERS: readonly (readonly [type: number, array: number, decode: Decoder])[] = [
  [16, 1000, truth], // boolean
  [17, 1001, bytes], // bytea
  [19, 1003, asText], // name
  [20, 1016, wholeNumber], // bigint
  [21, 1005, Number], // smallint
  [23, 1007, Number], // integer
  [25, 1009, asText], // text
  [26, 1028, Number], // oid
  [114, 199, json],
  [700, 1021, Number], // real
  [701, 1022, Number], // double precision
  [1042, 1014, asText], // character
  [1043, 1015, asText], // character varying
  [1082, 1182, asText], // date: a day is a text, never a moment
  [1083, 1183, asText], // time
  [1114, 1115, asText], // timestamp without a zone is no moment
  [1184, 1185, instant],
  [1700, 1231, asText], // numeric: exact, so never a float
  [2950, 2951, asText], // uuid
  [3802, 3807, json], // jsonb
];

const BY_TYPE: ReadonlyMap<number, Decoder> = new Map(
  DECODERS.flatMap(([type, array, decode]): [number, Decoder][] => [
    [type, decode],
    [array, arrayOf(decode)],
  ]),
);

/**
 * How the text of a column of this type becomes a value, the same from both databases: boolean; number for the small whole
 * numbers and floats, number or (beyond 2^53) bigint for bigint; text for date, numeric, uuid, ranges and all that is not named;
 * `Instant` text for timestamptz; parsed JSON; `Uint8Array`; lists of these.
 */
export const decoderOf = (type: number): Decoder => BY_TYPE.get(type) ?? asText;
