import { randomBytes } from 'node:crypto';

import { type Key, readSignedText, signText } from '../../platform/sign-in/index.ts';

/** The cookie that says a browser has signed in to an account before. It opens nothing; it only counts failures apart. */
export const DEVICE_COOKIE = 'remit-device';
export const DEVICE_COOKIE_SECONDS = 365 * 24 * 60 * 60;

/** A new cookie for a browser that has just signed in to the account. */
export const newDeviceCookie = (key: Key, account: string): string =>
  signText(key, JSON.stringify({ account, device: randomBytes(16).toString('base64url') }));

/** The device that a cookie names, where it is ours and of this very account; `null` otherwise. */
export const deviceOf = (key: Key, cookie: string | undefined, account: string): string | null => {
  const text = cookie === undefined ? null : readSignedText(key, cookie);
  if (text === null) return null;
  const said: unknown = JSON.parse(text);
  if (typeof said !== 'object' || said === null || !('account' in said) || !('device' in said)) return null;
  return said.account === account && typeof said.device === 'string' ? said.device : null;
};
