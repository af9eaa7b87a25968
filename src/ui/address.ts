/** What may stand in a query: left out where undefined, repeated where a list. */
export type QueryValue = string | number | boolean | undefined | readonly (string | number)[];

const encodeSegment = (segment: string): string => {
  // A browser reads the dots as "here" and "up", encoded or not, and two slashes in a row can name another site.
  if (segment === '' || segment === '.' || segment === '..') {
    throw new TypeError(`Not a segment of an address: "${segment}"`);
  }
  return encodeURIComponent(segment.toWellFormed());
};

const writePath = (path: string | readonly string[]): string => {
  if (typeof path !== 'string') return `/${path.map(encodeSegment).join('/')}`;
  if (!/^\/(?![/\\])/.test(path)) throw new TypeError(`Not a path on this site: "${path}"`);
  return encodeURI(path.toWellFormed()).replaceAll('?', '%3F').replaceAll('#', '%23');
};

/**
 * An address on this site. `path` is a literal ("/measures") or a list of segments, each of which is encoded whole, so that
 * a code such as "C&L01" or a hostile text stays one segment. Values of the query are encoded; undefined and empty ones are left out.
 * Throws a TypeError where the path would leave the site.
 */
export const url = (path: string | readonly string[], query: Readonly<Record<string, QueryValue>> = {}): string => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const each of values) if (each !== undefined && each !== '') parameters.append(name, String(each));
  }
  const written = parameters.toString();
  return written === '' ? writePath(path) : `${writePath(path)}?${written}`;
};

/**
 * The address if a link may carry it, else undefined: a path on this site, a place on this page, or https, mailto and tel.
 * "javascript:" and its kin never pass, whatever spaces or capitals they are written with.
 */
export const safeHref = (address: string): string | undefined => {
  // A browser drops these characters before it reads the address, so "/\t/site" would become "//site".
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here.
  if (/[\u0000-\u001f\u007f]/.test(address)) return undefined;
  return /^(?:\/(?![/\\])|#|\?|https:\/\/|mailto:|tel:)/i.test(address) ? address : undefined;
};
