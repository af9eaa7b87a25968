import { Agent, request } from 'node:http';

/** How a page answered: the time of each request in milliseconds, and how long all of them took together in seconds. */
export type Load = { readonly times: readonly number[]; readonly seconds: number; readonly bytes: number };

/** Asks for one address and reads the answer to its end. Gives the number of bytes. Throws on any answer but 200. `cookie`: of who has signed in. */
export const fetchWhole = (address: string, cookie = '', agent?: Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = request(address, { headers: { cookie }, ...(agent === undefined ? {} : { agent }) }, (response) => {
      let bytes = 0;
      response.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(bytes)
          : reject(new Error(`${address} answered with ${response.statusCode}`)),
      );
    });
    asked.on('error', reject);
    asked.end();
  });

/** The address of each request; where all are the same, it is a text. */
export type Addresses = string | ((request: number) => string);

/**
 * Asks for an address `requests` times over as many kept connections as given, each asking again as soon as it is answered. Over one
 * connection the times are those of a service at rest; over several they hold the wait for each other as well.
 */
export const load = async (addresses: Addresses, requests: number, connections: number, cookie = ''): Promise<Load> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let left = requests;
  let bytes = 0;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const address = typeof addresses === 'string' ? addresses : addresses(left);
      const start = performance.now();
      bytes = await fetchWhole(address, cookie, agent);
      times.push(performance.now() - start);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: connections }, lane));
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  return { times, seconds, bytes };
};
