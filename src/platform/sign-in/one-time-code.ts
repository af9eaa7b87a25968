import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

import type { Instant } from '../../kernel/index.ts';

// What every code app can do (RFC 6238 with its defaults): SHA-1, six digits, thirty seconds.
const DIGITS = 6;
const STEP_SECONDS = 30;
// RFC 4226 asks for at least 128 bits and recommends 160.
const SECRET_BYTES = 20;

const generatorOf = (secret: Uint8Array): TOTP =>
  new TOTP({
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
    algorithm: 'SHA1',
    digits: DIGITS,
    period: STEP_SECONDS,
  });

/** A new secret, to be shared with the person's code app once and kept sealed. */
export const newCodeSecret = (): Uint8Array => new Uint8Array(randomBytes(SECRET_BYTES));

/** The number of the thirty seconds in which an instant lies, counted since 1970. */
export const codeStep = (at: Instant): number => Math.floor(Date.parse(at) / 1000 / STEP_SECONDS);

const codeOfStep = (secret: Uint8Array, step: number): string =>
  generatorOf(secret).generate({ timestamp: step * STEP_SECONDS * 1000 });

/** The code that an app shows at that instant. */
export const codeAt = (secret: Uint8Array, at: Instant): string => codeOfStep(secret, codeStep(at));

/**
 * Checks a code and gives the step it belongs to, or `null`. A clock may be one step off either way. Only steps after `lastStep` count, so a
 * code that was used, or any older one, is refused for good once its step has been stored; storing it is the caller's part, in the same transaction.
 */
export const checkCode = (secret: Uint8Array, text: string, at: Instant, lastStep: number | null): number | null => {
  const code = text.replace(/[\s-]/g, '');
  if (!/^[0-9]{6}$/.test(code)) return null;
  const now = codeStep(at);
  const typed = Buffer.from(code, 'ascii');
  // Every step is compared, so that the time taken does not tell which one matched.
  const matches = [now, now - 1, now + 1].filter((step) =>
    timingSafeEqual(Buffer.from(codeOfStep(secret, step)), typed),
  );
  return matches.find((step) => lastStep === null || step > lastStep) ?? null;
};

/** The secret as a person types it into an app: base32 in groups of four. */
export const codeSecretText = (secret: Uint8Array): string =>
  (new Secret({ buffer: new Uint8Array(secret).buffer }).base32.match(/.{1,4}/g) ?? []).join(' ');

/** The otpauth address that an app reads from a link or a picture. `account` and `installation` are what the app shows beside the code. */
export const provisioningAddress = (secret: Uint8Array, account: string, installation: string): string => {
  const generator = generatorOf(secret);
  // A colon divides installation and account in these addresses.
  generator.issuer = installation.replace(/\s*:\s*/g, ' ');
  generator.label = account;
  return generator.toString();
};
