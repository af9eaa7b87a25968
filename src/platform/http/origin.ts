import type { IncomingHttpHeaders } from 'node:http';

const hostOf = (address: string): string | null => (URL.canParse(address) ? new URL(address).host : null);

/**
 * Whether a change was asked for from a page of ours. Browsers say where a form comes from in `Origin` and `Sec-Fetch-Site`, and no page can
 * make them lie; a request that says neither is not taken. `publicHost`: the host people use, where it is set; else the one asked for.
 */
export const isFromOurPages = (headers: IncomingHttpHeaders, publicHost: string | null): boolean => {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin === undefined) return site === 'same-origin';
  const ours = publicHost ?? headers.host;
  return ours !== undefined && hostOf(origin) === ours;
};

/** The token of an `Authorization: Bearer …` header; null where there is none. */
export const bearerOf = ({ authorization }: IncomingHttpHeaders): string | null =>
  /^Bearer ([\w.~+/-]{1,200}=*)$/i.exec(authorization ?? '')?.[1] ?? null;
