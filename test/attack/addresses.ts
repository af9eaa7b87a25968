import { documentedRoutes } from '../../scripts/access-page.ts';
import type { AppRoute } from '../../src/features/site/index.ts';

/** Every address of an installation that is no demonstration. */
export const ROUTES: readonly AppRoute[] = documentedRoutes();

export const isPost = (route: AppRoute): route is Extract<AppRoute, { method: 'POST' }> => route.method === 'POST';

/** What takes a form. */
export const FORM_ROUTES = ROUTES.filter(isPost).filter(({ body }) => body !== 'json');

/** The names in a path: "council", "post". */
export const namesIn = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

/** The address with these values for the names of its path; what is not given stays out of reach of any code. */
export const addressOf = (path: string, values: Readonly<Record<string, string>>): string =>
  path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(values[name] ?? 'NONE'));

// What is fixed in a path goes before what is named: "/people/new" is no person.
const PATTERNS = ROUTES.map(({ method, path }) => ({
  method,
  path,
  names: namesIn(path),
  matcher: new RegExp(`^${path.replace(/[.]/g, '\\$&').replace(/:(\w+)/g, '([^/]+?)')}$`),
})).sort((one, other) => one.names.length - other.names.length || other.path.length - one.path.length);

const matched = (method: string, address: string) => {
  const [path = ''] = address.split('?');
  for (const each of PATTERNS) {
    const found = each.method === method ? each.matcher.exec(path) : null;
    if (found !== null) return { ...each, values: found.slice(1).map(decodeURIComponent) };
  }
  return null;
};

/** The pattern of the route that an address of ours leads to; null where it leads to none. */
export const patternOf = (method: string, address: string): string | null => matched(method, address)?.path ?? null;

/** What an address says for each name of its path. */
export const valuesIn = (method: string, address: string): Readonly<Record<string, string>> => {
  const found = matched(method, address);
  return Object.fromEntries((found?.names ?? []).map((name, place) => [name, found?.values[place] ?? '']));
};
