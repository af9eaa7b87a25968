import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { strFromU8, unzipSync } from 'fflate';

import type { Caller, Role } from '../../src/features/access/index.ts';
import { makeEntry } from '../../src/features/registers/index.ts';
import { appFor, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { BY_MACHINE, councilOf, given, setClock } from '../support/people.ts';

// Invented: 40 complaints of 2026/27 by service, of which Community Justice has three; 12 of the year before, in its last months.
const RECEIVED: readonly (readonly [service: string, day: string, complaints: number])[] = [
  ['children', '2026-10-20', 2],
  ['children', '2026-11-03', 18],
  ['hscp', '2026-11-04', 16],
  ['justice', '2026-11-05', 3],
  ['other', '2026-11-06', 1],
  ['children', '2025-12-05', 6],
  ['hscp', '2026-02-05', 6],
];

const YEARS = ['2026/27', '2025/26'];
const OVERLAPPING = ['2026/27-H2', '2026/27-H1', '2026/27-Q3', '2026-11', '2026-10', '2026', '2026-11-03', '2024/26'];
const COUNCIL = '/councils/dundee';

await forEachDatabase('counts for whoever may open no entry', ({ database }) => {
  const { clock } = setClock('2026-11-23T09:00:00.000Z', 1);
  let app: FastifyInstance;
  let caller: Caller = somebody(hat('dundee', ['clerk']));
  const failures: unknown[] = [];
  const be = (role: Role): void => {
    caller = somebody(hat('dundee', [role]));
  };
  const ask = async (address: string) => {
    const answer = await app.inject({ url: `${COUNCIL}/${address}` });
    assert.deepEqual(failures.splice(0), []);
    return answer;
  };
  const words = (markup: string): string => markup.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const read = async (address: string): Promise<string> => {
    const { statusCode, body } = await ask(address);
    assert.equal(statusCode, 200, address);
    return words(body);
  };
  const cards = ['everything-counted', 'cswo-data-set'];
  const measures = ['complaints-total', 'complaints-children', 'complaints-hscp', 'complaints-justice'];

  before(async () => {
    await loadPacks(database(), ['scotland', 'dundee-example'], clock);
    const desk = { database: database(), clock, council: councilOf('dundee'), by: BY_MACHINE };
    for (const [service, day, complaints] of RECEIVED) {
      for (let each = 0; each < complaints; each += 1) {
        given(
          await makeEntry(desk, 'complaint', {
            confidentiality: 'open',
            distribution: [],
            caseReference: null,
            service: null,
            fields: { 'service-group': service, themes: ['delay'], gist: 'Made for a test' },
            happened: { at: null, day },
            looked: true,
          }),
        );
      }
    }
    app = await appFor(database(), () => caller, failures, clock);
  });

  test('no period is told that overlaps another, and no earlier day', async () => {
    be('clerk');
    const pages = ['complaints', 'complaints.csv', 'complaints.docx', 'complaints.pdf'];
    const all = [...pages, ...cards.flatMap((card) => [`scorecards/${card}`, `scorecards/${card}.csv`])];
    for (const address of all) {
      for (const period of OVERLAPPING) {
        const { statusCode, body } = await ask(`${address}?period=${encodeURIComponent(period)}`);
        assert.equal(statusCode, 404, `${address} ${period}`);
        assert.match(words(body), /told figures of whole financial years alone/);
      }
      for (const known of ['2026-11-22', '2026-11-23', '2026-03-31']) {
        assert.equal((await ask(`${address}?period=2026%2F27&known=${known}`)).statusCode, 422, address);
      }
    }
    for (const measure of measures) {
      for (const period of ['2026/27-H2', '2026/27-Q3', '2026-11']) {
        const page = await ask(`measures/${measure}?period=${encodeURIComponent(period)}`);
        assert.doesNotMatch(words(page.body), /Counted and submitted/, `${measure} ${period}`);
      }
    }
    const page = await read('complaints');
    assert.match(page, /Period 2026\/27 /, 'the year that runs, and no half of it');
    assert.doesNotMatch(page, /As it was known on|October 2026/);
  });

  test('all numbers of a year, wherever they stand, give no small one by subtraction', async () => {
    be('clerk');
    for (const year of YEARS) {
      const asked = `?period=${encodeURIComponent(year)}`;
      const files = [`complaints.csv${asked}`, ...cards.map((card) => `scorecards/${card}.csv${asked}`)];
      const told: number[] = [];
      for (const file of files) {
        for (const line of (await ask(file)).body.split('\r\n').slice(1)) {
          const cell = line.split(',')[file.startsWith('complaints') ? 2 : 3] ?? '';
          const [, whole, part, of] = /^"?(?:(\d+)|[\d.]+% \((\d+) of (\d+)\))(?:$|"|, since)/.exec(cell) ?? [];
          told.push(...[whole, part, of].filter((each) => each !== undefined).map(Number));
        }
      }
      const some = [...new Set(told)];
      assert.ok(some.includes(year === '2026/27' ? 40 : 12), 'all of them are told');
      for (const a of some) {
        for (const b of some) assert.ok(a - b <= 0 || a - b >= 5, `${year}: ${a} less ${b}`);
      }
    }
  });

  test('one small service hides all, on every page and in every file', async () => {
    be('clerk');
    const asked = '?period=2026%2F27';
    const docx = unzipSync(new Uint8Array((await ask(`complaints.docx${asked}`)).rawPayload));
    const paper = words(strFromU8(docx['word/document.xml'] ?? new Uint8Array()));
    const pages = [paper, await read(`complaints${asked}`), (await ask(`complaints.csv${asked}`)).body];
    for (const card of cards) pages.push(await read(`scorecards/${card}${asked}`));
    for (const measure of measures) pages.push(await read(`measures/${measure}${asked}`));
    for (const page of pages) {
      assert.doesNotMatch(page, /(Services|Partnership|Justice)[ ,"]+(20|16|3|fewer than 5)[ ,"]/);
    }
    assert.match(pages[1] ?? '', /Complaints by service are not shown/);
    assert.match(pages[1] ?? '', /Complaints about Children(&#39;|')s Services Not shown: fewer than 5 would follow/);
    assert.match(await read(`measures/complaints-children${asked}`), /Not shown: fewer than 5 would follow from it/);
    const before = await read('complaints?period=2025%2F26');
    assert.match(before, /Children(&#39;|')s Services 6 /, 'six and six and nothing else tell nobody');
  });

  test('whoever may open the entries has all of it, by any period and as of any day', async () => {
    be('performance-manager');
    assert.match(await read('complaints?period=2026-10'), /Received 2 /);
    assert.match(await read('complaints?period=2026%2F27'), /Community Justice 3 /);
    assert.equal((await ask('complaints?period=2026%2F27&known=2026-11-22')).statusCode, 200);
  });

  test('a year that runs and one in which the register begins are told as what they are', async () => {
    be('cswo');
    assert.match(await read('complaints?period=2026%2F27'), /Received 40 so far/);
    assert.match(await read('complaints?period=2025%2F26'), /Received 12 since 5 December 2025/);
    const docx = unzipSync(new Uint8Array((await ask('complaints.docx?period=2026%2F27')).rawPayload));
    const paper = words(strFromU8(docx['word/document.xml'] ?? new Uint8Array()));
    assert.match(
      paper,
      /: 40 so far\. In 2025\/26 there were 12 since 5 December 2025\. These are not two whole periods/,
    );
    await app.close();
  });
});
