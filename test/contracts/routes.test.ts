import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { allRoutes } from '../../src/entry/compose-routes.ts';
import { STATUS_WORD_OVERRIDE } from '../../src/features/councils/index.ts';
import { appendToRecord } from '../../src/features/record/index.ts';
import type { AppRoute } from '../../src/features/site/index.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { revise } from '../../src/platform/database/revisions.ts';
import { A_TEST } from '../support/actor.ts';
import { appFor, hat, signInFor, somebody } from '../support/app.ts';
import { loadMadeUpCareServices } from '../support/care-services.ts';
import { openInMemory } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { loadMadeUpNationalFigures } from '../support/national-figures.ts';
import { EXAMPLES, fileAddresses, pageAddresses } from './example-addresses.ts';

let database: Database;
let routes: AppRoute[];
let server: Awaited<ReturnType<typeof appFor>>;
const pages = new Map<string, string>();
const failures: unknown[] = [];

const get = (url: string) => server.inject({ method: 'GET', url });

before(async () => {
  database = await openInMemory();
  const clock = secondsClock('2026-11-21T12:00:00.000Z');
  await loadPacks(database, ['scotland', 'dundee-example', 'invented-example'], clock);
  await loadMadeUpNationalFigures(database, clock);
  await loadMadeUpCareServices(database, clock);
  routes = allRoutes({ database, clock, signIn: signInFor(database) });
  const officer = somebody(...['dundee', 'strathinver', 'angus'].map((council) => hat(council, ['cswo'])));
  server = await appFor(database, officer, failures);
});

after(async () => {
  await server.close();
  await database.close();
});

test('every address of a council names a power, and every change the event that it leaves', () => {
  assert.ok(routes.length >= 18, `${routes.length} routes`);
  for (const route of routes) {
    if (route.path.includes('/:council')) assert.equal(route.permission.kind, 'power', route.path);
    if (route.permission.kind === 'power') assert.match(route.path, /\/councils\/:council/);
  }
  const addresses = routes.map(({ method, path }) => `${method} ${path}`);
  assert.equal(new Set(addresses).size, routes.length);
});

test('every page of both councils answers', async () => {
  for (const address of pageAddresses()) {
    const answer = await get(address);
    assert.equal(answer.statusCode, 200, `${address}: ${failures.at(-1)}`);
    assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8', address);
    assert.match(String(answer.headers['content-security-policy']), /default-src 'none'/, address);
    pages.set(address, answer.body);
  }
});

test('every page has one first heading, a language, a title of its own and no id twice', () => {
  const titles = new Map<string, string>();
  for (const [address, html] of pages) {
    assert.match(html, /^<!doctype html><html lang="en-GB"/i, address);
    assert.equal(html.match(/<h1\b/g)?.length, 1, address);
    const title = /<title>([^<]+)<\/title>/.exec(html)?.[1] ?? '';
    assert.notEqual(title, '', address);
    assert.equal(titles.get(title), undefined, `${address} has the title of ${titles.get(title)}: ${title}`);
    titles.set(title, address);
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    assert.deepEqual(ids, [...new Set(ids)], address);
  }
});

test('no page has an inline style, a script or a handler', () => {
  for (const [address, html] of pages) {
    assert.doesNotMatch(html, /\sstyle\s*=/, address);
    assert.doesNotMatch(html, /<style\b|<script\b|\son\w+\s*=/, address);
  }
});

test('every class of the design system that a page uses exists there', () => {
  const css = readFileSync(
    fileURLToPath(import.meta.resolve('@scottish-government/design-system/dist/css/design-system.min.css')),
    'utf8',
  );
  const used = new Set<string>();
  for (const html of pages.values()) {
    for (const [, classes = ''] of html.matchAll(/\sclass="([^"]*)"/g)) {
      for (const name of classes.split(/\s+/)) if (name.startsWith('ds_')) used.add(name);
    }
  }
  assert.ok(used.size > 20);
  const unknown = [...used].filter((name) => !css.includes(`.${name}`));
  assert.deepEqual(unknown, []);
});

