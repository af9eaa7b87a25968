import { expect, test } from '@playwright/test';

import { choose, pageOf, STRATHINVER, WHO } from './demonstration.ts';

const HOME = '/councils/strathinver/escalations';
const LONG = 'The figures of the week were looked at with the team, and what was late was said to each member of it. ';

test('a risk is reported, ten steps follow, and its chronology prints on one sheet', async ({ browser }) => {
  const page = await pageOf(browser, WHO.cswo, STRATHINVER);
  await page.goto(HOME);
  await page.getByRole('link', { name: 'Report a risk' }).click();
  await choose(page, 'Serious');
  await page.getByLabel('What is the risk?').fill(LONG.repeat(3));
  await page.getByLabel('Since when is it there?').fill('2026-01-05');
  await choose(page, /^Open$/);
  await page.getByRole('button', { name: 'Report the risk' }).click();
  await expect(page.getByText('The risk is raised, and nobody is told yet.')).toBeVisible();
  const code = /ES-\d{4}-\d{3}/.exec(page.url())?.[0] ?? '';
  for (const [index, whom] of ['Elected members', 'The Integration Joint Board', 'The chief executive'].entries()) {
    await page.getByRole('link', { name: 'Say who was told' }).click();
    await choose(page, whom);
    await page.getByLabel('When they were told: day').fill(`2026-01-0${index + 6}`);
    await page.getByLabel('When they were told: time').fill('10:15');
    await choose(page, 'By letter');
    await page.getByLabel('In what words').fill(LONG);
    await page.getByRole('button', { name: 'Add it to the chronology' }).click();
    await expect(page.getByText('The step was added')).toBeVisible();
  }
  for (let day = 10; day < 17; day += 1) {
    await page.getByRole('link', { name: 'Add what was done since' }).click();
    await page.getByLabel('When it was done: day').fill(`2026-01-${day}`);
    await page.getByLabel('What was done').fill(LONG);
    await page.getByRole('button', { name: 'Add it to the chronology' }).click();
  }
  await page.goto(`${HOME}/${code}`);
  await expect(page.locator('.remit-chronology > li')).toHaveCount(11);
  await expect(page.getByText('Not told', { exact: true })).toHaveCount(1);
  const margin = { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' };
  const pdf = await page.pdf({ format: 'A4', margin });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('link', { name: 'Close it' })).toBeHidden();
  await page.context().close();
});
