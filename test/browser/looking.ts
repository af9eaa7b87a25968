import { join } from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, expect, type Page } from '@playwright/test';

import { STRATHINVER, signInAs } from './demonstration.ts';

export const WIDTHS = [1280, 320] as const;

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

// A folder for pictures to look at; none are made without it.
const PICTURES = process.env['REMIT_PICTURES'];

/** How far a page can be scrolled sideways, in pixels. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Holds the page as it stands against axe's rules and its own width. */
export const judge = async (page: Page, said: string): Promise<void> => {
  // No page holds a frame of another address, and of what a page does right nothing is asked: so it takes a third of the time.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(RULES)
    .setLegacyMode(true)
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  expect.soft(found, said).toEqual([]);
  expect.soft(await sideways(page), said).toBeLessThanOrEqual(0);
  if (PICTURES === undefined) return;
  const name = said.replaceAll(/[^a-zA-Z0-9]+/g, '-');
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
};

/** The first link of a page that fits, by its address. */
export const linkTo = async (page: Page, list: string, pattern: RegExp): Promise<string> => {
  await page.goto(list);
  const links = await page.locator('main a').evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
  const found = links.find((each) => pattern.test(each));
  expect(found, `${list} leads to ${pattern}`).toBeDefined();
  return found ?? list;
};

/** A browser in which somebody is signed in and scripts are on: axe runs in the page as one. The journeys run with them off. */
export const wide = async (
  browser: Browser,
  width: number,
  who: string | null,
  council = STRATHINVER,
): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true });
  const page = await context.newPage();
  if (who !== null) await signInAs(page, who, council);
  return page;
};

const REFUSED = 'Your post does not open this page';

/** Opens each address and judges it. Whoever is signed in no longer is led elsewhere, and would find every page without fault: so the address is held as well. */
export const walk = async (page: Page, addresses: readonly string[], said: string, refused = false): Promise<void> => {
  for (const address of addresses) {
    await page.goto(address);
    const { pathname } = new URL(page.url());
    expect.soft(pathname, said).toBe(new URL(address, page.url()).pathname);
    const refusals = page.getByRole('heading', { level: 1, name: REFUSED });
    await expect.soft(refusals, `${address} ${said}`).toHaveCount(refused ? 1 : 0);
    await judge(page, `${address} ${said}`);
  }
  await page.context().close();
};
