import { Agent, request } from 'node:http';

import type { Answered, Asked, Asking } from './browser.ts';
import { type Serving, serve } from './serving.ts';

/** The name that people type for the services below. */
export const PUBLIC = 'https://remit.council.example';

/** Several processes of the service on the same data, as whoever stands behind a proxy sees them. */
export type Services = {
  /** The way in for the client of this address; each request goes to a process that is up. Rejects with `CutOff` where that one is killed meanwhile. */
  readonly from: (client: string) => Asking;
  /** Kills one at once, as losing power would, and starts another in its place; resolves when that one listens. */
  readonly killAndRestart: (which: number) => Promise<void>;
  /** Stops all in order, and gives their exit codes. */
  readonly stop: () => Promise<(number | null)[]>;
};

/** The process was killed before its answer had arrived: whether the change was kept is not known. */
export class CutOff extends Error {}

type Place = { readonly agent: Agent; readonly serving: Promise<Serving>; up: Serving | null };

const askOver = (agent: Agent, address: string, { method, url, headers, payload }: Asked): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const asked = request(new URL(url, address), { method, headers, agent }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.once('error', reject);
      answer.once('end', () =>
        resolve({
          statusCode: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    asked.once('error', reject);
    asked.end(payload);
  });

/**
 * Starts `count` of them. The proxy before them is this process: it is the one whose word is taken for which client asks, and it hands each request
 * to the process that `random` (from 0 to 1) chooses among those that are up.
 */
export const startServices = async (
  count: number,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  random: () => number,
): Promise<Services> => {
  const settings = { ...env, PUBLIC_ADDRESS: PUBLIC, TRUSTED_PROXIES: '127.0.0.1' };
  const begin = (): Place => {
    const place: Place = { agent: new Agent({ keepAlive: true }), serving: serve(args, settings), up: null };
    place.serving.then(
      (serving) => {
        place.up = serving;
      },
      () => undefined,
    );
    return place;
  };
  const places = Array.from({ length: count }, begin);

  const chosen = async (): Promise<readonly [Agent, Serving]> => {
    const up = places.flatMap(({ agent, up }) => (up === null ? [] : [[agent, up] as const]));
    const one = up[Math.floor(random() * up.length)];
    return one ?? Promise.race(places.map(async ({ agent, serving }) => [agent, await serving] as const));
  };

  await Promise.all(places.map(({ serving }) => serving));
  return {
    from: (client) => ({
      inject: async (asked) => {
        const [agent, serving] = await chosen();
        const { address } = serving;
        const headers = { ...asked.headers, 'x-forwarded-for': client };
        return askOver(agent, address, { ...asked, headers }).catch((error: unknown) => {
          if (places.some(({ up }) => up === serving)) throw error;
          throw new CutOff('The process was killed', { cause: error });
        });
      },
    }),
    killAndRestart: async (which) => {
      const old = places[which];
      if (old?.up == null) throw new Error(`Process ${which} is not up`);
      const killed = old.up.end('SIGKILL');
      old.up = null;
      await killed;
      old.agent.destroy();
      const next = begin();
      places[which] = next;
      await next.serving;
    },
    stop: async () => {
      const serving = await Promise.all(places.map((place) => place.serving));
      for (const { agent } of places) agent.destroy();
      return Promise.all(serving.map((one) => one.end('SIGTERM')));
    },
  };
};