test('every page of a council carries its name and where its data come from, and its figures as at when they stand', () => {
  const words = {
    dundee: 'Not a paper of Dundee City Council',
    strathinver: 'every figure, post, text and decision here was invented',
  };
  for (const [address, html] of pages) {
    const council = /^\/councils\/(dundee|strathinver)|council=(dundee|strathinver)/.exec(address);
    const code = council?.[1] ?? council?.[2];
    if (code === undefined) continue;
    assert.ok(html.includes(words[code as keyof typeof words]), address);
    const hasFigures = !/\/(people|evidence|retention|record|handover|accounts)(\/|\?|$)/.test(address);
    assert.equal(/Figures as at(: ?)?<\/dt>/.test(html), hasFigures, address);
  }
});

test('links lead somewhere', async () => {
  const links = new Set<string>();
  for (const html of pages.values()) {
    for (const [, href = ''] of html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)) links.add(href.replaceAll('&amp;', '&'));
  }
  // One link of each kind: the same path with the same names in its query is the same page about something else, and one
  // measure or indicator stands for the rest.
  const kinds = new Map<string, string>();
  for (const link of links) {
    if (pages.has(link) || link.includes('paper.')) continue;
    const { pathname, searchParams } = new URL(link, 'http://remit.test');
    const kind = pathname.replace(/\/(measures|indicators|clock-rules)\/[^/]+$/, '/$1/…');
    kinds.set(`${kind} ${[...searchParams.keys()].sort().join(' ')}`, link);
  }
  const walked = [...kinds.values()];
  assert.ok(walked.length > 15, `${walked.length} links`);
  for (const link of walked) {
    const { statusCode } = await get(link);
    assert.ok([200, 303].includes(statusCode), `${link}: ${statusCode} ${failures.at(-1)}`);
  }
});

test('every file answers with its type and its kind of bytes', async () => {
  for (const { address, type, begins } of fileAddresses()) {
    const answer = await get(address);
    assert.equal(answer.statusCode, 200, address);
    assert.ok(String(answer.headers['content-type']).startsWith(type), address);
    assert.equal(
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(answer.rawPayload).slice(0, begins.length),
      begins,
      address,
    );
    if (!type.startsWith('application/json')) assert.match(String(answer.headers['content-disposition']), /attachment/);
  }
});

test('style sheets are kept by browsers, because their address changes with their content', async () => {
  const [, sheet = ''] = /href="(\/assets\/remit-[^"]+)"/.exec(pages.get('/') ?? '') ?? [];
  const answer = await get(sheet);
  assert.equal(answer.statusCode, 200);
  assert.match(String(answer.headers['cache-control']), /immutable/);
});

test('the codes of one council are not found under another', async () => {
  for (const [mine, other] of [EXAMPLES, EXAMPLES.toReversed()] as const) {
    assert.ok(mine !== undefined && other !== undefined);
    const home = `/councils/${mine.council}`;
    const foreign = [
      `${home}/plans/${other.plan}`,
      `${home}/plans/${other.plan}/paper`,
      `${home}/plans/${other.plan}/paper.docx`,
      `${home}/plans/${other.plan}/paper.json`,
      `${home}/measures/${other.measures[0]}`,
      `${home}/measures/${other.measures[0]}.csv`,
      `${home}/measures/${mine.measures[0]}?plan=${other.plan}`,
    ];
    for (const address of foreign.slice(0, -1)) assert.equal((await get(address)).statusCode, 404, address);
    // A plan of another council in the query is passed over: the measure is shown in its own council's plan.
    const passedOver = await get(foreign.at(-1) ?? '');
    assert.equal(passedOver.statusCode, 200);
    assert.ok(!passedOver.body.includes(other.plan));
  }
});

