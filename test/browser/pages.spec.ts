import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

import { pageAddresses } from '../contracts/example-addresses.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const WIDTHS = [1280, 320] as const;

const MISSING = [
  '/councils/dundee/measures/none-such',
  '/councils/dundee?period=banana',
  '/no/such/page',
  '/councils/angus',
];

// axe itself runs in the page as a script, so here scripts are on; the journeys run with them off.
for (const width of WIDTHS) {
  test(`at ${width} px no page has a violation, and none scrolls sideways`, async ({ browser }) => {
    test.setTimeout(600_000);
    const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true });
    const page = await context.newPage();
    for (const address of [...pageAddresses(), ...MISSING]) {
      await page.goto(address);
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect.soft(found, `${address} at ${width}`).toEqual([]);
      const scrolled = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(scrolled, `${address} at ${width}`).toBeLessThanOrEqual(0);
    }
    await context.close();
  });
}

test('with everything of the details open, the plan and the paper still fit 320 px', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 320, height: 800 }, bypassCSP: true });
  const page = await context.newPage();
  for (const address of ['/councils/dundee/plans/DCFSP-2021-24', '/councils/dundee/plans/DCFSP-2021-24/paper']) {
    await page.goto(address);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    const scrolled = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(scrolled, address).toBeLessThanOrEqual(0);
  }
  await context.close();
});

test('on paper the notice and the figures are printed, and the navigation is not', async ({ page }) => {
  await page.goto('/councils/strathinver');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('every figure, post, text and decision here was invented')).toBeVisible();
  await expect(page.locator('#exceptions')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
});
