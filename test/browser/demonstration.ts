import type { Browser, BrowserContext, Page } from '@playwright/test';

export const DUNDEE = 'Dundee City Council';
export const STRATHINVER = 'Strathinver Council (invented)';

/** The demonstration's people whom the journeys play, by the words of their buttons. */
export const WHO = {
  cswo: 'Chief Social Work Officer',
  reviewer: 'Reviewer',
  owner: 'Owner of measures',
  lead: 'Lead on assurance',
  manager: 'Performance and quality manager',
  member: 'Elected member',
  auditor: 'Auditor of every example council',
  administrator: 'Administrator',
} as const;

/** Signs the page's browser in as somebody of the demonstration. Whoever was signed in before is signed in no longer. */
export const signInAs = async (page: Page, who: string, council: string): Promise<void> => {
  await page.goto('/sign-in');
  const heading = page.getByRole('heading', { name: council, exact: true });
  await page.locator('section', { has: heading }).getByRole('button', { name: who, exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
};

/** A browser of its own, without scripts, in which somebody of the demonstration is signed in. The caller closes its context. */
export const pageOf = async (browser: Browser, who: string, council: string): Promise<Page> => {
  const context: BrowserContext = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signInAs(page, who, council);
  return page;
};

/** Chooses a radio or ticks a box by its words, as a person does: the words cover the control itself. */
export const choose = async (page: Page, words: string | RegExp): Promise<void> => {
  await page.locator('label').filter({ hasText: words }).click();
};

const line = (text: string): string => text.replaceAll(/[\\()]/g, '\\$&');

/** A small true PDF of one page that says the words given: its cross-reference table names the place of each part. */
export const smallPdf = (words: string): Buffer => {
  const content = `BT /F1 12 Tf 72 720 Td (${line(words)}) Tj ET`;
  const parts = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let file = '%PDF-1.4\n';
  const places = parts.map((part, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${part}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  const count = parts.length + 1;
  file += `xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}`;
  file += `trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
};

export type GivenFile = {
  readonly title: string;
  readonly words: string;
  readonly restricted?: true;
  /** The day from which the time that it is kept counts; the day it is added where none is given. */
  readonly from?: string;
};

/** Adds a PDF as evidence by the form, and gives the code that it was given. */
export const addFile = async (page: Page, council: string, given: GivenFile): Promise<string> => {
  await page.goto(`/councils/${council}/evidence/new`);
  const file = { name: 'minute of the panel.pdf', mimeType: 'application/pdf', buffer: smallPdf(given.words) };
  await page.getByLabel('File', { exact: true }).setInputFiles(file);
  await page.getByLabel('What is it?').fill(given.title);
  await page.getByLabel('What is it evidence for?').selectOption({ label: 'Something else' });
  await page.getByLabel('Which one?').fill('Fostering panel');
  if (given.restricted) await choose(page, /^Restricted$/);
  await page.getByLabel('How long is it kept?').selectOption(given.from === undefined ? 'assurance' : 'complaint');
  if (given.from !== undefined) await page.getByLabel('From which day does that count?').fill(given.from);
  await page.getByRole('button', { name: 'Add the file' }).click();
  const said = await page.getByText(/The file was added as/).textContent();
  return /ER?-\d{4}-\d+/.exec(said ?? '')?.[0] ?? '';
};
