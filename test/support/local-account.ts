import assert from 'node:assert/strict';

import type { Instant } from '../../src/kernel/index.ts';
import { codeAt } from '../../src/platform/sign-in/index.ts';
import type { Browser, Shown } from './browser.ts';

export const PASSWORD = 'grey herons wade slowly';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const fromBase32 = (text: string): Uint8Array => {
  const bits = [...text].map((sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return new Uint8Array((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

/** The secret of the code app whose key a page shows. */
export const shownSecret = ({ html }: Shown): Uint8Array =>
  fromBase32((/<code>([A-Z2-7 ]+)<\/code>/.exec(html)?.[1] ?? '').replaceAll(' ', ''));

/**
 * Sets up an account as a person does who was handed a link: follows it, reads the key, types what the app shows at `now`. Gives the secret of the
 * code app and the recovery codes.
 */
export const setUpByLink = async (
  visit: Browser,
  link: string,
  now: Instant,
): Promise<{ readonly secret: Uint8Array; readonly recovery: readonly string[] }> => {
  const page = await visit.open(link);
  assert.equal(page.status, 200);
  const secret = shownSecret(page);
  const code = codeAt(secret, now);
  const done = await visit.send(page, '/sign-in/join', { password: PASSWORD, again: PASSWORD, code });
  assert.match(done.html, /Your recovery codes/);
  return { secret, recovery: [...done.html.matchAll(/<code>([0-9A-Z-]{29})<\/code>/g)].map(([, code = '']) => code) };
};

/** Signs in through the page with what the code app shows at `now`, to go on to `then`. */
export const signInByPage = async (
  visit: Browser,
  name: string,
  secret: Uint8Array,
  now: Instant,
  then = '/account',
): Promise<Shown> => {
  const page = await visit.open(`/sign-in?then=${encodeURIComponent(then)}`);
  return visit.send(page, '/sign-in', { name, password: PASSWORD, code: codeAt(secret, now) });
};
