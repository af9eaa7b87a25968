import assert from 'node:assert/strict';

import { enrolmentAddress, makeAccount } from '../../src/features/sign-in/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/index.ts';
import { A_TEST } from './actor.ts';
import { signInFor } from './app.ts';
import { Browser } from './browser.ts';
import { setUpByLink, signInByPage } from './local-account.ts';
import { councilOf, given, hire, inventCouncils } from './people.ts';
import { PUBLIC, type Services } from './services.ts';

/** Somebody who has a post and was handed the link to a way in. */
type Appointed = {
  readonly person: string;
  readonly name: string;
  readonly council: string;
  readonly post: string;
  readonly link: string;
};

/** An administrator at their browser, signed in. `formToken`: what their forms carry. */
export type Administrator = Omit<Appointed, 'link'> & { readonly browser: Browser; readonly formToken: string };

/** Makes so many administrators, one after another in each of the councils, which are invented; each with an account that is not set up yet. */
export const appointAdministrators = async (
  database: Database,
  councils: readonly string[],
  count: number,
): Promise<Appointed[]> => {
  const numbers = Array.from({ length: count }, (_, number) => number);
  const posts = Object.fromEntries(numbers.map((number) => [`ADMIN-${number}`, ['administrator']]));
  await inventCouncils(database, systemClock, councils, posts);
  const appointed: Appointed[] = [];
  for (const number of numbers) {
    const council = councils[number % councils.length] ?? '';
    const [name, post] = [`Demonstration administrator ${number}`, `ADMIN-${number}`];
    const person = await hire({ database, clock: systemClock, council: councilOf(council) }, name, post);
    const account = { person, signInName: `administrator.${number}`, breakGlass: false };
    const { secret } = given(await makeAccount(signInFor(database), account, A_TEST));
    appointed.push({ person, name, council, post, link: enrolmentAddress(PUBLIC, secret).slice(PUBLIC.length) });
  }
  return appointed;
};

const HALF_A_MINUTE = 30_000;

/** Has somebody set up their account and sign in, through the pages of a running service, and read the token of their forms. */
export const enterByPages = async (
  services: Services,
  { link, ...appointed }: Appointed,
  number: number,
): Promise<Administrator> => {
  const browser = new Browser(services.from(`10.${number}.0.7`), PUBLIC);
  const { secret } = await setUpByLink(browser, link, systemClock());
  // A code is good once. The next one is shown half a minute later; a telephone may be as much ahead.
  const next = new Date(Date.now() + HALF_A_MINUTE).toISOString();
  const form = `/councils/${appointed.council}/posts/new`;
  const entered = await signInByPage(browser, `administrator.${number}`, secret, next, form);
  assert.equal(entered.location, form, entered.html);
  const page = await browser.open(form);
  const [, formToken = ''] = /name="_form" value="([^"]+)"/.exec(page.html) ?? [];
  assert.notEqual(formToken, '', page.html);
  return { ...appointed, browser, formToken };
};
