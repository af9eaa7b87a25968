import { type Fault, fault, type Result } from '../../kernel/index.ts';
import { fieldOf, type RouteAnswer } from '../../platform/http/index.ts';
import { may, SIGNED_IN, type SignedIn } from '../access/index.ts';
import type { AppRequest, AppRoute } from '../site/index.ts';
import { accountPage } from './account-page.tsx';
import { SIGN_IN_ADDRESS } from './addresses.ts';
import { codeAppPage } from './code-app-page.tsx';
import type { SignInContext } from './context.ts';
import { changeCodeApp, changePassword, ownAccount, renewRecoveryCodes } from './credentials.ts';
import { offerCodeSecret, offeredCodeSecret } from './enrolment.ts';
import { formErrors } from './form-errors.ts';
import { recoveryCodesPage } from './join-page.tsx';
import { chooseHat, sessionsOf, signOut } from './sessions.ts';
import { shownOncePage } from './shown-once-page.tsx';
import { NO_SESSION, sessionCookie } from './start-session.ts';
import { isForTokens, READ_SCOPE } from './token.ts';
import { SCOPE_FIELD } from './token-parts.tsx';
import { endToken, makeToken, ownTokens } from './tokens.ts';

const TO_ACCOUNT: RouteAnswer = { kind: 'elsewhere', address: SIGN_IN_ADDRESS.account };
const BACK = { words: 'Back to your account', href: SIGN_IN_ADDRESS.account };

const signedIn = ({ caller }: AppRequest): SignedIn => {
  if (caller.kind === 'nobody') throw new Error('Only those who have signed in are let through to here');
  return caller;
};

// The fields of several forms stand on one page, so those of some bear other names there than in the use case.
const renamed = (faults: readonly Fault[], names: Readonly<Record<string, string>>): Fault[] =>
  faults.map((each) => {
    const column = names[each.place.column ?? ''];
    return column === undefined ? each : { ...each, place: { ...each.place, column } };
  });

type Shown = { readonly faults?: readonly Fault[]; readonly first?: string; readonly done?: string };

const show = async (context: SignInContext, request: AppRequest, { faults = [], first = 'hat', done }: Shown = {}) => {
  const caller = signedIn(request);
  const tokenPowers = context.powers.filter(
    (power) => !power.name.endsWith('.read') && isForTokens(power) && caller.hats.some((hat) => may(hat, power)),
  );
  return accountPage({
    caller,
    formToken: request.formToken,
    account: await ownAccount(context, caller),
    sessions: await sessionsOf(context, caller.person),
    tokens: await ownTokens(context, caller),
    tokenPowers,
    now: context.clock(),
    errors: formErrors(faults, first),
    ...(done === undefined ? {} : { done }),
  });
};

const choose = async (context: SignInContext, request: AppRequest): Promise<RouteAnswer> => {
  const result = await chooseHat(context, signedIn(request), fieldOf(request.form, 'hat'));
  if (!result.ok) return show(context, request, { faults: result.problem });
  return { ...TO_ACCOUNT, cookies: [sessionCookie(result.value.token)] };
};

const leave = async (context: SignInContext, request: AppRequest): Promise<RouteAnswer> => {
  const which = fieldOf(request.form, 'which');
  const caller = signedIn(request);
  if (which === 'everywhere' || which === 'this' || which === '' || which === caller.credential) {
    await signOut(context, caller, which === 'everywhere' ? which : 'this');
    return { kind: 'elsewhere', address: SIGN_IN_ADDRESS.signedOut, cookies: [NO_SESSION] };
  }
  await signOut(context, caller, { session: which });
  return TO_ACCOUNT;
};

const token = async (context: SignInContext, request: AppRequest): Promise<RouteAnswer> => {
  const { form } = request;
  const scopes = Object.keys(form)
    .filter((name) => name.startsWith(SCOPE_FIELD))
    .map((name) => name.slice(SCOPE_FIELD.length));
  const days = fieldOf(form, 'days');
  const result = await makeToken(context, signedIn(request), {
    title: fieldOf(form, 'title'),
    hat: fieldOf(form, 'token-hat'),
    scopes,
    days: /^\d{1,3}$/.test(days) ? Number(days) : 0,
  });
  if (!result.ok) {
    const names = { hat: 'token-hat', scopes: `${SCOPE_FIELD}${READ_SCOPE}` };
    return show(context, request, { faults: renamed(result.problem, names), first: 'title' });
  }
  const about =
    'Send it with each request in the header "Authorization: Bearer", and keep it where no one else reads it.';
  return shownOncePage(request.caller, { title: 'Your new token', secret: result.value.secret, about, next: BACK });
};

