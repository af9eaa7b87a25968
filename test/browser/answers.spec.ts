import { expect, type Page, test } from '@playwright/test';

import { DUNDEE, pageOf, smallPdf, WHO } from './demonstration.ts';

const OWED = '/councils/dundee/owed';

// The address of one occurrence that a post owes, as the mail about it would give it.
const linkInMail = async (page: Page, title: RegExp): Promise<string> => {
  await page.goto(OWED);
  const href = await page.getByRole('link', { name: title }).first().getAttribute('href');
  return href ?? '';
};

// Presses Tab until the control with that label has the focus, as somebody does who has no mouse.
const tabTo = async (page: Page, id: string): Promise<void> => {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    const focused = await page.evaluate(() => document.activeElement?.id ?? '');
    if (focused === id) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${id} cannot be reached by keyboard`);
};

test.describe('a lead answers from the mail', () => {
  test('in three screens and four inputs, by keyboard alone and without scripts', async ({ browser }) => {
    const before = await pageOf(browser, WHO.lead, DUNDEE);
    const link = await linkInMail(before, /Scorecards: child protection/);
    await before.context().close();

    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const screens: string[] = [];
    page.on('response', (response) => {
      const shown = response.request().resourceType() === 'document' && response.status() === 200;
      if (shown) screens.push(new URL(response.url()).pathname);
    });
    const began = Date.now();
    // 1: who they are, by one press, as the council's own sign-in asks.
    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose whom to be');
    const council = page.locator('section', { has: page.getByRole('heading', { name: DUNDEE, exact: true }) });
    await council.getByRole('button', { name: WHO.lead, exact: true }).focus();
    await page.keyboard.press('Enter');
    // 2: the form.
    await page.waitForURL((url) => url.pathname === link);
    let inputs = 0;
    const type = async (id: string, text: string): Promise<void> => {
      await tabTo(page, id);
      await page.keyboard.type(text);
      inputs += 1;
    };
    await type('answer-done', 'The four scorecards were read with the independent chairs.');
    await type('answer-tells', 'Repeat referrals fell; visits are in time.');
    await type('answer-evidence', 'Minute of 14 November 2026, paragraph 3');
    await tabTo(page, 'answer-concern');
    await page.keyboard.press('Space');
    inputs += 1;
    await tabTo(page, 'answer-concern_words');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(page.locator(':focus')).toHaveText('Send the answer');
    await page.keyboard.press('Enter');
    // 3: the receipt.
    await expect(page.getByText('Your answer is kept')).toBeVisible();
    await expect(page.getByText('It came in time.')).toBeVisible();
    await expect(page.getByText('Minute of 14 November 2026, paragraph 3')).toBeVisible();
    expect(screens).toHaveLength(3);
    expect(inputs).toBeLessThanOrEqual(4);
    console.log(
      `from the link to the receipt: ${screens.length} screens, ${inputs} inputs, ${Date.now() - began} ms of a machine`,
    );
    await context.close();
  });

  test('a file attached to the answer is kept as evidence, and what is wrong is said at its field with nothing lost', async ({
    browser,
  }) => {
    const page = await pageOf(browser, WHO.lead, DUNDEE);
    await page.goto(await linkInMail(page, /CSWO annual report/));
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
