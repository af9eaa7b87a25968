import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { type Caller, NOBODY } from '../../src/features/access/index.ts';
import { loadPack, readPack } from '../../src/features/packs/index.ts';
import { projectRoot } from '../../src/platform/index.ts';
import { readFolder } from '../../src/platform/input.ts';
import { A_TEST } from '../support/actor.ts';
import { appFor, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { secondsClock } from '../support/demo-data.ts';

// What a reader sees of a page: its words, without tags.
const words = (body: string): string =>
  body
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;|&rsquo;/g, "'")
    .replace(/\s+/g, ' ');

await forEachDatabase("the pages of the law's clocks", ({ database }) => {
  let app: FastifyInstance;
  let caller: Caller = NOBODY;
  const clock = secondsClock();
  const failures: unknown[] = [];
  const get = (council: string, rest = '') =>
    app.inject({ method: 'GET', url: `/councils/${council}/clock-rules${rest}` });

  before(async () => {
    for (const name of ['scotland', 'dundee-example', 'invented-example']) {
      const pack = await readPack(await readFolder(join(projectRoot(), 'packs', name)));
      assert.ok(pack.ok);
      await loadPack(database(), pack.value, { clock, actor: A_TEST, makeDue: null });
    }
    app = await appFor(database(), () => caller, failures);
    caller = somebody(hat('dundee', ['member']), hat('strathinver', ['member']));
  });
  after(() => app.close());

  test('the list says the time in plain words, the citation, and what was not verified', async () => {
    const page = await get('dundee');
    assert.equal(page.statusCode, 200);
    const said = words(page.body);
    assert.match(said, /SEC-01: Decide whether .* 72 hours from the moment of: authorisation received/);
    assert.match(said, /3 working days beginning with the day of: transferred/);
    assert.match(said, /Confirm with your legal adviser\. Not verified: the calendar CH2011/);
    assert.match(said, /COUNCIL: Your council's own closed days None: clocks on it cannot be known/);
    assert.match(said, /FOISA: .* 1 January 2012 to 31 December 2028/);
    assert.doesNotMatch(said, /abolished/, 'what holds no longer is on the page of its rule alone');
    assert.deepEqual(failures, []);
  });

  test("a rule has its versions, its examples, and the council's own time where it has one", async () => {
    const dundee = words((await get('dundee', '/SEC-07')).body);
    assert.match(dundee, /Your council: 7 days, meant to be earlier than the law's, from 1 August 2018/);
    assert.match(
      dundee,
      /Tuesday 10 November 2026 Tuesday 17 November 2026, until it is over by the council's own time/,
    );
    const other = words((await get('strathinver', '/SEC-07')).body);
    assert.match(other, /Tuesday 10 November 2026 Thursday 10 December 2026, until it is over None/);
    const versions = words((await get('dundee', '/AWI-04')).body);
    assert.match(versions, /Version 4 \(2014-06-09\), in force .* Version 2 \(about-2005\) .* Version 1 \(2002\)/);
    const lax = words((await get('strathinver', '/CP-08')).body);
    assert.match(lax, /the council's own time is later, so the law's holds/);
  });

  test('the file holds every version, and a rule that is not there is said plainly', async () => {
    const file = await get('dundee', '.csv');
    const lines = file.body.trim().split('\r\n');
    assert.equal(lines.length, 1 + 196);
    assert.ok(lines.some((line) => line.startsWith('dundee,SEC-01,1,,,,')));
    const missing = await get('dundee', '/NO-98');
    assert.equal(missing.statusCode, 404);
    assert.match(words(missing.body), /No rule has that code/);
  });

  test('whoever has no post in the council does not read it as a page of the council', async () => {
    caller = NOBODY;
    assert.notEqual((await get('dundee')).statusCode, 200);
  });
});
