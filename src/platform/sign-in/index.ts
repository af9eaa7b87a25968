export { installationSecret } from './installation-secret.ts';
export { deriveKey, type Key, type KeyPurpose } from './keys.ts';
export {
  checkCode,
  codeAt,
  codeSecretText,
  codeStep,
  newCodeSecret,
  provisioningAddress,
} from './one-time-code.ts';
export type { OpenIdPerson } from './openid/claims.ts';
export type { SignOn, SignOnStep } from './openid/contract.ts';
export { type OpenIdSettings, openIdSettings, RETURN_PATH } from './openid/settings.ts';
export { createSignOn } from './openid/sign-on.ts';
export { hashPassword, isHashingFull, needsRehash, verifyNobody, verifyPassword } from './password-hash.ts';
export { LONGEST_PASSWORD, readNewPassword, SHORTEST_PASSWORD } from './password-rules.ts';
export { matchRecoveryCode, newRecoveryCodes } from './recovery-codes.ts';
export { openSealed, sealBytes } from './sealed-bytes.ts';
export { readSignedText, signText } from './signed-text.ts';
export { equalSecrets, hashToken, isTokenLike, newToken, type TokenKind } from './tokens.ts';
