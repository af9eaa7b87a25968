import { readFile } from 'node:fs/promises';

import { expect, type Page, test } from '@playwright/test';
import mammoth from 'mammoth';

import { DUNDEE, STRATHINVER, signInAs, WHO } from './demonstration.ts';

test.use({ javaScriptEnabled: false });

const download = async (page: Page, name: string): Promise<Buffer> => {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  return readFile(await file.path());
};

test('an officer goes from home to an exception, its measure, the paper, and takes the paper away', async ({
  page,
}) => {
  await signInAs(page, WHO.manager, STRATHINVER);
  // Whoever carries the office of one council alone begins with what needs it.
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What needs me, and am I assured?');
  await page.getByRole('navigation').getByRole('link', { name: 'Overview', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Where does the plan stand?');
  await expect(page.getByText("9 of the plan's 27 measures are on track")).toBeVisible();

  const exceptions = page.locator('#exceptions tbody tr');
  await expect(exceptions).toHaveCount(8);
  await expect(exceptions.first()).toContainText('Outwith limits');
  await exceptions.getByRole('link', { name: 'Approved council foster households' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Approved council foster households');
  await expect(page.getByText('102 against a target of at least 110')).toBeVisible();
  await expect(page.locator('#series tbody tr').first()).toContainText('September 2026');

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Paper' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Is it ready?' })).toBeVisible();
  await expect(page.getByText(/Draft: \d+ texts awaited from \d+ posts/)).toBeVisible();

  const word = await download(page, 'The paper to edit (Word)');
  const { value: html } = await mammoth.convertToHtml({ buffer: word });
  expect(html).toContain('Approved council foster households');
  const pdf = await download(page, 'The paper to read and print (PDF)');
  expect(pdf.subarray(0, 4).toString('latin1')).toBe('%PDF');
});

test('filters stand in the address, so that what is seen can be sent to somebody', async ({ page, context }) => {
  await signInAs(page, WHO.owner, DUNDEE);
  await page.goto('/councils/dundee/plans/DCFSP-2021-24');
  await page.getByLabel('Status').selectOption({ label: 'On track' });
  await page.getByLabel('Period', { exact: true }).selectOption('2019/20');
  await page.getByRole('button', { name: 'Show' }).click();
  const heading = page.getByRole('heading', { level: 2, name: /^\d+ of 48 measures$/ });
  await expect(heading).toBeVisible();
  const rows = await page.locator('#measures tbody tr', { hasText: 'On track' }).count();
  expect(await heading.textContent()).toBe(`${rows} of 48 measures`);

  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByLabel('Status')).toHaveValue('on-track');
  await other.getByRole('link', { name: 'Clear' }).click();
  await expect(other.getByRole('heading', { level: 2, name: 'All 48 measures by priority' })).toBeVisible();
});

test('the counts of the home page add up to the plan', async ({ page }) => {
  await signInAs(page, WHO.auditor, DUNDEE);
  for (const [council, total] of [
    ['dundee', 48],
    ['strathinver', 27],
  ] as const) {
    await page.goto(`/councils/${council}`);
    const counts = await page.locator('#tally-table tbody td').allTextContents();
    expect(counts.map(Number).reduce((sum, each) => sum + each, 0)).toBe(total);
    await expect(page.locator('#tally-table tfoot td')).toHaveText(String(total));
    await expect(page.locator('#priorities-table tfoot td').last()).toHaveText(String(total));
  }
});

test('councils are found by search and compared side by side', async ({ page }) => {
  await signInAs(page, WHO.cswo, DUNDEE);
  await page.goto('/councils/dundee');
  await page.getByRole('link', { name: 'Councils compared' }).click();
  await page.getByLabel('Code or words of the title').fill('chn09');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: 'Made-up share looked after in the community' }).click();
  await expect(page.locator('#councils tbody tr')).toHaveCount(32);
  await expect(page.locator('#councils tbody tr', { hasText: 'This council' })).toContainText('Dundee');
  await page.getByLabel('Council to mark').selectOption({ label: 'Fife' });
  await page.getByLabel('Period', { exact: true }).selectOption('2019/20');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.locator('#councils tbody tr', { hasText: 'This council' })).toContainText('Fife');
});

test('the keyboard reaches the content first and shows where it is', async ({ page }) => {
  await signInAs(page, WHO.cswo, DUNDEE);
  await page.goto('/councils/dundee');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to main content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#main-content');
  // From there the next stops lie inside the content.
  await page.keyboard.press('Tab');
  const stop = page.locator(':focus');
  await expect(page.locator('main').locator(':focus')).toHaveCount(1);
  await expect(stop).toHaveText('(other periods)');
});

test('every kind of control shows that it has the focus', async ({ page }) => {
  await signInAs(page, WHO.cswo, DUNDEE);
  await page.goto('/councils/dundee/plans/DCFSP-2021-24');
  for (const control of [
    page.getByLabel('Period'),
    page.getByRole('button', { name: 'Show' }),
    page.locator('#exceptions a').first(),
  ]) {
    const before = await control.screenshot();
    await control.focus();
    expect(Buffer.compare(before, await control.screenshot())).not.toBe(0);
  }
});

test('whoever serves several councils chooses among them', async ({ page }) => {
  await signInAs(page, WHO.auditor, DUNDEE);
  await page.goto('/');
  await page.getByRole('link', { name: STRATHINVER }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Where does the plan stand?');
  await expect(page.getByRole('banner')).toContainText('Auditor');
});