test('what is not there is said plainly, with what there is', async () => {
  const cases: [string, number, RegExp][] = [
    ['/councils/nowhere', 404, /There is no such council here/],
    ['/councils/Not%20a%20code', 404, /There is no such council here/],
    ['/councils/dundee/plans/NONE', 404, /Children and Families Service Plan 2021-2024/],
    ['/councils/dundee/measures/none-such', 404, /Children and Families Service Plan 2021-2024/],
    ['/councils/dundee?period=banana', 400, /2019\/20/],
    ['/councils/dundee/plans/DCFSP-2021-24?period=2019-13', 400, /2022\/23/],
    ['/councils/strathinver/plans/SWP-2023-27/paper?period=soon', 400, /April to September 2026/],
    ['/councils/strathinver/measures/agency-staff-cost?period=soon', 400, /July to September 2026/],
    ['/indicators/ABC99', 404, /See all indicators/],
    ['/indicators/CHN09?period=1901%2F02', 400, /2021\/22/],
    ['/no/such/page', 404, /This page does not exist/],
  ];
  for (const [address, status, says] of cases) {
    const answer = await get(address);
    assert.equal(answer.statusCode, status, address);
    assert.match(answer.body, says, address);
    assert.equal(answer.body.match(/<h1\b/g)?.length, 1, address);
    assert.doesNotMatch(answer.body, /\bat \S+ \(|node_modules|\.ts:\d/, address);
  }
  assert.deepEqual(failures, []);
});

test('what is typed into an address comes back as text only', async () => {
  const hostile = encodeURIComponent('"><script>alert(1)</script>');
  const addresses = [
    `/indicators?search=${hostile}`,
    `/councils/dundee/plans/DCFSP-2021-24?owner=${hostile}&status=${hostile}`,
    `/councils/${hostile}`,
    `/councils/dundee?period=${hostile}`,
  ];
  for (const address of addresses) assert.doesNotMatch((await get(address)).body, /<script/, address);
});

test('a council without a plan has a page that says what it is for', async () => {
  const answer = await get('/councils/angus');
  assert.equal(answer.statusCode, 200);
  assert.match(answer.body, /No plan with figures has been loaded yet/);
});

test('whoever serves several councils chooses among those on the front page', async () => {
  const html = pages.get('/') ?? '';
  assert.match(html, /href="\/councils\/dundee"/);
  assert.match(html, /href="\/councils\/strathinver"/);
  assert.match(html, /href="\/councils\/angus"/);
  assert.doesNotMatch(html, /href="\/councils\/fife"/);
});

test('a page that was kept is made again as soon as the data change, and for that council alone', async () => {
  const first = await get('/councils/dundee');
  const other = await get('/councils/strathinver');
  assert.equal((await get('/councils/dundee')).body, first.body);
  assert.doesNotMatch(first.body, /Going to plan/);
  const word = { code: 'on-track', label: 'Going to plan', short_label: 'Going to plan', meaning: 'It goes to plan.' };
  const at = '2027-01-01T09:30:00.000Z';
  await database.write({ council: 'dundee' }, async (tx) => {
    await revise(tx, STATUS_WORD_OVERRIDE, [word], 'a test', at);
    const subject = 'status words';
    await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject });
  });
  const changed = await get('/councils/dundee');
  assert.match(changed.body, /Going to plan/);
  assert.match(changed.body, /1 January 2027, 09:30/);
  assert.equal((await get('/councils/strathinver')).body, other.body);
});

test('somebody signing in changes nothing that a page says', async () => {
  const before = await get('/councils/dundee');
  await database.write({ council: 'dundee' }, (tx) =>
    appendToRecord(tx, { at: '2027-01-02T09:30:00.000Z', actor: A_TEST, action: 'sign-in.done', subject: 'P-test' }),
  );
  assert.equal((await get('/councils/dundee')).body, before.body);
});
