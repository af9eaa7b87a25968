import type { Credentials } from '../../platform/http/index.ts';
import type { Caller } from '../access/index.ts';
import type { AppRoute, Site } from '../site/index.ts';
import { accountRoutes } from './account-routes.ts';
import { accountsRoutes } from './accounts-routes.ts';
import type { SignInContext } from './context.ts';
import type { DemoPerson } from './demo.ts';
import { demoSignInRoutes } from './demo-routes.tsx';
import { formTokenOf } from './form-token.ts';
import { identify } from './identify.ts';
import { signedOutRoute, signInRoutes } from './sign-in-routes.ts';

/** What tells the server who asks, and which token the forms of a session carry. */
export const signInGate = (context: SignInContext) => ({
  identify: (credentials: Credentials): Promise<Caller> => identify(context, credentials),
  formToken: (caller: Caller): string | null => formTokenOf(context.keys, caller),
});

/** Every address of signing in for a real installation. Throws for the demonstration, which has its own. */
export const signInPages = (context: SignInContext, site: Site): AppRoute[] => {
  if (context.mode !== 'ordinary') throw new Error('The demonstration has addresses of its own');
  return [
    ...signInRoutes(context),
    signedOutRoute(context),
    ...accountRoutes(context),
    ...accountsRoutes({ site, signIn: context }),
  ];
};

/** Every address of signing in for the demonstration: people of whom one can be chosen with a click, and nothing that could make a real account. */
export const demoSignInPages = (context: SignInContext, people: () => Promise<readonly DemoPerson[]>): AppRoute[] => [
  ...demoSignInRoutes(context, people),
  signedOutRoute(context),
  ...accountRoutes(context),
];
