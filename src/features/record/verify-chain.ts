import { entryHash, type Header } from './entry-hash.ts';
import type { Break, BreakKind } from './verify-result.ts';

/** The end of a chain as it is kept beside the chain. */
export type Head = { readonly position: number; readonly at: string; readonly hash: string };

/** What is known of the content of an entry: the hash that it has, and the confidentiality that it carries. */
export type Content = { readonly hash: string; readonly confidentiality: string };

/** One chain as it was read, in whatever order. */
type Chain = {
  readonly scope: string;
  readonly headers: readonly Header[];
  readonly heads: readonly Head[];
  readonly contents: ReadonlyMap<number, readonly Content[]>;
  /** Whether the content of a restricted entry may be missing, because the export left out what is restricted. */
  readonly withheld: boolean;
};

type Say = (kind: BreakKind, position: number | null, explanation: string) => void;

/** Where each entry belongs by the hashes alone, whatever position it claims. */
const placesByLinks = (headers: readonly Header[]): Map<Header, number> => {
  const following = new Map<string | null, Header>();
  for (const header of headers) if (!following.has(header.previousHash)) following.set(header.previousHash, header);
  const places = new Map<Header, number>();
  let next = following.get(null);
  for (let place = 1; next !== undefined && !places.has(next); place += 1) {
    places.set(next, place);
    next = following.get(next.hash);
  }
  return places;
};

type Neighbour = { readonly header: Header; readonly sound: boolean };

/** What is wrong with an entry in itself; null where its hash fits it. */
const judgeEntry = (header: Header, place: number | undefined, end: number | null): Parameters<Say> | null => {
  const { position, hash } = header;
  if (entryHash(header) === hash) return null;
  if (place !== undefined && place !== position && entryHash(header, place) === hash)
    return ['reordered', position, `The entry at ${position} belongs at ${place}`];
  if (end !== null && position > end)
    return ['inserted', position, `Entry ${position} stands after the end of the chain and does not fit it`];
  return ['altered', position, `Entry ${position} is not as it was written: its hash does not fit it`];
};

// What follows an entry of which something was told already is not told as well.
const breaksLink = (before: Neighbour | null, { position, previousHash }: Header): boolean =>
  before === null
    ? position === 1 && previousHash !== null
    : before.sound && position === before.header.position + 1 && previousHash !== before.header.hash;

const sayGap = (first: number, position: number): string =>
  first === position - 1 ? `Entry ${first} is missing` : `Entries ${first} to ${position - 1} are missing`;

const checkEntries = (headers: readonly Header[], end: number | null, say: Say): void => {
  const places = placesByLinks(headers);
  let before: Neighbour | null = null;
  for (const header of headers) {
    const { position } = header;
    const next: number = (before?.header.position ?? 0) + 1;
    if (before?.header.position === position) say('inserted', position, `There is more than one entry ${position}`);
    if (position > next) say('missing', next, sayGap(next, position));
    const found = judgeEntry(header, places.get(header), end);
    if (found !== null) say(...found);
    else if (breaksLink(before, header))
      say('altered', position, `Entry ${position} does not follow from the entry before it`);
    before = { header, sound: found === null };
  }
};

/** What is wrong with the end that is noted for a chain; null where nothing is. */
const judgeHead = ({ heads, headers }: Chain): Parameters<Say> | null => {
  const [head, another] = heads;
  const last = headers.at(-1);
  if (head === undefined) return ['head', null, 'The end of the chain is not noted'];
  const { position, hash, at } = head;
  if (another !== undefined) return ['head', position, 'The end of the chain is noted twice'];
  if (last === undefined) return ['missing', 1, `The chain ends at entry ${position}, and there is none`];
  if (position > last.position) {
    const next = last.position + 1;
    return ['missing', next, `The chain ends at entry ${position}, and the last one here is ${last.position}`];
  }
  if (position < last.position)
    return ['head', position, `The chain is noted to end at entry ${position}, and there are later ones`];
  if (hash !== last.hash) return ['head', position, 'The hash noted for the end of the chain is another'];
  return at === last.at ? null : ['head', position, 'The instant noted for the end of the chain is another'];
};

const checkContents = ({ headers, contents, withheld }: Chain, say: Say): void => {
  const known = new Set<number>();
  for (const { position, contentHash, confidentiality } of headers) {
    if (known.has(position)) continue;
    known.add(position);
    const [content, another] = contents.get(position) ?? [];
    if (another !== undefined) say('content-inserted', position, `Entry ${position} has more than one content`);
    if (content === undefined) {
      if (!withheld || confidentiality !== 'restricted')
        say('content-missing', position, `What entry ${position} says is missing`);
    } else if (content.hash !== contentHash) {
      say('content-altered', position, `What entry ${position} says is not what was written`);
    } else if (content.confidentiality !== confidentiality) {
      say(
        'content-altered',
        position,
        `What entry ${position} says is marked ${content.confidentiality}, the entry ${confidentiality}`,
      );
    }
  }
  for (const position of contents.keys()) {
    if (!known.has(position))
      say('content-inserted', position, `There is a content for entry ${position}, which is not there`);
  }
};

/** Follows one chain from its first entry to its end, and gives what does not hold. */
export const checkChain = (chain: Chain): Break[] => {
  const breaks: Break[] = [];
  const say: Say = (kind, position, explanation) => {
    breaks.push({ scope: chain.scope, position, kind, explanation });
  };
  const headers = [...chain.headers].sort((one, other) => one.position - other.position);
  const sorted = { ...chain, headers };
  checkEntries(headers, chain.heads[0]?.position ?? null, say);
  const head = judgeHead(sorted);
  if (head !== null) say(...head);
  checkContents(sorted, say);
  return breaks;
};
