export { holdsRealSignIns, lastClosingOf } from './account-store.ts';
export { cleanSignIn } from './clean.ts';
export { REFUSAL_TAKES, type SignInContext, type SignInKeys, signInKeys } from './context.ts';
export { changeCodeApp, changePassword, renewRecoveryCodes } from './credentials.ts';
export { type DemoPerson, refuseRealData, signInAsDemo } from './demo.ts';
export { DEVICE_COOKIE, newDeviceCookie } from './device-cookie.ts';
export {
  type Enrolment,
  enrolmentAddress,
  invitedAccount,
  makeAccount,
  offerCodeSecret,
  resetAccount,
  setUpAccount,
  shutAccount,
} from './enrolment.ts';
export { formTokenOf } from './form-token.ts';
export { identify } from './identify.ts';
export { giveIdentityLink } from './identity-link.ts';
export { type LocalSignIn, type SignedInNow, signInLocally } from './local-sign-in.ts';
export { MANAGE_ACCOUNTS, type Standing, whyNoWayIn } from './policy.ts';
export { safeReturn } from './safe-return.ts';
export type { SignInMode } from './session.ts';
export { chooseHat, endAllOf, forgetSignIn, signOut } from './sessions.ts';
export { beginSignOn, finishSignOn, STEP_COOKIE } from './single-sign-on.ts';
export { SESSION_COOKIE, startSession } from './start-session.ts';
export { endToken, makeToken, ownTokens, type TokenWish } from './tokens.ts';
