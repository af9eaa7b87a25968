export { lastClosingOf } from './account-store.ts';
export { cleanSignIn } from './clean.ts';
export { REFUSAL_TAKES, type SignInContext, signInKeys } from './context.ts';
export { changeCodeApp, changePassword, renewRecoveryCodes } from './credentials.ts';
export { type DemoPerson, refuseRealData, signInAsDemo } from './demo.ts';
export { DEVICE_COOKIE, newDeviceCookie } from './device-cookie.ts';
export {
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
export { signInLocally } from './local-sign-in.ts';
export { MANAGE_ACCOUNTS } from './policy.ts';
export type { SignInMode } from './session.ts';
export { chooseHat, endAllOf, forgetSignIn, signOut } from './sessions.ts';
export { beginSignOn, finishSignOn } from './single-sign-on.ts';
export { SESSION_COOKIE, startSession } from './start-session.ts';
export { endToken, makeToken } from './tokens.ts';
