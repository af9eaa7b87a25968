import { expect, type Page, test } from '@playwright/test';

import { officeAddresses, pageAddresses, refusedAddresses, sharedAddresses } from '../contracts/example-addresses.ts';
import { addFile, choose, DUNDEE, pageOf, STRATHINVER, signInAs, WHO } from './demonstration.ts';
import { judge, linkTo, sideways, WIDTHS, walk, wide } from './looking.ts';

const HOME = '/councils/strathinver';

const MISSING = [
  '/councils/dundee/measures/none-such',
  '/councils/dundee?period=banana',
  '/no/such/page',
  '/councils/angus',
];

// Pages whose addresses have codes that are drawn by lot, found by following a link to the first of each kind.
const drawnAddresses = async (page: Page): Promise<string[]> => [
  await linkTo(page, `${HOME}/people`, /\/people\/P-/),
  await linkTo(page, `${HOME}/groups`, /\/groups\/.+/),
  await linkTo(page, `${HOME}/deputising`, /\/deputising\/.+/),
  await linkTo(page, `${HOME}/evidence`, /\/evidence\/E-/),
  await linkTo(page, `${HOME}/retention`, /\/reviews\/.+/),
];

test.beforeAll(async ({ browser }) => {
  const page = await pageOf(browser, WHO.cswo, STRATHINVER);
  const given = { title: 'Minute of the adoption panel of a long while ago', words: 'Kept as an example.' };
  await addFile(page, 'strathinver', given);
  await addFile(page, 'strathinver', { ...given, from: '2012-03-31' });
  await addFile(page, 'strathinver', { ...given, restricted: true });
  await page.context().close();
});

for (const width of WIDTHS) {
  test.describe(`at ${width} px no page has a violation, and none scrolls sideways:`, () => {
    test.setTimeout(900_000);

    test('plans, papers, measures and what is missing', async ({ browser }) => {
      const page = await wide(browser, width, WHO.auditor, DUNDEE);
      await walk(page, [...pageAddresses(), ...MISSING], `at ${width}`);
    });

    test('before signing in', async ({ browser }) => {
      await walk(await wide(browser, width, null), sharedAddresses(), `at ${width}`);
    });

    test('people, evidence and the record, as the Chief Social Work Officer sees them', async ({ browser }) => {
      const page = await wide(browser, width, WHO.cswo);
      const addresses = [...officeAddresses('strathinver'), ...(await drawnAddresses(page))];
      await walk(page, [...addresses, '/account'], `at ${width}`);
    });

    test('the same and their forms, as an administrator sees them', async ({ browser }) => {
      const page = await wide(browser, width, WHO.administrator);
      const addresses = [`${HOME}/accounts`, `${HOME}/people`, `${HOME}/people/new`, `${HOME}/posts/CSWO/change`];
      await walk(page, [...addresses, ...(await drawnAddresses(page)), '/account'], `at ${width}`);
    });

    test('what somebody may not open', async ({ browser }) => {
      const page = await wide(browser, width, WHO.member);
      await walk(page, refusedAddresses('strathinver'), `at ${width}`, true);
    });

    test('what opens with a reason', async ({ browser }) => {
      const page = await wide(browser, width, WHO.auditor);
      await page.goto(`${HOME}/evidence/restricted`);
      await page.getByLabel('Why do you need to see it?').fill('To look at this page');
      await page.getByRole('button', { name: 'Open' }).click();
      await expect(page.locator('#evidence')).toBeVisible();
      await judge(page, `restricted files at ${width}`);
      await page.locator('#evidence').getByRole('link').first().click();
      await choose(page, 'What is kept about one file');
      await page.getByLabel('Why do you need to see it?').fill('To look at this page');
      await page.getByRole('button', { name: 'Open' }).click();
      await expect(page.locator('#history')).toBeVisible();
      await judge(page, `a restricted file at ${width}`);
      await walk(page, [`${HOME}/record/restricted`], `with openings at ${width}`);
    });

    test('forms that are not taken', async ({ browser }) => {
      const page = await wide(browser, width, WHO.cswo);
      const forms = [
        ['deputising', 'Delegate'],
        ['posts/CSWO/change', 'Record the absence'],
        ['evidence/new', 'Add the file'],
        ['evidence/restricted', 'Open'],
        ['retention', 'Show restricted files that are due'],
      ] as const;
      for (const [address, button] of forms) {
        await page.goto(`${HOME}/${address}`);
        await page.getByRole('button', { name: button }).click();
        await expect(page, address).toHaveTitle(/^Error: /);
        await judge(page, `the empty form of ${address} at ${width}`);
      }
      await page.goto('/account');
      await page.getByRole('button', { name: 'Make the token' }).click();
      await expect(page).toHaveTitle(/^Error: /);
      await judge(page, `the empty form of /account at ${width}`);
      await page.context().close();
    });

    test('forms of an administrator that are not taken', async ({ browser }) => {
      const page = await wide(browser, width, WHO.administrator);
      // The demonstration gives out no accounts: sign-in.spec.ts walks that page in an ordinary service.
      const forms = [
        [`${HOME}/people/new`, 'Add'],
        [`${HOME}/posts/DEMO-CLERK/change`, 'Give the post to this group'],
        [await linkTo(page, `${HOME}/groups`, /\/groups\/.+/), 'Add the post'],
      ] as const;
      for (const [address, button] of forms) {
        await page.goto(address);
        await page.getByRole('main').getByRole('button', { name: button }).last().click();
        await expect(page, address).toHaveTitle(/^Error: /);
        await judge(page, `the empty form of ${address} at ${width}`);
      }
      await page.context().close();
    });
  });
}

test('with everything of the details open, pages with much in them still fit 320 px', async ({ browser }) => {
  const page = await wide(browser, 320, WHO.auditor, DUNDEE);
  const PLAN = '/councils/dundee/plans/DCFSP-2021-24';
  for (const address of [PLAN, `${PLAN}/paper`, '/councils/dundee/people', '/councils/dundee/record']) {
    await page.goto(address);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await sideways(page), address).toBeLessThanOrEqual(0);
  }
  await page.context().close();
});

test('on paper the notice and the figures are printed, and the navigation is not', async ({ page }) => {
  await signInAs(page, WHO.manager, STRATHINVER);
  await page.goto(HOME);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('every figure, post, text and decision here was invented')).toBeVisible();
  await expect(page.locator('#exceptions')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
});
