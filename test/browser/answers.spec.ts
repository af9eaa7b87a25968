import { expect, type Page, test } from '@playwright/test';

import { DUNDEE, pageOf, smallPdf, WHO } from './demonstration.ts';

const OWED = '/councils/dundee/owed';

// The address of one occurrence that a post owes, as its list gives it; mail-link.spec.ts takes one out of a letter.
const linkInList = async (page: Page, title: RegExp): Promise<string> => {
  await page.goto(OWED);
  const href = await page.getByRole('link', { name: title }).first().getAttribute('href');
  return href ?? '';
};

test.describe('a lead answers', () => {
  test('a file attached to the answer is kept as evidence, and what is wrong is said at its field with nothing lost', async ({
    browser,
  }) => {
    const page = await pageOf(browser, WHO.lead, DUNDEE);
    await page.goto(await linkInList(page, /CSWO annual report/));
    await page.getByLabel('What was done?').fill('The report went to committee.');
    const file = { name: 'report.pdf', mimeType: 'application/pdf', buffer: smallPdf('The report.') };
    await page.getByLabel('Attach a file (may be empty)').setInputFiles(file);
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await expect(page).toHaveTitle(/^Error: /);
    await expect(page.getByRole('alert')).toContainText('Say what it tells us');
    await expect(page.getByRole('alert')).toContainText('Say whether anything is of concern');
    await expect(page.getByLabel('What was done?')).toHaveValue('The report went to committee.');
    // A form that is not taken changes nothing: the file is not kept either, and is chosen again.
    await expect(page.getByLabel('What shows it? (may be empty)')).toHaveValue('');
    await page.getByLabel('Attach a file (may be empty)').setInputFiles(file);
    await page.getByLabel('What does it tell us?').fill('Members know how the service does.');
    await page.locator('label').filter({ hasText: /^No$/ }).click();
    await page.getByRole('button', { name: 'Send the answer' }).click();
    await expect(page.getByText('Your answer is kept')).toBeVisible();
    await page.getByRole('link', { name: /^File E-/ }).click();
    await expect(page.getByText('report.pdf').first()).toBeVisible();
    await page.context().close();
  });

  test('a reviewer asks back, and the question comes to whoever answered', async ({ browser }) => {
    const reviewer = await pageOf(browser, WHO.cswo, DUNDEE);
    await reviewer.goto('/councils/dundee/answers');
    await reviewer.getByRole('link', { name: /CSWO annual report/ }).click();
    await reviewer
      .locator('label')
      .filter({ hasText: /^Ask back$/ })
      .click();
    await reviewer.getByLabel('Your question, or what is of concern').fill('Which committee?');
    await reviewer.getByRole('button', { name: 'Keep the review' }).click();
    await expect(reviewer.getByText('Your question was sent back to whoever answered')).toBeVisible();
    await reviewer.context().close();

    const lead = await pageOf(browser, WHO.lead, DUNDEE);
    await lead.goto(OWED);
    await lead
      .getByRole('link', { name: /CSWO annual report/ })
      .first()
      .click();
    await expect(lead.getByText('A question on the answer: Which committee?')).toBeVisible();
    await lead.context().close();
  });
});
