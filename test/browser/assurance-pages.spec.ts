import { expect, type Page, test } from '@playwright/test';

import { choose, pageOf, STRATHINVER, WHO } from './demonstration.ts';
import { judge, linkTo, WIDTHS, walk, wide } from './looking.ts';

const HOME = '/councils/strathinver';
const OWED = `${HOME}/owed`;
const ASSURANCE = `${HOME}/assurance`;
const RISKS = `${HOME}/escalations`;

// A restricted risk, made for this walk: the year that was played has open ones alone.
test.beforeAll(async ({ browser }) => {
  const page = await pageOf(browser, WHO.cswo, STRATHINVER);
  await page.goto(`${RISKS}/new`);
  await choose(page, 'Serious');
  await page.getByLabel('What is the risk?').fill(`Two posts stand empty, and visits are late (${Date.now()}).`);
  await page.getByLabel('Since when is it there?').fill('2026-11-02');
  await choose(page, /^Restricted/);
  await page.getByRole('button', { name: 'Report the risk' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Restricted risks');
  await page.context().close();
});

// The first answer that whoever looks may review: nobody reviews their own.
const reviewable = async (page: Page): Promise<string> => {
  await page.goto(`${HOME}/answers`);
  const links = await page.locator('main a').evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
  for (const link of links.filter((each) => /\/answers\/A.*\/review$/.test(each))) {
    await page.goto(link);
    if ((await page.getByRole('button', { name: 'Keep the review' }).count()) > 0) return link;
  }
  throw new Error('There is no answer to review');
};

const KINDS = ['told', 'response', 'follow-up', 'corrected', 'closed'] as const;

// Single ones, found by following a link to the first of each kind.
const singles = async (page: Page): Promise<string[]> => {
  const occurrence = await linkTo(page, `${OWED}?all=yes`, /\/(owed|answers)\/A\d/);
  const settled = await linkTo(page, `${OWED}?all=yes&settled=yes`, /\/(owed|answers)\/A\d/);
  const review = await reviewable(page);
  const group = await linkTo(page, `${HOME}/meetings`, /\/meetings\/groups\//);
  const risk = await linkTo(page, RISKS, /\/escalations\/ES-/);
  return [
    occurrence.replace('/answers/', '/owed/'),
    settled.replace('/answers/', '/owed/'),
    settled.replace('/owed/', '/answers/'),
    review,
    review.replace(/\/review$/, ''),
    group,
    `${HOME}/meetings/MT-2026-P001`,
    `${HOME}/meetings/MT-2026-P013`,
    `${HOME}/meetings/MT-2026-P019`,
    `${HOME}/meetings/MT-2027-P001`,
    risk,
    ...KINDS.map((kind) => `${risk}/continue?kind=${kind}`),
  ];
};

const FUNCTIONS = ['F4', 'F8', 'F9'].map((code) => `${ASSURANCE}/functions/${code}`);
const MECHANISMS = ['A01', 'A02', 'A07', 'A14', 'A21'].map((code) => `${ASSURANCE}/mechanisms/${code}`);
// Lists without a code in their address stand in officeAddresses, which pages.spec.ts walks; these are other views of them.
const LISTS = [
  `${ASSURANCE}/statement?year=2025%2F26`,
  `${OWED}?group=PPG`,
  `${OWED}/month?month=2026-11&all=yes`,
  `${RISKS}/new`,
];

for (const width of WIDTHS) {
  test.describe(`at ${width} px no page of assurance has a violation, and none scrolls sideways:`, () => {
    test.setTimeout(900_000);

    test('lists and single ones, as the Chief Social Work Officer sees them', async ({ browser }) => {
      const page = await wide(browser, width, WHO.cswo);
      const addresses = [...LISTS, ...FUNCTIONS, ...MECHANISMS, ...(await singles(page))];
      await walk(page, addresses, `cswo ${width}`);
    });

    test('what a lead sees', async ({ browser }) => {
      const page = await wide(browser, width, WHO.lead);
      const form = await linkTo(page, OWED, /\/answers\/A\d/);
      const receipt = await linkTo(page, `${OWED}?settled=yes`, /\/(owed|answers)\/A\d/);
      await walk(page, [OWED, `${OWED}/calendar`, form, receipt.replace('/owed/', '/answers/')], `lead ${width}`);
    });

    test('what a reviewer sees', async ({ browser }) => {
      const page = await wide(browser, width, WHO.reviewer);
      const review = await reviewable(page);
      await walk(page, [`${HOME}/answers`, review, `${HOME}/concerns`], `reviewer ${width}`);
    });

    test('what an elected member and a clerk see', async ({ browser }) => {
      const shown = [HOME, ASSURANCE, `${ASSURANCE}/functions/F8`, `${ASSURANCE}/statement`];
      await walk(await wide(browser, width, WHO.member), shown, `member ${width}`);
      await walk(await wide(browser, width, 'Committee clerk'), [`${HOME}/meetings`], `clerk ${width}`);
    });

    test('a restricted risk, opened with a reason', async ({ browser }) => {
      const page = await wide(browser, width, WHO.cswo);
      await page.goto(`${RISKS}/restricted`);
      await judge(page, `the form for restricted risks ${width}`);
      await page.getByLabel('Why do you need to see it?').fill('To look at the list');
      await page.getByRole('button', { name: 'Open' }).click();
      const code = /ESR-\d{4}-\d{3}/.exec((await page.getByRole('main').textContent()) ?? '')?.[0] ?? '';
      expect(code).not.toBe('');
      await judge(page, `the list of restricted risks ${width}`);
      await page.goto(`${RISKS}/restricted`);
      await page.getByLabel('Code of the risk').fill(code);
      await page.getByLabel('Why do you need to see it?').fill('To look at this page');
      await page.getByRole('button', { name: 'Open' }).click();
      await expect(page.locator('.remit-chronology')).toBeVisible();
      await judge(page, `a restricted risk ${width}`);
      await page.context().close();
    });

    test('an address for a calendar, shown once', async ({ browser }) => {
      const page = await wide(browser, width, WHO.lead);
      await page.goto(`${OWED}/calendar`);
      await page.getByRole('button', { name: /^Make an address for/ }).click();
      await judge(page, `a calendar address ${width}`);
      await page.context().close();
    });

    test('forms that are not taken', async ({ browser }) => {
      const page = await wide(browser, width, WHO.cswo);
      const asked = await linkTo(page, OWED, /\/answers\/A\d/);
      // Of another post: what the officer owes nobody waives for themselves.
      const occurrence = await linkTo(page, `${OWED}?post=SM-CP`, /\/owed\/A\d/);
      const review = await reviewable(page);
      const risk = await linkTo(page, RISKS, /\/escalations\/ES-/);
      const forms = [
        [asked, 'Send the answer'],
        [review, 'Keep the review'],
        [`${HOME}/concerns`, 'Close the concern'],
        [`${ASSURANCE}/functions/F8`, 'Record the opinion'],
        [`${ASSURANCE}/mechanisms/A01`, 'Ask for an answer'],
        [`${ASSURANCE}/mechanisms/A01`, 'Change how often'],
        [`${ASSURANCE}/mechanisms/A01`, 'Change who leads'],
        [occurrence, 'Waive it'],
        [occurrence, 'Give it to this post'],
        [`${HOME}/meetings/groups/PPG`, 'Put it in the calendar'],
        [`${HOME}/meetings/groups/PPG`, 'Put them in the calendar'],
        [`${HOME}/meetings/MT-2026-P019`, 'Record who attended'],
        [`${HOME}/meetings/MT-2027-P001`, 'Cancel the meeting'],
        [`${RISKS}/new`, 'Report the risk'],
        ...KINDS.map((kind) => [`${risk}/continue?kind=${kind}`, 'Add it to the chronology'] as const),
      ] as const;
      for (const [address, button] of forms) {
        await page.goto(address);
        await page.evaluate(() => {
          for (const details of document.querySelectorAll('details')) details.open = true;
        });
        await page.getByRole('main').getByRole('button', { name: button }).first().click();
        await expect.soft(page, `${address} ${button}`).toHaveTitle(/^Error: /);
        await judge(page, `${button} empty ${address} ${width}`);
      }
      await page.context().close();
    });
  });
}
