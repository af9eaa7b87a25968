import { type Caller, type Permission, ROLES, verdictOn } from '../features/access/index.ts';
import {
  ADDRESS,
  type AppRequest,
  type AppRoute,
  refusedPage,
  signInNeeded,
  unknownCouncil,
} from '../features/site/index.ts';
import type { RouteAnswer } from '../platform/http/index.ts';

const inJson = (status: 401 | 403 | 404, code: string, message: string): RouteAnswer => ({
  kind: 'json',
  status,
  json: JSON.stringify({ faults: [{ code, message }] }),
});

const API_ANSWERS = {
  'sign-in': inJson(401, 'request.no-token', 'Send a token that has not ended, as "Authorization: Bearer …".'),
  'not-found': inJson(404, 'request.not-found', 'There is nothing here that this token may know of.'),
  refused: inJson(403, 'request.refused', 'The post that the token acts from, or the token itself, may not do this.'),
} as const;

// Pages and their forms show a person what their post may see, restricted matter with it; a program has the API, which opens none.
const isPastToken = ({ api, permission }: AppRoute, caller: Caller): boolean =>
  caller.kind === 'person' && caller.via === 'token' && api === undefined && permission.kind !== 'public';

/** Lets a request through (null), or gives the answer that stands in place of the route's own. A token is let through to the API alone. */
export const admit = (route: AppRoute, { caller, path, address }: AppRequest): RouteAnswer | null => {
  const judged = verdictOn(route.permission, caller, path['council'] ?? null);
  const pastToken = isPastToken(route, caller);
  const verdict = pastToken && judged === 'admitted' ? 'refused' : judged;
  if (verdict === 'admitted') return null;
  if (route.api !== undefined || pastToken) return API_ANSWERS[verdict];
  switch (verdict) {
    case 'sign-in':
      return route.method === 'GET' ? { kind: 'elsewhere', address: ADDRESS.signIn(address) } : signInNeeded();
    case 'not-found':
      return unknownCouncil();
    case 'refused':
      return refusedPage(route.permission.kind === 'power' ? route.permission : null);
  }
};

/** A permission in words, for the reference and the description of the API. */
export const sayPermission = (permission: Permission): string => {
  switch (permission.kind) {
    case 'public':
      return 'Anybody';
    case 'signed-in':
      return 'Anybody who has signed in';
    case 'power':
      return permission.roles.map((role) => ROLES[role]).join('; ');
  }
};

/** What tells who is asking, and keeps forms from being sent by others; made by the feature that signs people in. */
export type SignInGate = {
  readonly identify: (
    credentials: { readonly cookies: Readonly<Record<string, string>>; readonly bearer: string | null },
    route: Pick<AppRoute, 'path'>,
  ) => Promise<Caller>;
  readonly formToken: (caller: Caller, cookies: Readonly<Record<string, string>>) => string | null;
};
