import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { admit } from '../../src/entry/admission.ts';
import { SITE_PARTS } from '../../src/entry/site-parts.ts';
import { type Caller, NOBODY, type Permission } from '../../src/features/access/index.ts';
import { dutiesOf } from '../../src/features/handover/index.ts';
import { handoverRoutes } from '../../src/features/handover/pages.tsx';
import { type DemoPerson, demoPeople, endHolding, readDirectory } from '../../src/features/people/index.ts';
import { peopleRoutes } from '../../src/features/people/pages.tsx';
import { plansOf } from '../../src/features/plans/index.ts';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import { MANAGE_ACCOUNTS } from '../../src/features/sign-in/index.ts';
import type { Site } from '../../src/features/site/index.ts';
import { createServer, FORM_TOKEN } from '../../src/platform/http/index.ts';
import { FORM_HEADERS } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { BY_MACHINE, callerOf, councilOf, setClock } from '../support/people.ts';

await forEachDatabase('pages of people', ({ database }) => {
  const { clock, set } = setClock('2026-11-21T12:00:00.000Z', 10);
  let app: FastifyInstance;
  let caller: Caller = NOBODY;
  const cast = new Map<string, DemoPerson>();
  const ended: string[] = [];
  const failures: unknown[] = [];

  before(async () => {
    await loadPacks(
      database(),
      ['scotland', 'dundee-example', 'invented-example'],
      secondsClock('2026-11-20T12:00:00.000Z'),
    );
    for (const person of await demoPeople(database(), clock, councilOf('dundee'))) cast.set(person.about, person);
    await demoPeople(database(), clock, councilOf('strathinver'));
    const site: Site = { database: database(), plansOf, parts: SITE_PARTS };
    const accounts = { power: MANAGE_ACCOUNTS, href: (council: string) => `/councils/${council}/accounts` };
    const endAccess = async (_: unknown, person: string): Promise<void> => {
      ended.push(person);
    };
    app = await createServer<Permission, Caller>({
      routes: [...peopleRoutes({ site, clock, dutiesOf, endAccess, accounts }), ...handoverRoutes({ site, clock })],
      identify: async () => caller,
      formToken: () => 'test-token',
      admit: (route, request) => admit(route as Parameters<typeof admit>[0], request),
      faultPages: { notFound: () => 'not found', failed: () => 'failed', refused: (why) => why },
      onFailure: (_reference, error) => failures.push(error),
      publicAddress: null,
      trustedProxies: [],
      requestsPerMinute: 1_000_000,
    });
  });
  after(async () => {
    await app.close();
    assert.deepEqual(failures, []);
  });

  const be = async (about: string, post?: string): Promise<string> => {
    const person = [...cast.values()].find((each) => each.about.startsWith(about))?.person ?? '';
    caller = await callerOf(database(), person, clock(), post);
    return person;
  };
  const personOf = (about: string): string =>
    [...cast.values()].find((each) => each.about.startsWith(about))?.person ?? '';
  const read = async (path: string, status = 200): Promise<string> => {
    const answer = await app.inject({ method: 'GET', url: path });
    assert.equal(answer.statusCode, status, `${path}: ${answer.body.slice(0, 300)}`);
    return answer.body;
  };
  const send = async (path: string, fields: Readonly<Record<string, string>>) => {
    const payload = new URLSearchParams({ [FORM_TOKEN]: 'test-token', ...fields }).toString();
    const answer = await app.inject({ method: 'POST', url: path, headers: FORM_HEADERS, payload });
    return { status: answer.statusCode, body: answer.body, to: String(answer.headers.location ?? '') };
  };
  const entries = async (): Promise<number> =>
    database().read({ council: 'dundee' }, async (tx) => {
      const found = await sql<{
        found: number;
      }>`select count(*)::int as found from record_entry where scope = 'dundee'`.execute(tx);
      return found.rows[0]?.found ?? 0;
    });

  test('the directory says by service who holds what, which posts stand empty, and who deputises', async () => {
    await be('auditor');
    const page = await read('/councils/dundee/people');
    for (const words of [
      'Children and Families Service, headed by: Executive Director, Children and Families',
      'Demonstration person: Chief Social Work Officer',
      'Nobody is recorded as holding this post',
      'with nobody recorded as holding them today',
      'D-2026-001',
    ])
      assert.ok(page.includes(words), words);
    assert.ok(!page.includes('Add a person') && !page.includes('Add a post') && !page.includes('/accounts'));
    await be('administrator');
    const managing = await read('/councils/dundee/people');
    for (const words of ['Add a person', 'href="/councils/dundee/posts/new"', 'href="/councils/dundee/accounts"'])
      assert.ok(managing.includes(words), words);
  });

  test('the directory is searched by words of a post, a service or whoever holds it', async () => {
    await be('auditor');
    const rowsFor = async (words: string): Promise<string[]> => {
      const page = await read(`/councils/dundee/people?find=${encodeURIComponent(words)}`);
      const rows = page.slice(page.indexOf('id="posts"'));
      return [...rows.matchAll(/href="\/councils\/dundee\/posts\/([^"]+)"/g)].map(([, post = '']) => post);
    };
    // The second is held by the demonstration person who is called "depute of the Chief Social Work Officer".
    assert.deepEqual(await rowsFor('chief SOCIAL work officer'), ['CSWO', 'HOS-HCC']);
    assert.deepEqual(await rowsFor('Demonstration person: committee'), ['DEMO-CLERK']);
    assert.ok((await rowsFor('children families')).length > 3);
    const none = await read('/councils/dundee/people?find=%3Cb%3E');
    assert.ok(none.includes('No post has these words') && !none.includes('<b>'));
  });

  test('an administrator adds a post by form; a guarded role is no answer of it', async () => {
    await be('administrator');
    const form = await read('/councils/dundee/posts/new');
    assert.ok(form.includes('name="post-owner"') && !form.includes('name="post-cswo"'));
    const fields = { 'post-code': 'HOS-NEW', 'post-title': 'Head of Service, New', 'post-service': '' };
    const wrong = await send('/councils/dundee/posts', { ...fields, 'post-code': 'new post', 'post-owner': 'yes' });
    assert.equal(wrong.status, 422);
    assert.ok(wrong.body.includes('href="#post-code"') && wrong.body.includes('Head of Service, New'));
    const guarded = await send('/councils/dundee/posts', { ...fields, 'post-cswo': 'yes' });
    assert.equal(guarded.status, 422);
    assert.ok(guarded.body.includes('No page gives this role: Chief Social Work Officer'));
    const added = await send('/councils/dundee/posts', { ...fields, 'post-owner': 'yes' });
    assert.deepEqual([added.status, added.to], [303, '/councils/dundee/posts/HOS-NEW?said=posted'], added.body);
    const page = await read(added.to);
    assert.ok(page.includes('The post was added') && page.includes('Owner of measures and evidence'));
    await be('Chief Social Work Officer');
    await read('/councils/dundee/posts/new', 403);
    assert.equal((await send('/councils/dundee/posts', fields)).status, 403);
  });

  test('a post says who held it, its roles and groups, and what it answers for', async () => {
    await be('chief executive');
    const page = await read('/councils/dundee/posts/HOS-ICS-CJ');
    for (const words of [
      'Owner of measures and evidence',
      'Joint Social Work Management Team',
      'Measure: ',
      'Show all',
    ])
      assert.ok(page.includes(words), words);
    assert.ok((await read('/councils/dundee/groups/G13')).includes('Member of the management team'));
    assert.ok((await read('/councils/dundee/groups')).includes('Child Protection Committee'));
    await read('/councils/dundee/posts/NONE', 404);
    await read('/councils/dundee/groups/NONE', 404);
    await read('/councils/dundee/people/NONE', 404);
    await read('/councils/dundee/deputising/NONE', 404);
  });

  test("another council's people, posts and delegations are not found", async () => {
    await be('administrator');
    const north = await database().read({ council: 'strathinver' }, readDirectory);
    const person = [...north.people.keys()].find((code) => code !== personOf('auditor')) ?? '';
    await read(`/councils/strathinver/people/${person}`, 404);
    await read('/councils/strathinver/people', 404);
    await read(`/councils/dundee/people/${person}`, 404);
    await read('/councils/dundee/posts/PQM', 404);
    const { status } = await send(`/councils/dundee/people/${person}/remove`, {});
    assert.equal(status, 404);
    assert.deepEqual(ended, []);
    assert.equal((await send('/councils/strathinver/people', { 'new-name': 'X' })).status, 404);
  });

  test('an administrator adds a person; what is wrong comes back with what was typed', async () => {
    await be('administrator');
    await read('/councils/dundee/people/new');
    const before = await entries();
    const wrong = await send('/councils/dundee/people', {
      'new-name': 'Demonstration person: <newcomer>',
      'new-email': 'nobody',
      'new-post': 'LM-HR',
      'new-kind': 'holder',
      'new-first_day': '2026-02-31',
    });
    assert.equal(wrong.status, 422);
    assert.ok(wrong.body.includes('There is a problem') && wrong.body.includes('href="#new-email"'));
    assert.ok(wrong.body.includes('Demonstration person: &lt;newcomer>') && wrong.body.includes('2026-02-31'));
    assert.equal(await entries(), before);
    const right = await send('/councils/dundee/people', {
      'new-name': 'Demonstration person: newcomer',
      'new-email': '',
      'new-post': 'LM-HR',
      'new-kind': 'acting-up',
      'new-first_day': '2026-11-01',
      'new-last_day': '',
    });
    assert.equal(right.status, 303);
    assert.match(right.to, /^\/councils\/dundee\/people\/P-[0-9A-Z]{10}\?said=added$/);
    const page = await read(right.to);
    assert.ok(
      page.includes('The person was added') &&
        page.includes('They cannot sign in yet') &&
        page.includes('How they sign in') &&
        page.includes('Locality Manager, Adult High-Risk Cases') &&
        page.includes('Acting up'),
    );
    assert.equal(await entries(), before + 1);
    const removed = await send(`${right.to.split('?')[0]}/remove`, {});
    assert.equal(removed.status, 303);
    assert.ok((await read(removed.to)).includes('A person since removed'));
    assert.equal(ended.length, 1);
    assert.ok((await read('/councils/dundee/posts/LM-HR')).includes('a person since removed'));
  });

  test('posts, roles, groups and absences change by form, and others than the administrator are refused', async () => {
    await be('administrator');
    assert.ok((await read('/councils/dundee/posts/LODL/change')).includes('Give it to a person'));
    const clerk = personOf('committee clerk');
    const held = { 'hold-person': clerk, 'hold-kind': 'holder', 'hold-first_day': '2026-11-01', 'hold-last_day': '' };
    for (const [path, fields, said] of [
      ['/posts/LODL/holdings', held, 'The post was given'],
      ['/posts/LODL/roles', { 'roles-owner': 'yes', 'roles-clerk': 'yes' }, 'The roles of the post were settled'],
      [
        '/posts/LODL/absences',
        { 'absence-reason': 'leave', 'absence-first_day': '2026-11-20', 'absence-last_day': '' },
        'The absence was recorded',
      ],
      ['/posts/LODL/sign-in', { 'sign-in-claim': 'hr managers' }, 'The sign-in group gives the post now'],
      ['/posts/LODL/sign-in/end', { 'unmap-claim': 'hr managers' }, 'The sign-in group gives the post no longer'],
      [
        '/groups/G13/members',
        { 'join-post': 'LODL', 'join-first_day': '2026-11-01', 'join-last_day': '', 'join-capacity': 'Adviser' },
        'The post joined the group',
      ],
      [
        '/groups/G13/members/end',
        { post: 'LODL', first_day: '2026-11-01', 'leave-LODL-last_day': '2026-11-30' },
        'The membership was ended',
      ],
    ] as const) {
      const before = await entries();
      const { status, to, body } = await send(`/councils/dundee${path}`, fields);
      assert.equal(status, 303, `${path}: ${body}`);
      assert.ok((await read(to)).includes(said), said);
      assert.equal(await entries(), before + 1, path);
    }
    const { absences, holdings } = await database().read({ council: 'dundee' }, readDirectory);
    const absence = absences.find(({ post }) => post === 'LODL')?.code ?? '';
    const holding = holdings.find(({ post }) => post === 'LODL')?.code ?? '';
    const wrong = await send(`/councils/dundee/posts/LODL/holdings/${holding}/end`, {
      [`end-${holding}-last_day`]: 'soon',
    });
    assert.equal(wrong.status, 422);
    assert.ok(wrong.body.includes(`href="#end-${holding}-last_day"`));
    assert.equal((await send(`/councils/dundee/posts/LODL/absences/${absence}/end`, {})).status, 303);
    assert.equal((await send(`/councils/dundee/posts/LODL/holdings/${holding}/end`, {})).status, 303);
    const odd = await send('/councils/dundee/posts/DEMO-ADMIN/roles', {
      'roles-administrator': 'yes',
      'roles-owner': 'yes',
    });
    assert.equal(odd.status, 422);
    assert.ok(odd.body.includes('Nobody gives roles to a post that they hold themselves'));
    for (const about of ['owner of measures', 'elected member', 'head of service']) {
      await be(about);
      assert.equal((await send('/councils/dundee/posts/LODL/holdings', held)).status, 403, about);
    }
    await be('Chief Social Work Officer');
    assert.ok(!(await read('/councils/dundee/posts/LODL/change')).includes('Give it to a person'));
    const others = await send('/councils/dundee/posts/LODL/holdings', held);
    assert.ok(others.status === 422 && others.body.includes('An administrator gives this post'));
    await be('elected member');
    await read('/councils/dundee/people', 403);
  });

  test('the CSWO ends a delegation and makes another on the page; a chief executive is told why not', async () => {
    await be('chief executive');
    const told = await read('/councils/dundee/deputising');
    assert.ok(told.includes('The chief executive settles this only while the Chief Social Work Officer is away'));
    await be('Chief Social Work Officer');
    assert.ok((await read('/councils/dundee/deputising/D-2026-001')).includes('Why it ends'));
    const unsaid = await send('/councils/dundee/deputising/D-2026-001/end', { 'end-why': '' });
    assert.ok(unsaid.status === 422 && unsaid.body.includes('Say in a sentence why it ends'));
    const over = await send('/councils/dundee/deputising/D-2026-001/end', { 'end-why': 'Back at work' });
    assert.ok((await read(over.to)).includes('Back at work'));
    const { holdings } = await database().read({ council: 'dundee' }, readDirectory);
    const head = personOf('head of service');
    const post = holdings.find(({ person }) => person === head)?.post ?? '';
    const fields = {
      'make-covers': 'CSWO',
      'make-depute': `${post} ${head}`,
      'make-from': '',
      'make-from_time': '',
      'make-to': '2026-12-01',
      'make-to_time': '17:00',
    };
    const wrong = await send('/councils/dundee/deputising', fields);
    assert.equal(wrong.status, 422);
    assert.ok(wrong.body.includes('href="#make-kinds"') && wrong.body.includes('href="#make-scope"'));
    const made = await send('/councils/dundee/deputising', {
      ...fields,
      'make-decisions': 'yes',
      'make-scope': 'All but appointing staff',
    });
    assert.equal(made.status, 303, made.body);
    const page = await read(made.to);
    assert.ok(page.includes('D-2026-002') && page.includes('in force until 1 December 2026, 17:00'));
  });

  test('the handover page tells the depute what is live, owed and running', async () => {
    await database().write({ council: 'dundee', clearance: 'restricted' }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      const actor = { actor: personOf('head of service'), post: 'CSWO', capacity: 'depute', delegation: 'D-2026-002' };
      await appendToRecord(tx, {
        at,
        actor,
        action: 'restricted.read',
        confidentiality: 'restricted',
        subject: 'E-1',
        reason: 'A review of the placement',
      });
    });
    set('2026-11-22T12:00:00.000Z');
    const head = await be('head of service');
    const hats = caller.kind === 'person' ? caller : null;
    caller = { ...caller, chosen: 'dundee/CSWO/D-2026-002' } as Caller;
    assert.equal(hats?.person, head);
    const page = await read('/councils/dundee/handover');
    for (const words of [
      'Who carries the office',
      'D-2026-002',
      'All but appointing staff',
      'Figures owed',
      'Texts wanted',
      'Example committee',
      'A review of the placement',
      'The roles of a post were changed',
      'A delegation was ended',
      'leave until',
      'the post is vacant',
    ])
      assert.ok(page.includes(words), words);
    assert.ok(page.indexOf('What was done under delegation') < page.indexOf('E-1'));
    const delegated = page.slice(
      page.indexOf('What was done under delegation'),
      page.indexOf('Restricted matter that was opened'),
    );
    assert.ok(delegated.includes('Restricted matter was opened') && !delegated.includes('A person was added'));
    await be('chief executive');
    const above = await read('/councils/dundee/handover');
    assert.ok(!/E-1\b|A review of the placement|Restricted matter/.test(above));
    await be('head of service');
    caller = { ...caller, chosen: 'dundee/CSWO/D-2026-002' } as Caller;
    const week = await read('/councils/dundee/handover?since=2026-11-22');
    assert.ok(week.includes('Nothing about people or access changed since then'));
    for (const about of ['administrator', 'auditor', 'performance']) {
      await be(about);
      await read('/councils/dundee/handover', 403);
    }
  });

  test('a change to the post of Chief Social Work Officer stands out on the page', async () => {
    const owner = personOf('reviewer');
    const fields = {
      'hold-person': owner,
      'hold-kind': 'acting-up',
      'hold-first_day': '2026-11-22',
      'hold-last_day': '',
    };
    await be('administrator');
    const change = await read('/councils/dundee/posts/CSWO/change');
    assert.ok(change.includes('A guarded post') && !change.includes('Give it to a person'));
    const refusal = await send('/councils/dundee/posts/CSWO/holdings', fields);
    assert.ok(refusal.status === 422 && refusal.body.includes('The post is guarded'));
    await be('chief executive');
    assert.ok((await read('/councils/dundee/posts/CSWO/change')).includes('Give it to a person'));
    assert.equal((await send('/councils/dundee/posts/CSWO/holdings', fields)).status, 303);
    await be('Chief Social Work Officer');
    const page = await read('/councils/dundee/handover');
    assert.ok(page.includes('(the post of Chief Social Work Officer)'));
    assert.ok(page.includes('(acting up)'));
  });

  test('a depute who no longer holds the post covers nobody, and each page says so', async () => {
    const head = personOf('head of service');
    const { holdings } = await database().read({ council: 'dundee' }, readDirectory);
    const office = { database: database(), clock, council: councilOf('dundee'), by: BY_MACHINE };
    for (const each of holdings.filter(({ person }) => person === head))
      assert.ok((await endHolding(office, each.post, each.code, '2026-11-22')).ok);
    await be('Chief Social Work Officer');
    assert.ok(!(await read('/councils/dundee/handover')).includes('not in effect'));
    set('2026-11-23T12:00:00.000Z');
    const words = 'not in effect: the depute no longer holds the post';
    const [handover, deputising, directory] = [
      await read('/councils/dundee/handover'),
      await read('/councils/dundee/deputising'),
      await read('/councils/dundee/people'),
    ];
    for (const page of [handover, deputising, directory]) assert.ok(page.includes(words));
    assert.ok(handover.includes('Nobody deputises') && !handover.includes('A depute, until'));
    assert.ok(deputising.indexOf('Not in effect') < deputising.indexOf('D-2026-002'));
    assert.ok(directory.includes('Nobody deputises for the Chief Social Work Officer at this moment'));
    for (const path of ['deputising/D-2026-002', `people/${head}`])
      assert.ok((await read(`/councils/dundee/${path}`)).includes(words), path);
  });
});