const password = async (context: SignInContext, request: AppRequest): Promise<RouteAnswer> => {
  const { form } = request;
  const next = form['password']?.[0] ?? '';
  if (next !== (form['again']?.[0] ?? '')) {
    const different = fault(
      'password.refused',
      'The two passwords are not the same',
      { column: 'again' },
      'Type the same one twice.',
    );
    return show(context, request, { faults: [different] });
  }
  const result = await changePassword(context, signedIn(request), { current: form['current']?.[0] ?? '', next });
  if (!result.ok) return show(context, request, { faults: result.problem, first: 'current' });
  return show(context, request, {
    done: 'The password is changed. You were signed out everywhere else, and your tokens have ended.',
  });
};

const recovery = async (context: SignInContext, request: AppRequest): Promise<RouteAnswer> => {
  const { form } = request;
  const current = form['recovery-current']?.[0] ?? '';
  const result = await renewRecoveryCodes(context, signedIn(request), {
    current,
    code: fieldOf(form, 'recovery-code'),
  });
  if (result.ok) return recoveryCodesPage(request.caller, result.value, BACK);
  const names = { current: 'recovery-current', code: 'recovery-code' };
  return show(context, request, { faults: renamed(result.problem, names), first: 'recovery-current' });
};

const codeApp = async (context: SignInContext, request: AppRequest, sealed: string): Promise<RouteAnswer> => {
  const caller = signedIn(request);
  const account = await ownAccount(context, caller);
  if (account === null) return TO_ACCOUNT;
  const { form } = request;
  const given = { current: form['current']?.[0] ?? '', sealedSecret: sealed, code: fieldOf(form, 'code') };
  const result: Result<readonly string[]> | null = sealed === '' ? null : await changeCodeApp(context, caller, given);
  if (result?.ok === true) return recoveryCodesPage(caller, result.value, BACK);
  const kept = sealed === '' ? null : offeredCodeSecret(context, account, sealed);
  const offered = kept === null ? offerCodeSecret(context, account) : { secret: kept, sealed };
  return codeAppPage({
    caller,
    formToken: request.formToken,
    signInName: account.signInName,
    secret: offered.secret,
    sealedSecret: offered.sealed,
    host: new URL(context.publicAddress).host,
    errors: result === null ? [] : formErrors(result.problem, 'current'),
  });
};

const FORM = { method: 'POST', body: 'form', permission: SIGNED_IN } as const;
const READING = { method: 'GET', permission: SIGNED_IN, record: null } as const;

/** A person's own account: the post they act from, their sessions, secrets and tokens. */
export const accountRoutes = (context: SignInContext): AppRoute[] => [
  { ...READING, path: SIGN_IN_ADDRESS.account, handle: (request) => show(context, request) },
  {
    ...FORM,
    path: SIGN_IN_ADDRESS.choosePost,
    record: 'sign-in.post-chosen',
    handle: (request) => choose(context, request),
  },
  { ...FORM, path: SIGN_IN_ADDRESS.signOut, record: 'sign-in.ended', handle: (request) => leave(context, request) },
  {
    ...FORM,
    path: SIGN_IN_ADDRESS.password,
    record: 'account.password-changed',
    handle: (request) => password(context, request),
  },
  {
    ...FORM,
    path: SIGN_IN_ADDRESS.recovery,
    record: 'account.recovery-renewed',
    handle: (request) => recovery(context, request),
  },
  { ...READING, path: SIGN_IN_ADDRESS.codeApp, handle: (request) => codeApp(context, request, '') },
  {
    ...FORM,
    path: SIGN_IN_ADDRESS.codeApp,
    record: 'account.code-app-changed',
    handle: (request) => codeApp(context, request, fieldOf(request.form, 'secret')),
  },
  { ...FORM, path: SIGN_IN_ADDRESS.tokens, record: 'token.made', handle: (request) => token(context, request) },
  {
    ...FORM,
    path: SIGN_IN_ADDRESS.endToken,
    record: 'token.ended',
    handle: async (request) => {
      const result = await endToken(context, signedIn(request), fieldOf(request.form, 'token'));
      return result.ok ? TO_ACCOUNT : show(context, request, { faults: result.problem, first: 'title' });
    },
  },
];
