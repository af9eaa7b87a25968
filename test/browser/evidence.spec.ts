import { readFile } from 'node:fs/promises';

import { expect, type Page, test } from '@playwright/test';

import { addFile, choose, pageOf, STRATHINVER, smallPdf, WHO } from './demonstration.ts';

const EVIDENCE = '/councils/strathinver/evidence';

const askFor = async (page: Page, want: string, reason: string, code = ''): Promise<void> => {
  await page.goto(`${EVIDENCE}/restricted`);
  await choose(page, want);
  await page.getByLabel('Code of the file').fill(code);
  await page.getByLabel('Why do you need to see it?').fill(reason);
  await page.getByRole('button', { name: 'Open' }).click();
};

test('an owner adds a file, finds it by a word inside it, and takes it away as it was', async ({ browser }) => {
  const page = await pageOf(browser, WHO.owner, STRATHINVER);
  const words = 'The panel met the target for kinship carers (quarter two).';
  const code = await addFile(page, 'strathinver', { title: 'Minute of the fostering panel', words });
  expect(code).toMatch(/^E-2026-\d{4}$/);

  await page.goto(EVIDENCE);
  await page.getByLabel('Words in the file or its title').fill('kinship');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.locator('#evidence').getByRole('link', { name: 'Minute of the fostering panel' }).click();
  await expect(page.getByText('Service Manager, Early Help').first()).toBeVisible();

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'minute of the panel.pdf' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('minute of the panel.pdf');
  expect((await readFile(await file.path())).equals(smallPdf(words))).toBe(true);
  await page.context().close();
});

test('a restricted file is nowhere to be seen but behind a reason, and the reason is seen', async ({ browser }) => {
  const cswo = await pageOf(browser, WHO.cswo, STRATHINVER);
  const title = 'Letter about an inquiry';
  const code = await addFile(cswo, 'strathinver', { title, words: 'Not for everybody.', restricted: true });
  expect(code).toMatch(/^ER-2026-\d{4}$/);

  // The administrator sees neither the file nor how many there are, and not where to ask.
  const administrator = await pageOf(browser, WHO.administrator, STRATHINVER);
  await administrator.goto(`${EVIDENCE}?search=inquiry`);
  await expect(administrator.getByText('No file has these words')).toBeVisible();
  await expect(administrator.getByText(/restricted/i)).toHaveCount(0);
  for (const address of ['restricted', `restricted?code=${code}`]) {
    const refused = await administrator.goto(`${EVIDENCE}/${address}`);
    expect(refused?.status(), address).toBe(403);
  }
  expect((await administrator.goto(`${EVIDENCE}/${code}`))?.status()).toBe(404);
  await administrator.goto(`/councils/strathinver/record?subject=${code}`);
  await expect(administrator.locator('body')).not.toContainText(title);

  // The auditor is asked why, and then sees it.
  const auditor = await pageOf(browser, WHO.auditor, STRATHINVER);
  await askFor(auditor, 'What is kept about one file', '', code);
  await expect(auditor).toHaveTitle(/^Error: /);
  await expect(auditor.getByText(title)).toHaveCount(0);
  await askFor(auditor, 'What is kept about one file', 'Audit of how letters are kept', code);
  await expect(auditor.getByRole('heading', { level: 1 })).toHaveText(title);

  // The Chief Social Work Officer sees who did, and why.
  await cswo.goto('/councils/strathinver/record');
  await cswo.getByRole('link', { name: /Who opened restricted matter/ }).click();
  const opening = cswo.locator('#openings tbody tr').first();
  await expect(opening).toContainText('Auditor');
  await expect(opening).toContainText(code);
  await expect(opening).toContainText('Audit of how letters are kept');
  for (const page of [cswo, administrator, auditor]) await page.context().close();
});

test('what has passed its day is proposed by one and decided by another', async ({ browser }) => {
  const manager = await pageOf(browser, WHO.manager, STRATHINVER);
  const title = 'Old complaint';
  const code = await addFile(manager, 'strathinver', { title, words: 'Closed long ago.', from: '2015-03-31' });
  await manager.goto('/councils/strathinver/retention');
  await manager.locator('#due').getByRole('link', { name: title }).click();
  await manager.getByLabel('Why?').fill('Its six years are over.');
  await manager.getByRole('button', { name: /Propose/ }).click();
  await expect(manager.getByText('The step was taken and recorded')).toBeVisible();

  const cswo = await pageOf(browser, WHO.cswo, STRATHINVER);
  await cswo.goto(`/councils/strathinver/retention/reviews/${code}`);
  await cswo.locator('#disposal-reason').fill('Agreed: nothing asks for it any longer.');
  await cswo.getByRole('button', { name: /Dispose/ }).click();
  await expect(cswo.getByText('The step was taken and recorded')).toBeVisible();
  await cswo.goto(`${EVIDENCE}/${code}`);
  await expect(cswo.getByText('The content of this file was disposed of')).toBeVisible();
  expect((await cswo.goto(`${EVIDENCE}/${code}/file`))?.status()).toBe(404);
  for (const page of [manager, cswo]) await page.context().close();
});
