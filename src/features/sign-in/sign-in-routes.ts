import { fault } from '../../kernel/index.ts';
import { fieldOf, type RouteAnswer, type SetCookie } from '../../platform/http/index.ts';
import { isTokenLike } from '../../platform/sign-in/index.ts';
import { PUBLIC } from '../access/index.ts';
import type { AppRequest, AppRoute } from '../site/index.ts';
import { SIGN_IN_ADDRESS } from './addresses.ts';
import type { SignInContext } from './context.ts';
import { DEVICE_COOKIE, DEVICE_COOKIE_SECONDS, newDeviceCookie } from './device-cookie.ts';
import { invitedAccount, offerCodeSecret, offeredCodeSecret, setUpAccount, whyInvitationDied } from './enrolment.ts';
import { formErrors } from './form-errors.ts';
import { deadLinkPage, identityLinkPage, joinPage, recoveryCodesPage } from './join-page.tsx';
import { signInLocally } from './local-sign-in.ts';
import { safeReturn } from './safe-return.ts';
import { signedOutPage, signInFailedPage, signInPage } from './sign-in-page.tsx';
import { beginSignOn, finishSignOn, NO_STEP, STEP_COOKIE } from './single-sign-on.ts';
import { sessionCookie } from './start-session.ts';

const elsewhere = (address: string, cookies: readonly SetCookie[]): RouteAnswer => ({
  kind: 'elsewhere',
  address,
  cookies,
});

const withoutForm = (request: AppRequest, context: SignInContext) => ({
  caller: request.caller,
  formToken: request.formToken,
  singleSignOn: context.signOn !== null,
});

const signIn = async (context: SignInContext, request: AppRequest): Promise<RouteAnswer> => {
  const { form, cookies, client } = request;
  const back = safeReturn(fieldOf(form, 'then'));
  const signInName = fieldOf(form, 'name');
  const result = await signInLocally(context, {
    signInName,
    // Spaces around a password are part of it.
    password: form['password']?.[0] ?? '',
    code: fieldOf(form, 'code'),
    deviceCookie: cookies[DEVICE_COOKIE],
    client,
  });
  if (!result.ok) {
    const later = result.problem.some(({ code }) => code === 'sign-in.locked' || code === 'sign-in.busy');
    const errors = formErrors(result.problem, 'name');
    return signInPage({ ...withoutForm(request, context), back, signInName, errors }, later ? 429 : 401);
  }
  const { token, account, recoveryLeft } = result.value;
  const device = {
    name: DEVICE_COOKIE,
    value: newDeviceCookie(context.keys.device, account),
    seconds: DEVICE_COOKIE_SECONDS,
  };
  // Who used a recovery code is led to where new ones are made.
  return elsewhere(recoveryLeft === null ? back : SIGN_IN_ADDRESS.account, [sessionCookie(token), device]);
};

const join = async (
  context: SignInContext,
  request: AppRequest,
  link: string,
  sealed: string,
): Promise<RouteAnswer> => {
  const account = await invitedAccount(context, link);
  if (account === null) return deadLinkPage(request.caller);
  const died = await whyInvitationDied(context, account);
  if (died !== null) return deadLinkPage(request.caller, `${died.message}. ${died.remedy}`);
  const page = {
    caller: request.caller,
    formToken: request.formToken,
    link,
    signInName: account.signInName,
    host: new URL(context.publicAddress).host,
  };
  const fresh = offerCodeSecret(context, account);
  if (sealed === '') return joinPage({ ...page, secret: fresh.secret, sealedSecret: fresh.sealed });
  const { form } = request;
  const password = form['password']?.[0] ?? '';
  const same = password === (form['again']?.[0] ?? '');
  const result = same
    ? await setUpAccount(context, { link, password, sealedSecret: sealed, code: fieldOf(form, 'code') })
    : {
        ok: false as const,
        problem: [
          fault(
            'password.refused',
            'The two passwords are not the same',
            { column: 'again' },
            'Type the same one twice.',
          ),
        ],
      };
  if (result.ok) {
    return recoveryCodesPage(request.caller, result.value, { words: 'Sign in', href: SIGN_IN_ADDRESS.signIn() });
  }
  const kept = offeredCodeSecret(context, account, sealed);
  const secret = kept === null ? fresh : { secret: kept, sealed };
  const errors = formErrors(result.problem, 'password');
  return joinPage({ ...page, secret: secret.secret, sealedSecret: secret.sealed, errors });
};

const councilRoutes = (context: SignInContext): AppRoute[] => [
  {
    method: 'GET',
    path: '/sign-in/council',
    permission: PUBLIC,
    record: null,
    handle: async ({ caller, query }) => {
      const back = safeReturn(query['then']);
      const begun = await beginSignOn(context, { back, link: query['link'] ?? null });
      return begun.ok
        ? elsewhere(begun.value.address, [begun.value.cookie])
        : signInFailedPage(caller, formErrors(begun.problem, 'name'));
    },
  },
  {
    method: 'GET',
    path: '/sign-in/return',
    permission: PUBLIC,
    record: 'sign-in.done',
    handle: async ({ caller, query, cookies }) => {
      const result = await finishSignOn(context, query, cookies[STEP_COOKIE]);
      if (result.ok) return elsewhere(result.value.back, [NO_STEP, sessionCookie(result.value.token)]);
      return { ...signInFailedPage(caller, formErrors(result.problem, 'name')), cookies: [NO_STEP] };
    },
  },
  {
    method: 'GET',
    path: SIGN_IN_ADDRESS.link,
    permission: PUBLIC,
    record: null,
    handle: async ({ caller, query }) => {
      const link = query['link'] ?? '';
      return isTokenLike('enrolment', link) ? identityLinkPage(caller, link) : deadLinkPage(caller);
    },
  },
];

/** The addresses by which people sign in with accounts of their own or with the council's single sign-on; not for the demonstration. */
export const signInRoutes = (context: SignInContext): AppRoute[] => [
  {
    method: 'GET',
    path: '/sign-in',
    permission: PUBLIC,
    record: null,
    handle: async (request) =>
      signInPage({ ...withoutForm(request, context), back: safeReturn(request.query['then']) }),
  },
  {
    method: 'POST',
    path: '/sign-in',
    body: 'form',
    permission: PUBLIC,
    record: 'sign-in.done',
    handle: (request) => signIn(context, request),
  },
  {
    method: 'GET',
    path: SIGN_IN_ADDRESS.join,
    permission: PUBLIC,
    record: null,
    handle: (request) => join(context, request, request.query['link'] ?? '', ''),
  },
  {
    method: 'POST',
    path: SIGN_IN_ADDRESS.join,
    body: 'form',
    permission: PUBLIC,
    record: 'account.set-up',
    handle: (request) => join(context, request, fieldOf(request.form, 'link'), fieldOf(request.form, 'secret')),
  },
  ...(context.signOn === null ? [] : councilRoutes(context)),
];

/** Where people find themselves after signing out; of the demonstration too. */
export const signedOutRoute = (context: SignInContext): AppRoute => ({
  method: 'GET',
  path: SIGN_IN_ADDRESS.signedOut,
  permission: PUBLIC,
  record: null,
  handle: async ({ caller }) =>
    signedOutPage(caller, (await context.signOn?.signOutAddress(new URL('/', context.publicAddress).href)) ?? null),
});
