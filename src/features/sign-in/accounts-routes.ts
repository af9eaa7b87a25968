import { type CouncilCode, councilCode, type Fault, fault } from '../../kernel/index.ts';
import { fieldOf, type RouteAnswer } from '../../platform/http/index.ts';
import { actorIn } from '../access/index.ts';
import { type AppRequest, type AppRoute, readCouncil, type Site, unknownCouncil } from '../site/index.ts';
import { accessOf, type PersonsAccess } from './accounts-list.ts';
import { accountsPage } from './accounts-page.tsx';
import { SIGN_IN_ADDRESS } from './addresses.ts';
import type { SignInContext } from './context.ts';
import { type Enrolment, enrolmentAddress, makeAccount, resetAccount, shutAccount } from './enrolment.ts';
import { formErrors } from './form-errors.ts';
import { giveIdentityLink, identityLinkAddress } from './identity-link.ts';
import { MANAGE_ACCOUNTS, whyNoWayIn } from './policy.ts';
import { endAllOf } from './sessions.ts';
import { shownOncePage } from './shown-once-page.tsx';
import { standingOf } from './standing.ts';

type Given = { readonly site: Site; readonly signIn: SignInContext };

const show = async (
  { site, signIn }: Given,
  request: AppRequest,
  faults: readonly Fault[] = [],
): Promise<RouteAnswer> => {
  const council = councilCode(request.path['council'] ?? '');
  if (council === null) return unknownCouncil();
  const people = await accessOf(signIn, council);
  const html = await readCouncil(site, request, async (_tx, view) =>
    accountsPage({
      view,
      formToken: request.formToken,
      people,
      singleSignOn: signIn.signOn !== null,
      demonstration: signIn.mode === 'demonstration',
      errors: formErrors(faults, 'person'),
    }),
  );
  if (html === null) return unknownCouncil();
  return { kind: 'page', html, status: faults.length === 0 ? 200 : 422 };
};

type Refused = { readonly faults: readonly Fault[] };

/** What is done with a person of the list. `why`: the fault that stands against giving out a way in as them, or null. */
type Step = (
  person: PersonsAccess,
  actor: ReturnType<typeof actorIn>,
  why: ReturnType<typeof whyNoWayIn>,
  from: CouncilCode,
) => Promise<RouteAnswer | Refused>;

// Only somebody of this very council: whoever else the form names is told as unknown.
const withPerson = async (given: Given, request: AppRequest, step: Step): Promise<RouteAnswer> => {
  const council = councilCode(request.path['council'] ?? '');
  if (council === null) return unknownCouncil();
  const asked = fieldOf(request.form, 'person');
  const person = (await accessOf(given.signIn, council)).find((each) => each.person === asked);
  if (person === undefined)
    return show(given, request, [
      fault('account.unknown', 'This council has no such person', {}, 'Choose one of the list.'),
    ]);
  const why = whyNoWayIn(council, await standingOf(given.signIn, person.person));
  const answer = await step(person, actorIn(request.caller, council), why, council);
  return 'faults' in answer ? show(given, request, answer.faults) : answer;
};

const link = (request: AppRequest, secret: string): RouteAnswer =>
  shownOncePage(request.caller, {
    title: 'The link to pass on',
    secret,
    about:
      'Pass it on to this person and to nobody else, by a way that only they read. It is good once, for three days.',
    next: { words: 'Back to who can sign in', href: SIGN_IN_ADDRESS.accounts(request.path['council'] ?? '') },
  });

const enrolled = (given: Given, request: AppRequest, { secret }: Enrolment): RouteAnswer =>
  link(request, enrolmentAddress(given.signIn.publicAddress, secret));

const add = (given: Given, request: AppRequest): Promise<RouteAnswer> =>
  withPerson(given, request, async ({ person }, actor, why, from) => {
    if (why !== null) return { faults: [fault(why)] };
    const signInName = fieldOf(request.form, 'sign-in-name');
    const breakGlass = fieldOf(request.form, 'break-glass') === 'yes';
    const made = await makeAccount(given.signIn, { person, signInName, breakGlass }, actor, from);
    return made.ok ? enrolled(given, request, made.value) : { faults: made.problem };
  });

const reset = (given: Given, request: AppRequest): Promise<RouteAnswer> =>
  withPerson(given, request, async ({ account }, actor, why, from) => {
    if (account === null) return { faults: [fault('account.unknown')] };
    if (why !== null) return { faults: [fault(why)] };
    const made = await resetAccount(given.signIn, account.code, actor, from);
    return made.ok ? enrolled(given, request, made.value) : { faults: made.problem };
  });

const close = (given: Given, request: AppRequest): Promise<RouteAnswer> =>
  withPerson(given, request, async ({ account }, actor, why) => {
    // It is the other council's way in as well. Those with a guarded post may be shut out: that opens nothing.
    if (why === 'account.elsewhere') return { faults: [fault(why)] };
    const closed = account === null ? null : await shutAccount(given.signIn, account.code, actor);
    if (closed === null) return { faults: [fault('account.unknown')] };
    return closed.ok ? show(given, request) : { faults: closed.problem };
  });

const signOutOther = (given: Given, request: AppRequest): Promise<RouteAnswer> =>
  withPerson(given, request, async ({ person }, actor) => {
    await endAllOf(given.signIn, person, actor);
    return show(given, request);
  });

const join = (given: Given, request: AppRequest): Promise<RouteAnswer> =>
  withPerson(given, request, async ({ person }, actor, why, from) => {
    if (why !== null) return { faults: [fault(why)] };
    const { secret } = await giveIdentityLink(given.signIn, person, actor, from);
    return link(request, identityLinkAddress(given.signIn.publicAddress, secret));
  });

const PATH = '/councils/:council/accounts';
const FORM = { method: 'POST', body: 'form', permission: MANAGE_ACCOUNTS } as const;

/** Where administrators see who of their council can sign in, end sessions, and give out and close accounts. */
export const accountsRoutes = (given: Given): AppRoute[] => [
  { method: 'GET', path: PATH, permission: MANAGE_ACCOUNTS, record: null, handle: (request) => show(given, request) },
  { ...FORM, path: PATH, record: 'account.added', handle: (request) => add(given, request) },
  { ...FORM, path: `${PATH}/reset`, record: 'account.reset', handle: (request) => reset(given, request) },
  { ...FORM, path: `${PATH}/close`, record: 'account.closed', handle: (request) => close(given, request) },
  {
    ...FORM,
    path: `${PATH}/sign-out`,
    record: 'sign-in.ended-by-other',
    handle: (request) => signOutOther(given, request),
  },
  ...(given.signIn.signOn === null
    ? []
    : [
        {
          ...FORM,
          path: `${PATH}/link`,
          record: 'identity.link-given' as const,
          handle: (request: AppRequest) => join(given, request),
        },
      ]),
];
