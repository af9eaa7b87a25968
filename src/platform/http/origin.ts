import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

import { isLoopback } from '../loopback.ts';

const hostOf = (address: string): string | null => (URL.canParse(address) ? new URL(address).host : null);

// The name without its port; a number in brackets is one of IPv6.
const ownHost = (host: string | undefined): string | null => {
  const name = host?.replace(/:\d{1,5}$/, '') ?? '';
  return host !== undefined && (isLoopback(name) || isIP(name.replace(/^\[|\]$/g, '')) !== 0) ? host : null;
};

/**
 * Whether a change was asked for from a page of ours. Browsers say where a form comes from in `Origin` and `Sec-Fetch-Site`, and no page can
 * make them lie; a request that says neither is not taken. `publicHost`: the host people use, where it is set; without it the service is
 * reached by this machine's own name or by number, never by a name that somebody else could let point here.
 */
export const isFromOurPages = (headers: IncomingHttpHeaders, publicHost: string | null): boolean => {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  if (publicHost === null && ownHost(headers.host) === null) return false;
  if (origin === undefined) return site === 'same-origin';
  const ours = publicHost ?? ownHost(headers.host);
  return ours !== null && hostOf(origin) === ours;
};

/** The token of an `Authorization: Bearer …` header; null where there is none. */
export const bearerOf = ({ authorization }: IncomingHttpHeaders): string | null =>
  /^Bearer ([\w.~+/-]{1,200}=*)$/i.exec(authorization ?? '')?.[1] ?? null;
