import type { RouteRequest } from './route.ts';

/** The names and values of a path or a query; of a name that stands twice, the last. */
export const asText = (query: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((query ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name,
      String(Array.isArray(value) ? (value.at(-1) ?? '') : (value ?? '')),
    ]),
  );

// A call that is nested deeper than any of ours would exhaust the stack of whatever walks through it.
const DEEPEST_JSON = 50;

const isShallow = (json: unknown, room = DEEPEST_JSON): boolean =>
  typeof json !== 'object' ||
  json === null ||
  (room > 0 && Object.values(json).every((each) => isShallow(each, room - 1)));

/** Whether a request can be put to the database at all: no code, no title and no text holds a NUL, and PostgreSQL cannot be asked for one. */
export const isAskable = ({ path, query, form, json }: RouteRequest): boolean =>
  isShallow(json) &&
  ![...Object.values(path), ...Object.values(query), ...Object.values(form).flat(), JSON.stringify(json) ?? ''].some(
    (value) => value.includes('\0') || value.includes('\\u0000'),
  );
