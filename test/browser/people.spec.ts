import { expect, test } from '@playwright/test';

import { addFile, choose, pageOf, STRATHINVER, WHO } from './demonstration.ts';

test.use({ javaScriptEnabled: false });

const HOME = '/councils/strathinver';

test('the Chief Social Work Officer delegates, the depute acts under it and loses it as it is ended', async ({
  browser,
}) => {
  const cswo = await pageOf(browser, WHO.cswo, STRATHINVER);
  // The demonstration begins with a delegation in force, and two may not cover the same work at once.
  await cswo.goto(`${HOME}/deputising`);
  await cswo.locator('#in-force').getByRole('link', { name: /^D-/ }).click();
  await cswo.getByLabel('Why it ends').fill('Somebody else takes over.');
  await cswo.getByRole('button', { name: 'End the delegation' }).click();
  await cswo.goto(`${HOME}/people`);
  await cswo.getByRole('link', { name: 'Deputising', exact: true }).click();
  await cswo
    .getByLabel('Who deputises')
    .selectOption({ label: 'Demonstration person: reviewer: Complaints and Governance Lead' });
  await choose(cswo, 'Meetings and events');
  await choose(cswo, 'Operational and statutory decisions');
  await cswo.getByLabel('Until: day').fill('2026-12-01');
  await cswo.getByLabel('What is covered and what is not').fill('Everything while the office is at a conference.');
  await cswo.getByRole('button', { name: 'Delegate' }).click();
  await expect(cswo.getByText('The delegation was made')).toBeVisible();
  const row = cswo.locator('#in-force tbody tr', { hasText: 'Demonstration person: reviewer' });
  const code = (await row.getByRole('link', { name: /^D-2026-/ }).textContent()) ?? '';
  expect(code).toMatch(/^D-2026-\d{3}$/);

  // Of their own post the reviewer cannot open the handover page; as depute they can.
  const depute = await pageOf(browser, WHO.reviewer, STRATHINVER);
  await depute.goto(`${HOME}/handover`);
  await expect(depute.getByRole('heading', { level: 1 })).toHaveText('Your post does not open this page');
  await depute.getByRole('link', { name: 'act from that post' }).click();
  await choose(depute, /^Chief Social Work Officer/);
  await depute.getByRole('button', { name: 'Act from this post' }).click();
  await depute.goto(`${HOME}/handover`);
  await expect(depute.getByRole('heading', { level: 1 })).toHaveText('Handover: what is live, owed and running');
  await expect(depute.getByRole('banner')).toContainText(code);
  await expect(depute.getByText('Everything while the office is at a conference.')).toBeVisible();
  const file = await addFile(depute, 'strathinver', { title: 'Visit to a children’s house', words: 'All was well.' });

  await cswo.goto(`${HOME}/record?subject=${file}`);
  const entry = cswo.locator('#record tbody tr').first();
  await expect(entry).toContainText('A file was added as evidence');
  await expect(entry).toContainText(`under ${code}`);
  await cswo.goto(`${HOME}/handover`);
  await expect(cswo.locator('#delegated')).toContainText(file);

  await cswo.goto(`${HOME}/deputising/${code}`);
  await cswo.getByLabel('Why it ends').fill('Back at work.');
  await cswo.getByRole('button', { name: 'End the delegation' }).click();
  await expect(cswo.getByText('The delegation was ended')).toBeVisible();

  await depute.goto(`${HOME}/handover`);
  await expect(depute.getByRole('heading', { level: 1 })).toHaveText('Your post does not open this page');
  for (const page of [cswo, depute]) await page.context().close();
});

test('an administrator cannot open the record of restricted matter', async ({ browser }) => {
  const page = await pageOf(browser, WHO.administrator, STRATHINVER);
  await page.goto(`${HOME}/record`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The record');
  await expect(page.getByRole('link', { name: /Who opened restricted matter/ })).toHaveCount(0);
  const answer = await page.goto(`${HOME}/record/restricted`);
  expect(answer?.status()).toBe(403);
  await expect(page.getByRole('main').getByRole('listitem')).toContainText(['Chief Social Work Officer', 'Auditor']);
  await page.context().close();
});

test('an elected member sees the plan and the paper, and neither people nor evidence', async ({ browser }) => {
  const page = await pageOf(browser, WHO.member, STRATHINVER);
  await page.goto(HOME);
  const main = page.getByRole('navigation', { name: 'Main' });
  expect(await main.getByRole('link').allTextContents()).toEqual([
    'Overview',
    'Assurance',
    'Plan',
    'Paper',
    'Care services',
    'Law and clocks',
    'Councils compared',
  ]);
  await main.getByRole('link', { name: 'Paper' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Is it ready?' })).toBeVisible();
  for (const address of ['people', 'evidence', 'record', 'handover', 'posts/CSWO', 'evidence/restricted']) {
    const answer = await page.goto(`${HOME}/${address}`);
    expect(answer?.status(), address).toBe(403);
  }
  await page.context().close();
});

test('somebody of one council does not find another', async ({ browser }) => {
  const page = await pageOf(browser, WHO.cswo, STRATHINVER);
  const answer = await page.goto('/councils/dundee/people');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such council here');
  await page.context().close();
});

test('without being signed in, an address leads to the door and from there to where it was going', async ({ page }) => {
  await page.goto(`${HOME}/people`);
  await expect(page).toHaveURL(/\/sign-in\?then=/);
  const council = page.locator('section', { has: page.getByRole('heading', { name: STRATHINVER }) });
  await council.getByRole('button', { name: WHO.manager }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('People and posts');
});

test('a form that is not taken says what to put right, and keeps what was typed', async ({ browser }) => {
  const page = await pageOf(browser, WHO.cswo, STRATHINVER);
  await page.goto(`${HOME}/deputising`);
  await page.getByLabel('What is covered and what is not').fill('Kept as it was typed.');
  await page.getByRole('button', { name: 'Delegate' }).click();
  await expect(page).toHaveTitle(/^Error: /);
  const summary = page.getByRole('alert');
  await expect(summary).toBeVisible();
  await expect(page.getByLabel('What is covered and what is not')).toHaveValue('Kept as it was typed.');
  await summary.getByRole('link').first().click();
  expect(new URL(page.url()).hash).toMatch(/^#make-/);
  await page.context().close();
});
