import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { PROGRAM, pdfSaying } from '../../src/documents/readers/testing/evidence-samples.ts';
import { admit } from '../../src/entry/admission.ts';
import { type Caller, NOBODY, type Permission, type Role } from '../../src/features/access/index.ts';
import { evidenceApi } from '../../src/features/evidence/api.ts';
import { addEvidence, evidenceOn, keptEvidence } from '../../src/features/evidence/index.ts';
import { evidenceRoutes } from '../../src/features/evidence/pages.ts';
import { restrictedEvidenceRoutes } from '../../src/features/evidence/restricted-routes.ts';
import { measureRoutes } from '../../src/features/measures/pages.tsx';
import { retentionRoutes } from '../../src/features/retention/pages.ts';
import { ruleRoutes } from '../../src/features/retention/rule-routes.ts';
import { type AppRoute, failedPage, notFoundPage, refusedForm, type Site } from '../../src/features/site/index.ts';
import type { CouncilCode } from '../../src/kernel/index.ts';
import { createServer } from '../../src/platform/http/index.ts';
import { A_TEST } from '../support/actor.ts';
import { FORM_HEADERS, hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';
import { answers, deskOf } from '../support/evidence.ts';

const DUNDEE = 'dundee' as CouncilCode;
const HOME = '/councils/dundee';

await forEachDatabase('the pages of evidence', ({ database }) => {
  const clock = secondsClock();
  let caller: Caller = NOBODY;
  let app: FastifyInstance;
  let open = '';
  let secret = '';
  let due = '';

  const as = (role: Role, person = 'P-test', council = 'dundee'): void => {
    const found = somebody(hat(council, [role]));
    caller = found.kind === 'person' ? { ...found, person } : found;
  };
  const token = (role: Role, powers: string[]): void => {
    const found = somebody(hat('dundee', [role]));
    caller = found.kind === 'person' ? { ...found, via: 'token', limitedTo: powers } : found;
  };
  const get = (url: string) => app.inject({ url });
  const post = (url: string, fields: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      headers: FORM_HEADERS,
      payload: new URLSearchParams({ _form: 'test-token', ...fields }).toString(),
    });
  const upload = (bytes: Uint8Array, name: string, fields: Record<string, string> = {}) => {
    const edge = 'edge-of-a-part';
    const given = { _form: 'test-token', ...answers(), rule: 'assurance', ...fields };
    const parts = Object.entries(given).map(
      ([field, value]) => `--${edge}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
    );
    const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n`;
    return app.inject({
      method: 'POST',
      url: `${HOME}/evidence/new`,
      headers: { ...FORM_HEADERS, 'content-type': `multipart/form-data; boundary=${edge}` },
      payload: Buffer.concat([Buffer.from(parts.join('') + head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
    });
  };
  const entries = async (subject: string, action: string): Promise<number> =>
    database().read({ council: 'dundee', clearance: 'restricted' }, async (tx) => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from record_entry where subject = ${subject} and action = ${action}`.execute(tx);
      return rows[0]?.count ?? -1;
    });

  before(async () => {
    await loadPacks(database(), ['scotland', 'dundee-example'], clock);
    const desk = deskOf(database(), clock);
    const add = async (said: string, given: Parameters<typeof answers>[0]): Promise<string> => {
      const by = { council: DUNDEE, actor: A_TEST, mayRestrict: true };
      const result = await addEvidence(
        desk,
        by,
        { name: `${said}.pdf`, bytes: pdfSaying(said) },
        answers({ rule: 'assurance', ...given }),
      );
      assert.ok(result.ok, JSON.stringify(result));
      return result.value.file.code;
    };
    open = await add('heather', { title: 'The heather minute' });
    secret = await add('bracken', { title: 'The bracken statement', confidentiality: 'restricted' });
    due = await add('gorse', { title: 'The gorse complaint', rule: 'complaint', from: '2001-05-01' });
    const site: Site = { database: database(), plansOf: async () => [], parts: [] };
    const retention = { site, desk: { database: database(), clock, things: keptEvidence } };
    const routes: AppRoute[] = [
      ...measureRoutes({ site, evidenceOn, countedOn: { counts: async () => false, part: async () => null } }),
      ...evidenceRoutes({ site, desk }),
      ...restrictedEvidenceRoutes({ site, desk }),
      ...evidenceApi({ site, desk }),
      ...retentionRoutes(retention),
      ...ruleRoutes(retention),
    ];
    app = await createServer<Permission, Caller>({
      routes,
      identify: async () => caller,
      formToken: () => 'test-token',
      admit: (route, request) => admit(route as AppRoute, request),
      faultPages: { notFound: notFoundPage, failed: failedPage, refused: refusedForm },
      onFailure: (_reference, error) => {
        throw error;
      },
      publicAddress: null,
      trustedProxies: [],
      requestsPerMinute: 1_000_000,
    });
  });

  test('the list, its search and the page of a file', async () => {
    as('owner');
    const list = await get(`${HOME}/evidence`);
    assert.equal(list.statusCode, 200);
    assert.ok(list.body.includes('The heather minute') && list.body.includes('Add a file'));
    assert.ok((await get(`${HOME}/evidence?search=heather`)).body.includes('The heather minute'));
    assert.ok((await get(`${HOME}/evidence?search=thistle`)).body.includes('No file has these words'));
    const file = await get(`${HOME}/evidence/${open}`);
    assert.equal(file.statusCode, 200);
    for (const words of [
      'The heather minute',
      'Fostering panel',
      'heather.pdf',
      'Until ',
      'It was added',
      'to be confirmed',
    ])
      assert.ok(file.body.includes(words), words);
    assert.ok(!list.body.includes(`${HOME}/retention`), 'leads nobody to what is not open to them');
    as('auditor');
    const theirs = (await get(`${HOME}/evidence`)).body;
    assert.ok(!theirs.includes('Add a file') && theirs.includes(`href="${HOME}/retention"`));
  });

  test('a file is a download in a sandbox, whatever it is', async () => {
    as('owner');
    const file = await get(`${HOME}/evidence/${open}/file`);
    assert.equal(file.statusCode, 200);
    assert.match(String(file.headers['content-disposition']), /^attachment; filename="heather\.pdf"/);
    assert.match(String(file.headers['content-security-policy']), /^sandbox/);
    assert.equal(file.headers['x-content-type-options'], 'nosniff');
    assert.equal(file.headers['content-type'], 'application/pdf');
    assert.deepEqual(Buffer.from(file.rawPayload), Buffer.from(pdfSaying('heather')));
  });

  test('a restricted file has no trace on open pages or in the API, and no address of its own', async () => {
    for (const role of ['owner', 'administrator', 'cswo'] as const) {
      as(role);
      for (const url of [`${HOME}/evidence`, `${HOME}/evidence?search=bracken`, `${HOME}/retention`])
        assert.ok(!(await get(url)).body.includes('bracken statement'), `${role} ${url}`);
      const page = await get(`${HOME}/evidence/${secret}`);
      assert.equal(page.statusCode, role === 'cswo' ? 303 : 404);
      assert.equal((await get(`${HOME}/evidence/${secret}/file`)).statusCode, 404);
      const none = await get(`${HOME}/evidence/ER-2020-9999`);
      assert.equal(none.statusCode, page.statusCode, 'the same as for one that does not exist');
      const listed = await get('/api/councils/dundee/evidence?search=bracken');
      assert.deepEqual(JSON.parse(listed.body), { count: 0, pages: 1, files: [] });
      assert.equal((await get(`/api/councils/dundee/evidence/${secret}`)).statusCode, 404);
    }
  });

  test('it is opened with a reason, by those who may, and each time that is recorded', async () => {
    const asked = { want: 'details', code: secret, reason: 'Preparing the case review' };
    for (const role of ['administrator', 'owner', 'performance-manager'] as const) {
      as(role);
      assert.equal((await post(`${HOME}/evidence/restricted`, asked)).statusCode, 403, role);
    }
    as('cswo');
    const without = await post(`${HOME}/evidence/restricted`, { ...asked, reason: '\u200b' });
    assert.equal(without.statusCode, 422);
    assert.ok(without.body.includes('There is a problem') && !without.body.includes('bracken'));
    assert.equal(await entries(secret, 'restricted.read'), 0);
    const details = await post(`${HOME}/evidence/restricted`, asked);
    assert.equal(details.statusCode, 200);
    assert.ok(details.body.includes('The bracken statement'));
    const file = await post(`${HOME}/evidence/restricted`, { ...asked, want: 'file' });
    assert.match(String(file.headers['content-disposition']), /^attachment; filename="bracken\.pdf"/);
    assert.equal(await entries(secret, 'restricted.read'), 2);
    const list = await post(`${HOME}/evidence/restricted`, { want: 'list', reason: 'The quarterly look' });
    assert.ok(list.body.includes('The bracken statement'));
    assert.equal(await entries('evidence', 'restricted.read'), 1);
  });

  test('a file is added by the form, and what is wrong with it is said beside what was typed', async () => {
    as('owner');
    const sent = await upload(pdfSaying('juniper'), '../juniper.pdf', { title: 'The juniper letter' });
    assert.equal(sent.statusCode, 303, sent.body.slice(0, 500));
    const page = await get(String(sent.headers['location']));
    assert.ok(page.body.includes('The juniper letter') && page.body.includes('The file was added as E-'));
    const again = await upload(pdfSaying('juniper'), 'again.pdf');
    assert.match((await get(String(again.headers['location']))).body, /The same content is kept already as E-/);
    const program = await upload(PROGRAM, 'report.pdf', { title: 'A <b>title</b>' });
    assert.equal(program.statusCode, 422);
    for (const words of ['There is a problem', 'A program', 'href="#file"', 'A &lt;b>title&lt;/b>'])
      assert.ok(program.body.includes(words), words);
    const secretly = await upload(pdfSaying('x'), 'x.pdf', { confidentiality: 'restricted' });
    assert.equal(secretly.statusCode, 422);
    as('auditor');
    assert.equal((await upload(pdfSaying('x'), 'x.pdf')).statusCode, 403);
    as('owner', 'P-test', 'fife');
    assert.equal((await upload(pdfSaying('x'), 'x.pdf')).statusCode, 404);
  });

  test('a file for a measure is for one that exists, and the two lead to each other', async () => {
    as('owner');
    const measure = 'ce-cared-for-in-community';
    const form = (await get(`${HOME}/evidence/new?measure=${measure}`)).body;
    assert.match(form, new RegExp(`<option selected value="${measure}"|<option value="${measure}" selected`));
    assert.ok(!form.includes('Choose the file again'));
    const unknown = await upload(pdfSaying('x'), 'x.pdf', { aboutKind: 'measure', about: 'no-such-measure' });
    assert.equal(unknown.statusCode, 422);
    for (const words of ['There is no measure no-such-measure', 'href="#measure"', 'Choose the file again'])
      assert.ok(unknown.body.includes(words), words);
    const sent = await upload(pdfSaying('rowan'), 'rowan.pdf', {
      title: 'The rowan return',
      aboutKind: '',
      about: '',
      measure,
    });
    assert.equal(sent.statusCode, 303, sent.body.slice(0, 500));
    const file = (await get(String(sent.headers['location']))).body;
    assert.match(file, new RegExp(`A measure: <a[^>]* href="${HOME}/measures/${measure}"`));
    const page = (await get(`${HOME}/measures/${measure}`)).body;
    assert.match(page, /Evidence about this measure[\s\S]*<a[^>]*>The rowan return</);
    assert.ok(page.includes(`href="${HOME}/evidence/new?measure=${measure}"`));
    as('auditor');
    assert.ok(!(await get(`${HOME}/measures/${measure}`)).body.includes('Add evidence about this measure'));
    as('member');
    const theirs = (await get(`${HOME}/measures/${measure}`)).body;
    assert.ok(!theirs.includes('rowan') && !theirs.includes('Evidence about this measure'));
  });

  test('another council, and nobody, find nothing', async () => {
    as('cswo', 'P-test', 'fife');
    for (const url of [
      `${HOME}/evidence`,
      `${HOME}/evidence/${open}`,
      `${HOME}/evidence/${open}/file`,
      `/councils/fife/evidence/${open}`,
    ])
      assert.equal((await get(url)).statusCode, 404, url);
    assert.ok(!(await get('/councils/fife/evidence?search=heather')).body.includes('heather minute'));
    caller = NOBODY;
    assert.equal((await get(`${HOME}/evidence`)).statusCode, 303);
  });

  test('the API lists, describes and takes small files', async () => {
    token('owner', ['evidence.read', 'evidence.add']);
    const send = (fields: Record<string, string>) =>
      app.inject({
        method: 'POST',
        url: '/api/councils/dundee/evidence',
        headers: { authorization: 'Bearer x' },
        payload: {
          fileName: 'rowan.pdf',
          title: 'The rowan return',
          aboutKind: 'other',
          about: 'Rowan',
          rule: 'assurance',
          ...fields,
        },
      });
    const sent = await send({ base64: Buffer.from(pdfSaying('rowan')).toString('base64') });
    assert.equal(sent.statusCode, 201, sent.body);
    const { code, sha256 } = JSON.parse(sent.body);
    const read = JSON.parse((await get(`/api/councils/dundee/evidence/${code}`)).body);
    assert.deepEqual([read.title, read.sha256, read.kind], ['The rowan return', sha256, 'pdf']);
    const bad = await send({ base64: Buffer.from(PROGRAM).toString('base64'), rule: 'no-such' });
    assert.equal(bad.statusCode, 422);
    assert.equal(JSON.parse(bad.body).faults[0].code, 'answer.missing');
    assert.equal((await send({ base64: '*' })).statusCode, 422);
    token('owner', ['measures.read']);
    assert.equal((await get('/api/councils/dundee/evidence')).statusCode, 403);
  });

  test('what is due is listed; one proposes, another disposes, and the page says so', async () => {
    as('reviewer', 'P-reviewer');
    const list = await get(`${HOME}/retention`);
    assert.ok(list.body.includes('The gorse complaint') && !list.body.includes('The heather minute'));
    const steps = `${HOME}/retention/reviews/${due}`;
    const bare = await post(`${steps}/proposal`, { 'proposal-reason': '' });
    assert.equal(bare.statusCode, 422);
    assert.ok(bare.body.includes('href="#proposal-reason"'));
    assert.equal((await post(`${steps}/proposal`, { 'proposal-reason': 'Over' })).statusCode, 303);
    assert.equal((await post(`${steps}/disposal`, { 'disposal-reason': 'Over' })).statusCode, 403);
    as('cswo', 'P-reviewer');
    assert.equal(
      (await post(`${steps}/disposal`, { 'disposal-reason': 'Over' })).statusCode,
      422,
      'the same person in another hat',
    );
    as('cswo', 'P-officer');
    const done = await post(`${steps}/disposal`, { 'disposal-reason': 'Agreed' });
    assert.equal(done.statusCode, 303, done.body);
    assert.ok((await get(String(done.headers['location']))).body.includes('Disposed of it'));
    assert.equal((await get(`${HOME}/evidence/${due}/file`)).statusCode, 404);
    const page = await get(`${HOME}/evidence/${due}`);
    assert.ok(page.body.includes('was disposed of') && page.body.includes('Agreed'));
    assert.ok(!(await get(`${HOME}/retention`)).body.includes('The gorse complaint'));
  });

  test('which restricted files are due is shown with a reason alone', async () => {
    as('cswo');
    const asked = await post(`${HOME}/retention/restricted`, { reason: '\u200b' });
    assert.equal(asked.statusCode, 422);
    const shown = await post(`${HOME}/retention/restricted`, { reason: 'Yearly review' });
    assert.equal(shown.statusCode, 200);
    assert.equal(await entries('retention', 'restricted.read'), 1);
    as('administrator');
    assert.equal((await post(`${HOME}/retention/restricted`, { reason: 'x' })).statusCode, 403);
    assert.equal((await get(`${HOME}/retention/reviews/${secret}`)).statusCode, 404);
  });

  test("a council's own rule takes the place of the shared one", async () => {
    as('performance-manager');
    const rule = `${HOME}/retention/rules/complaint`;
    assert.ok((await get(rule)).body.includes('value="6"'));
    const given = {
      title: 'Complaints',
      years: '7',
      countedFrom: 'the day it was closed',
      citation: 'Our schedule, line 12',
      verified: 'yes',
      note: '',
    };
    assert.equal((await post(rule, { ...given, years: '7.5' })).statusCode, 422);
    assert.equal((await post(rule, given)).statusCode, 303);
    const list = await get(`${HOME}/retention`);
    assert.ok(list.body.includes('7 years from the day it was closed') && list.body.includes('Our schedule, line 12'));
    assert.equal(await entries('complaint', 'retention.rule'), 1);
    assert.equal((await post(rule, given)).statusCode, 303);
    assert.equal(await entries('complaint', 'retention.rule'), 1, 'saving the same again changes nothing');
    assert.equal((await get(`${HOME}/retention/rules/no-such`)).statusCode, 404);
  });
});
