import type { Served } from '../children/program.ts';
import { processorTimeOf } from '../machine.ts';
import { load } from './http-load.ts';

/** How many views warm a page up, are timed one by one, and are asked for together. */
export type Sizes = { readonly warm: number; readonly alone: number; readonly together: number };

export const CONNECTIONS = 10;

/** How a page answers one reader, in milliseconds for each view, with the processor time that a view costs the service. */
export type Views = { readonly times: readonly number[]; readonly processorMs: number; readonly bytes: number };

const timedViews = async (
  { pid, cookie }: Asked,
  addresses: string | ((request: number) => string),
  { warm, alone }: Sizes,
): Promise<Views> => {
  await load(addresses, warm, 1, cookie);
  const before = processorTimeOf(pid);
  const { times, bytes } = await load(addresses, alone, 1, cookie);
  return { times, processorMs: (processorTimeOf(pid) - before) / alone, bytes };
};

/** A program that serves, and the cookie of who asks it. */
export type Asked = Served & { readonly cookie?: string };

let asked = 0;

/**
 * Views of which each is worked out afresh. A page may be kept while the data stand, by its address with all that is asked in it: so each
 * view asks for something of no meaning that nobody asked before.
 */
export const firstViews = (served: Asked, path: string, sizes: Sizes): Promise<Views> =>
  timedViews(
    served,
    () => {
      asked += 1;
      return `${served.address}${path}${path.includes('?') ? '&' : '?'}view=${asked}`;
    },
    sizes,
  );

/** Views of the same address again and again. */
export const viewsAgain = (served: Asked, path: string, sizes: Sizes): Promise<Views> =>
  timedViews(served, `${served.address}${path}`, sizes);

/** Answers per second to several readers of the same address. */
export const answersPerSecond = async (served: Asked, path: string, { together }: Sizes): Promise<number> => {
  const { times, seconds } = await load(`${served.address}${path}`, together, CONNECTIONS, served.cookie);
  return times.length / seconds;
};
