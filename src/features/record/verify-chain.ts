import { isRestrictedChain } from './chains.ts';
import { entryHash, type Header } from './entry-hash.ts';
import type { Break, BreakKind } from './verify-result.ts';

/** The end of a chain as it is kept beside the chain. */
export type Head = { readonly position: number; readonly at: string; readonly hash: string };

/** What stands in place of an entry that was withheld: its hash, from which the next one follows. */
export type Withheld = { readonly position: number; readonly hash: string };

/** What is known of the content of an entry: the hash that it has, and the confidentiality that it carries. */
export type Content = { readonly hash: string; readonly confidentiality: string };

/** One chain as it was read, in whatever order. */
type Chain = {
  readonly scope: string;
  readonly headers: readonly Header[];
  readonly heads: readonly Head[];
  readonly contents: ReadonlyMap<number, readonly Content[]>;
  /** What stands for restricted entries in an open chain; null where nothing can be told of it (a backup from before there was such a thing). */
  readonly places: readonly Withheld[] | null;
  /** Whether a restricted entry of an open chain may be missing, or its content, because the export left out what is restricted. */
  readonly withheld: boolean;
};

type Say = (kind: BreakKind, position: number | null, explanation: string) => void;

/** Where each entry belongs by the hashes alone, whatever position it claims; `gone`: what stands for entries that are not there. */
const placesByLinks = (headers: readonly Header[], gone: readonly Withheld[]): Map<Header, number> => {
  const following = new Map<string | null, Header>();
  for (const header of headers) if (!following.has(header.previousHash)) following.set(header.previousHash, header);
  const places = new Map<Header, number>();
  for (const { position, hash } of [{ position: 0, hash: null }, ...gone]) {
    let next = following.get(hash);
    for (let place = position + 1; next !== undefined && !places.has(next); place += 1) {
      places.set(next, place);
      next = following.get(next.hash);
    }
  }
  return places;
};

type Neighbour = Withheld & { readonly sound: boolean };

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
    : before.sound && position === before.position + 1 && previousHash !== before.hash;

const sayGap = (first: number, position: number): string =>
  first === position - 1 ? `Entry ${first} is missing` : `Entries ${first} to ${position - 1} are missing`;

const isHere = (link: Header | Withheld): link is Header => 'previousHash' in link;

const byPosition = (one: Withheld, other: Withheld): number => one.position - other.position;

const checkEntries = (headers: readonly Header[], gone: readonly Withheld[], end: number | null, say: Say): void => {
  const places = placesByLinks(headers, gone);
  let before = null as Neighbour | null;
  const links: (Header | Withheld)[] = [...headers, ...gone];
  for (const link of links.sort(byPosition)) {
    const { position, hash } = link;
    const next: number = (before?.position ?? 0) + 1;
    if (before?.position === position) say('inserted', position, `There is more than one entry ${position}`);
    if (position > next) say('missing', next, sayGap(next, position));
    // Of what is not here nothing can be judged but that the next entry follows from it.
    const found: Parameters<Say> | null = isHere(link) ? judgeEntry(link, places.get(link), end) : null;
    if (found !== null) say(...found);
    else if (isHere(link) && breaksLink(before, link))
      say('altered', position, `Entry ${position} does not follow from the entry before it`);
    before = { position, hash, sound: found === null };
  }
};

/** What stands for restricted entries must be exactly those of the chain that are there. */
const checkPlaces = (headers: readonly Header[], places: readonly Withheld[], say: Say): void => {
  const left = new Map(
    headers
      .filter(({ confidentiality }) => confidentiality === 'restricted')
      .map(({ position, hash }) => [position, hash]),
  );
  for (const { position, hash } of places) {
    if (left.get(position) !== hash)
      say('altered', position, `What stands for entry ${position} where it is withheld does not fit it`);
    left.delete(position);
  }
  for (const position of left.keys())
    say('missing', position, `Nothing stands for entry ${position} where it is withheld`);
};

/** What is wrong with the end that is noted for a chain; null where nothing is. */
const judgeHead = (
  heads: readonly Head[],
  headers: readonly Header[],
  gone: readonly Withheld[],
): Parameters<Say> | null => {
  const [head, another] = heads;
  const links: (Header | Withheld)[] = [...headers, ...gone];
  const last = links.sort(byPosition).at(-1);
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
  return !isHere(last) || at === last.at
    ? null
    : ['head', position, 'The instant noted for the end of the chain is another'];
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
  const { heads, places, withheld } = chain;
  const headers = [...chain.headers].sort(byPosition);
  const gone = withheld ? (places ?? []) : [];
  checkEntries(headers, gone, heads[0]?.position ?? null, say);
  const head = judgeHead(heads, headers, gone);
  if (head !== null) say(...head);
  if (!withheld && places !== null && !isRestrictedChain(chain.scope)) checkPlaces(headers, places, say);
  checkContents({ ...chain, headers }, say);
  return breaks;
};
