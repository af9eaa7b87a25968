import type { Role } from '../../src/features/access/index.ts';
import type { Clock, CouncilCode } from '../../src/kernel/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { MADE_UP } from '../attack/codes.ts';

/** What is made that must not be seen: the codes that it has, by the name that they have in addresses, and words that stand in it alone. */
export type Made = {
  readonly codes: Readonly<Record<string, readonly string[]>>;
  readonly words: readonly string[];
  /** The registers of entries that were made, by their references. */
  readonly registers?: Readonly<Record<string, string>>;
  /** The steps of each such register and what can be noted in it, by its code. */
  readonly acts?: Readonly<Record<string, { readonly move: readonly string[]; readonly event: readonly string[] }>>;
};

/** A council in which something restricted is made, and who may see it. */
export type UnseenAsked = {
  readonly database: Database;
  /** Must stand still, or what is new by the clock alone would look like a leak. */
  readonly clock: Clock;
  readonly council: CouncilCode;
  /** Words that the restricted matter will have; asked for in every search, before it is made and after. */
  readonly words: readonly string[];
  readonly make: () => Promise<Made>;
  /** The roles that have the need. Everybody else is asked for. */
  readonly needed: readonly Role[];
  /** Addresses of feeds that people without the need were given, and of lists narrowed by what they alone know. */
  readonly feeds?: readonly string[];
  /** What else addresses name, by the name in the path: each is asked for. */
  readonly named?: Readonly<Record<string, readonly string[]>>;
  /** Posts with some other need that is not this one, each with its role: who keeps another register, who is named in another entry. */
  readonly besides?: Readonly<Record<string, Role>>;
};

/** The address of a path, with these values for its names and codes of nothing for all others. */
export const addressOf = (path: string, council: string, values: Readonly<Record<string, string>>): string =>
  path.replace(/:(\w+)/g, (_whole, name: string) =>
    encodeURIComponent(name === 'council' ? council : (values[name] ?? MADE_UP[name] ?? 'NONE')),
  );

// Of the same series, which whoever knows how codes are written can think of themselves.
export const ofNothing = (code: string): string => code.replace(/\d+$/, (digits) => digits.replaceAll(/\d/g, '9'));

/** Keeps what the log of a process would be told of requests. */
export const toldTo = (lines: string[]) => ({
  onAnswer: (seen: unknown) => void lines.push(JSON.stringify(seen)),
  onRefusal: (seen: unknown) => void lines.push(JSON.stringify(seen)),
});
