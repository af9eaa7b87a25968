import type { RouteAnswer } from '../../../platform/http/index.ts';
import { REGISTERS } from '../addresses.ts';
import type { Entry } from '../entry/entry.ts';
import { entryOf, entryReference } from '../entry/store.ts';
import type { RegisterType } from '../type/register-type.ts';
import { carriedPage } from './forms/carried-page.tsx';
import { type Draw, nothingHere, type RegistersView } from './view.tsx';

/** An entry that the reader may see, with its type. */
export type Reached = { readonly entry: Entry; readonly type: RegisterType };

/**
 * The entry that an address names, or the page instead of it. What is not there and what is not for the reader give the same page; a restricted entry is
 * shown to whoever gave their reason today, and leads all others who have the need to the form that asks for it.
 */
export const reachEntry = async (
  given: RegistersView,
  typed: string,
): Promise<
  | { readonly reached: Reached }
  /** `shut`: the register whose restricted entry is there and waits for a reason. */
  | { readonly instead: RouteAnswer; readonly shut: RegisterType | null }
> => {
  const reference = entryReference(typed);
  const entry = reference === null ? null : await entryOf(given.tx, reference);
  const type = entry === null ? undefined : given.types.get(entry.now.type);
  if (entry === null || type === undefined) return { instead: nothingHere(given), shut: null };
  if (entry.now.confidentiality === 'restricted' && !given.opened.has(type.code)) {
    return {
      instead: { kind: 'elsewhere', address: REGISTERS.door(given.council, type.code, entry.now.reference) },
      shut: type,
    };
  }
  return { reached: { entry, type } };
};

/** A page about one entry. */
export const onEntry =
  (typed: string, draw: (given: RegistersView, reached: Reached) => RouteAnswer | Promise<RouteAnswer>): Draw =>
  async (given) => {
    const found = await reachEntry(given, typed);
    if (!('instead' in found)) return draw(given, found.reached);
    // Whoever sent a form about it is asked for the reason with what they typed.
    return found.shut !== null && given.again !== null ? carriedPage(given, found.shut) : found.instead;
  };

/** A page about one register. */
export const onType =
  (code: string, draw: (given: RegistersView, type: RegisterType) => RouteAnswer | Promise<RouteAnswer>): Draw =>
  (given) => {
    const type = given.types.get(code);
    return type === undefined ? nothingHere(given) : draw(given, type);
  };
