import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Browser, expect, type Page, test } from '@playwright/test';

import { systemClock } from '../../src/platform/clock.ts';
import { projectRoot } from '../../src/platform/files.ts';
import { codeAt } from '../../src/platform/sign-in/index.ts';
import { remit } from '../support/command.ts';
import { type Serving, serve } from '../support/serving.ts';
import { judge, WIDTHS } from './looking.ts';

test.use({ actionTimeout: 15_000 });

const PASSWORD = 'grey herons wade slowly';

let folder = '';
let service: Serving | null = null;
let links: Readonly<Record<'first' | 'again' | 'unused', string>> = { first: '', again: '', unused: '' };

const run = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await remit([...args, '--data', folder]);
  if (code !== 0) throw new Error(`remit ${args.join(' ')}: ${err}${out}`);
  return out;
};

const personWith = async (name: string, post: string): Promise<string> => {
  const out = await run('people', 'add', '--council', 'strathinver', '--name', name, '--post', post);
  return /P-[0-9A-Z]{10}/.exec(out)?.[0] ?? '';
};

const linkFor = async (person: string, name: string): Promise<string> => {
  const out = await run('account', 'add', '--council', 'strathinver', '--person', person, '--name', name);
  return /\/sign-in\/join\?link=\S+/.exec(out)?.[0] ?? '';
};

test.beforeAll(async () => {
  test.setTimeout(300_000);
  folder = await mkdtemp(join(tmpdir(), 'remit-sign-in-'));
  for (const pack of ['scotland', 'invented-example']) await run('import', 'pack', join(projectRoot(), 'packs', pack));
  await run('people', 'roles', 'PQM', '--council', 'strathinver', '--roles', 'performance-manager,administrator');
  const administrator = await personWith('Demonstration person: first administrator', 'PQM');
  const other = await personWith('Demonstration person: another administrator', 'PQM');
  const third = await personWith('Demonstration person: not set up yet', 'PQM');
  links = {
    first: await linkFor(administrator, 'first.administrator'),
    again: await linkFor(other, 'another'),
    unused: await linkFor(third, 'third'),
  };
  service = await serve(['--data', folder]);
});

test.afterAll(async () => {
  await service?.end('SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

const at = (path: string): string => `${service?.address ?? ''}${path}`;

const fromBase32 = (text: string): Uint8Array => {
  const bits = [...text]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  return new Uint8Array((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

const keyOn = async (page: Page): Promise<Uint8Array> => {
  const key = await page.locator('dd code').first().textContent();
  return fromBase32((key ?? '').replaceAll(' ', ''));
};

// As a person does: opens the link, types the key into an app, a password twice, and what the app shows.
const setUp = async (page: Page, link: string): Promise<{ secret: Uint8Array; recovery: string[] }> => {
  await page.goto(at(link));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up your account');
  const secret = await keyOn(page);
  await page.getByLabel('Choose a password').fill(PASSWORD);
  await page.getByLabel('The password again').fill(PASSWORD);
  await page.getByLabel('The code that your app shows now').fill(codeAt(secret, systemClock()));
  await page.getByRole('button', { name: 'Set up the account' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your recovery codes');
  return { secret, recovery: await page.locator('main li code').allTextContents() };
};

const enter = async (page: Page, name: string, code: string): Promise<void> => {
  await page.goto(at('/sign-in?then=/account'));
  await page.getByLabel('Sign-in name').fill(name);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the first administrator: a link from the command line, password and code, signed in, and out again', async ({
    page,
  }) => {
    const { recovery } = await setUp(page, links.first);
    expect(recovery).toHaveLength(10);
    await page.getByRole('link', { name: 'Sign in' }).first().click();
    await enter(page, 'first.administrator', '000000');
    await expect(page.getByRole('alert')).toContainText('is not right');
    await expect(page.getByLabel('Sign-in name')).toHaveValue('first.administrator');
    await enter(page, 'First.Administrator', recovery[0]?.toLowerCase() ?? '');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account');
    await expect(page.getByText('You are signed in as Demonstration person: first administrator.')).toBeVisible();
    await expect(page.getByText('Strathinver Council (invented)').first()).toBeVisible();

    await page.goto(at('/councils/strathinver/accounts'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who can sign in');
    await expect(page.locator('#accounts tbody tr')).toHaveCount(3);

    await page.goto(at('/account'));
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out');
    await page.goto(at('/account'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
    await page.goto(at(links.first));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link is of no use any more');
  });
});

const look = (page: Page, name: string, width: number): Promise<void> => judge(page, `${name} at ${width}`);

const walk = async (browser: Browser, width: number, recovery: string[]): Promise<void> => {
  const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(at(links.unused));
  await look(page, 'join', width);
  await page.getByLabel('Choose a password').fill('short');
  await page.getByRole('button', { name: 'Set up the account' }).click();
  await look(page, 'join-again', width);
  await page.goto(at('/sign-in'));
  await look(page, 'sign-in', width);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await look(page, 'sign-in-again', width);
  await enter(page, 'another', recovery.pop() ?? '');
  await look(page, 'account', width);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await look(page, 'account-again', width);
  await page.goto(at('/account/code-app'));
  await look(page, 'code-app', width);
  await page.getByRole('button', { name: 'Use the new app' }).click();
  await look(page, 'code-app-again', width);
  await page.goto(at('/councils/strathinver/accounts'));
  await look(page, 'accounts', width);
  await page.getByText('Change for Demonstration person: first administrator').click();
  await page.getByRole('button', { name: 'Reset the account' }).click();
  await look(page, 'link', width);
  await page.goto(at('/account'));
  await page.getByLabel('Your password').fill(PASSWORD);
  await page.getByLabel('The code that your app shows now').fill(recovery.pop() ?? '');
  await page.getByRole('button', { name: 'Make new recovery codes' }).click();
  await look(page, 'recovery', width);
  recovery.splice(0, recovery.length, ...(await page.locator('main li code').allTextContents()));
  await page.goto(at('/account'));
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await look(page, 'signed-out', width);
  await context.close();
};

test('no page of signing in has a violation, and none scrolls sideways', async ({ browser, page }) => {
  test.setTimeout(300_000);
  const { recovery } = await setUp(page, links.again);
  for (const width of WIDTHS) await walk(browser, width, recovery);
});
