import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';

import { codeAt } from '../../src/platform/sign-in/index.ts';
import { type LetterOffice, serveLetters } from '../support/serve-letters.ts';

const PASSWORD = 'grey herons wade slowly';
const LEAD = { name: 'Demonstration person: lead on assurance', signIn: 'the.lead', address: 'lead@council.example' };

let office: LetterOffice;
let secret: Uint8Array = new Uint8Array();
/** Codes count once: each sign-in takes the next window of the app. */
const codes = { used: '' };

const fromBase32 = (text: string): Uint8Array => {
  const bits = [...text]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  return new Uint8Array((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

// Presses Tab until the control with that id has the focus, as somebody does who has no mouse.
const tabTo = async (page: Page, id: string): Promise<void> => {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    const focused = await page.evaluate(() => document.activeElement?.id ?? '');
    if (focused === id) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${id} cannot be reached by keyboard`);
};

/** What somebody at the keyboard went through: each page shown, and each control in which they typed or chose something. */
type Walked = { readonly screens: string[]; readonly inputs: string[] };

const watch = (page: Page): Walked => {
  const walked: Walked = { screens: [], inputs: [] };
  page.on('response', (response) => {
    const shown = response.request().resourceType() === 'document' && response.status() === 200;
    if (shown) walked.screens.push(new URL(response.url()).pathname);
  });
  return walked;
};

const type = async (page: Page, { inputs }: Walked, id: string, text: string): Promise<void> => {
  await tabTo(page, id);
  await page.keyboard.type(text);
  inputs.push(id);
};

// The focus is in the last field: the next Tab finds the button.
const press = async (page: Page, words: string): Promise<void> => {
  for (let pressed = 0; pressed < 10; pressed += 1) {
    if ((await page.locator(':focus').textContent()) === words) break;
    await page.keyboard.press('Tab');
  }
  await expect(page.locator(':focus')).toHaveText(words);
  await page.keyboard.press('Enter');
};

const nextCode = async (): Promise<string> => {
  let code = codeAt(secret, office.clock());
  while (code === codes.used) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    code = codeAt(secret, office.clock());
  }
  codes.used = code;
  return code;
};

const signIn = async (page: Page, walked: Walked, code: string): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await type(page, walked, 'name', LEAD.signIn);
  await type(page, walked, 'password', PASSWORD);
  await type(page, walked, 'code', code);
  await press(page, 'Sign in');
};

const answer = async (page: Page, walked: Walked): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/./);
  await type(page, walked, 'answer-done', 'The four scorecards were read with the independent chairs.');
  await type(page, walked, 'answer-tells', 'Repeat referrals fell; visits are in time.');
  await type(page, walked, 'answer-evidence', 'Minute of 14 November 2026, paragraph 3');
  await tabTo(page, 'answer-concern');
  await page.keyboard.press('Space');
  walked.inputs.push('answer-concern');
  await press(page, 'Send the answer');
  await expect(page.getByText('Your answer is kept')).toBeVisible();
  await expect(page.getByText('It came in time.')).toBeVisible();
  await expect(page.getByText('Minute of 14 November 2026, paragraph 3')).toBeVisible();
};

const blank = (browser: Browser): Promise<BrowserContext> => browser.newContext({ javaScriptEnabled: false });

test.describe('from the mail that the reminder job sent', () => {
  /** The links to forms that the letter has, in its order. */
  let links: readonly string[] = [];

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(180_000);
    // A Monday morning in Scotland: mails go out by day, from Monday to Friday.
    office = await serveLetters('2026-11-23T09:00:00.000Z');
    const join = await office.welcome(LEAD.name, LEAD.signIn, 'SM-PPS', LEAD.address);
    const context = await blank(browser);
    const page = await context.newPage();
    await page.goto(join);
    secret = fromBase32(((await page.locator('dd code').first().textContent()) ?? '').replaceAll(' ', ''));
    await page.getByLabel('Choose a password').fill(PASSWORD);
    await page.getByLabel('The password again').fill(PASSWORD);
    await page.getByLabel('The code that your app shows now').fill(await nextCode());
    await page.getByRole('button', { name: 'Set up the account' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your recovery codes');
    await context.close();
    await office.remind();
    const [letter, ...others] = office.letters.received;
    expect(others).toHaveLength(0);
    expect(letter?.to).toEqual([LEAD.address]);
    expect(letter?.from).toBe('remit@council.example');
    links = letter?.text.match(/http:\S+\/answers\/\S+/g) ?? [];
    expect(links.length).toBeGreaterThanOrEqual(2);
  });

  test.afterAll(async () => {
    await office?.close();
  });

  test('whoever is not signed in yet sees three screens, by keyboard alone and without scripts', async ({
    browser,
  }) => {
    const context = await blank(browser);
    const page = await context.newPage();
    const walked = watch(page);
    const code = await nextCode();
    const began = Date.now();
    await page.goto(links[0] ?? '');
    await signIn(page, walked, code);
    await answer(page, walked);
    const took = Date.now() - began;
    const { pathname } = new URL(links[0] ?? '');
    // The first is the sign-in's, with its three inputs; the form and the receipt are the answer's, with four.
    expect(walked.screens).toEqual(['/sign-in', pathname, pathname]);
    expect(walked.inputs).toEqual([
      'name',
      'password',
      'code',
      'answer-done',
      'answer-tells',
      'answer-evidence',
      'answer-concern',
    ]);
    console.log(`from the mail, not signed in: 3 screens (1 to sign in), 4 inputs and 3 to sign in, ${took} ms`);
    await context.close();
  });

  test('whoever is signed in sees two screens and types four things', async ({ browser }) => {
    const context = await blank(browser);
    const page = await context.newPage();
    await page.goto(new URL('/sign-in', links[1]).href);
    await signIn(page, { screens: [], inputs: [] }, await nextCode());
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    const walked = watch(page);
    const began = Date.now();
    await page.goto(links[1] ?? '');
    await answer(page, walked);
    expect(walked.screens).toHaveLength(2);
    expect(walked.inputs).toEqual(['answer-done', 'answer-tells', 'answer-evidence', 'answer-concern']);
    console.log(`from the mail, signed in: 2 screens, 4 inputs, ${Date.now() - began} ms`);
    await context.close();
  });

  test('a month later a mail tells of the rest, and not of what was answered', async () => {
    const before = office.letters.received.length;
    office.goOn(30);
    await office.remind();
    const [letter] = office.letters.received.slice(before);
    const told = letter?.text.match(/http:\S+\/answers\/\S+/g) ?? [];
    expect(told.length).toBeGreaterThanOrEqual(1);
    for (const link of links.slice(0, 2)) expect(told).not.toContain(link);
  });
});
