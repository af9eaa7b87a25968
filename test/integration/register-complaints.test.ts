import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import type { FastifyInstance } from 'fastify';
import { strFromU8, unzipSync } from 'fflate';

import type { Caller, Role } from '../../src/features/access/index.ts';
import { makeEntry } from '../../src/features/registers/index.ts';
import { appFor, hat, somebody } from '../support/app.ts';
import { make96Complaints } from '../support/complaints-2019-20.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { BY_MACHINE, councilOf, given, setClock } from '../support/people.ts';

const PERIOD = '?period=2019%2F20';

await forEachDatabase('complaints of 2019/20', ({ database }) => {
  const { clock } = setClock('2020-05-04T09:00:00.000Z', 1);
  let app: FastifyInstance;
  let caller: Caller = somebody(hat('dundee', ['cswo']));
  const failures: unknown[] = [];
  const words = (html: string): string =>
    html
      .replaceAll(/<svg.*?<\/svg>/gs, ' ')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ');
  const be = (role: Role): void => {
    caller = somebody(hat('dundee', [role]));
  };
  const read = async (url: string, status = 200): Promise<string> => {
    const { statusCode, body } = await app.inject({ method: 'GET', url });
    assert.deepEqual(failures.splice(0), []);
    assert.equal(statusCode, status, url);
    return words(body);
  };

  const file = async (format: 'docx' | 'pdf'): Promise<Uint8Array> => {
    const { statusCode, rawPayload } = await app.inject({ url: `/councils/dundee/complaints.${format}${PERIOD}` });
    assert.deepEqual(failures.splice(0), []);
    assert.equal(statusCode, 200);
    return rawPayload;
  };
  const inWord = async (): Promise<string> => {
    const parts = Object.entries(unzipSync(await file('docx')));
    const said = parts.filter(([name]) => /^word\/(document|header\d*)\.xml$/.test(name));
    return words(said.map(([, bytes]) => strFromU8(bytes)).join(' '))
      .replaceAll('&apos;', "'")
      .replaceAll('’', "'");
  };

  before(async () => {
    await loadPacks(database(), ['scotland', 'dundee-example'], clock);
    app = await appFor(database(), () => caller, failures, clock);
  });

  test('before there is an entry nothing is counted, and no page shows a nought', async () => {
    assert.match(await read(`/councils/dundee/complaints${PERIOD}`), /Not counted yet: this register is empty/);
    assert.match(await read(`/councils/dundee/scorecards/everything-counted${PERIOD}`), /this register is empty/);
    await read('/councils/dundee/scorecards/no-such-card', 404);
    await read('/councils/dundee/complaints?period=nonsense', 404);
  });

  test('96 entries give the table of the paper, and what its percentages rest on', async () => {
    await make96Complaints({ database: database(), clock, council: councilOf('dundee'), by: BY_MACHINE });
    const page = await read(`/councils/dundee/complaints${PERIOD}`);
    assert.match(page, /Received 96 /);
    assert.match(page, /Children's Services 40 12 18 10 0 |Children&#39;s Services 40 12 18 10 0 /);
    assert.match(page, /Health and Social Care Partnership 48 0 0 48 0 0 /);
    assert.match(page, /Community Justice 8 0 0 6 0 2 /);
    assert.match(page, /All services 96 12 18 64 0 2 /);
    assert.match(
      page,
      /The register was begun on 4 May 2020, so of the time before it holds what was entered afterwards\./,
    );
    assert.match(page, /The shares are of the 94 that are decided, not of all 96 received: 2 have no finding/);
    assert.match(
      page,
      /Finding: Submitted: 96 complaints, of which 13%, 19%, 68% by outcome. No division of 96 into whole numbers gives these/,
    );
    assert.match(page, /They are shares of the 94 that are decided: 12, 18, 64\./);
    assert.match(page, /Upheld, of those decided 12\.8% \(12 of 94\)/);
    assert.match(page, /Partly upheld, of those decided 19\.1% \(18 of 94\)/);
    assert.match(page, /Not upheld, of those decided 68\.1% \(64 of 94\)/);
    assert.match(page, /Answered in time, of those decided 70\.2% \(66 of 94\)/);
    assert.match(page, /Service improvements made 29 /);
    assert.doesNotMatch(page, /56 entries are still open/, 'complaints of other services are not open ones of this');
    assert.match(page, /Reached the Ombudsman 2 /);
  });

  test('the paper holds the same table, in Word to put into a report and as PDF', async () => {
    const paper = await inWord();
    assert.match(paper, /Complaints received in 2019\/20 \([^)]*\): 96\./);
    assert.match(paper, /2018\/19: Not known, as this register is kept since 1 April 2019/);
    assert.match(
      paper,
      /Service All Upheld Partly upheld Not upheld Resolved with the complainant, without a finding No finding yet Children's Services 40 12 18 10 0 0 Health and Social Care Partnership 48 0 0 48 0 0 Community Justice 8 0 0 6 0 2/,
    );
    assert.match(paper, /All services 96 12 18 64 0 2/);
    assert.match(paper, /Answered in time, of those decided 70\.2% \(66 of 94\)/);
    assert.match(paper, /Service improvements made 29/);
    assert.equal(paper.match(/66 of 94/g)?.length, 1, 'two measures are counted alike, and told once');
    assert.match(paper, /They are shares of the 94 that are decided: 12, 18, 64\./);
    assert.match(paper, /Numbers below 5: decide before you publish/);
    assert.equal(Buffer.from(await file('pdf')).toString('latin1', 0, 5), '%PDF-');
  });

  test('submitted and counted agree beside each other, or say why not', async () => {
    const page = await read(`/councils/dundee/scorecards/everything-counted${PERIOD}`);
    assert.match(page, /Submitted 96, counted 96: they agree/);
    assert.match(
      page,
      /Submitted 13%, counted 13% \(12 of 94, which is 12\.8%\): they agree; 2 entries are still open/,
    );
    assert.match(page, /Submitted 70%, counted 70% \(66 of 94, which is 70\.2%\): they agree/);
    assert.match(page, /Submitted 29, counted 29: they agree/);
    assert.match(
      await read(`/councils/dundee/scorecards/cswo-data-set.csv${PERIOD}`),
      /complaints-total,.*,96,.*Submitted 96, counted 96/,
    );
  });

  test('the page of a measure that a register counts towards shows both, and a difference is a finding', async () => {
    const agrees = await read(`/councils/dundee/measures/complaints-total${PERIOD}`);
    assert.match(agrees, /Counted from registers/);
    assert.match(agrees, /Complaints 96 96 Submitted 96, counted 96: they agree/);
    assert.doesNotMatch(agrees, /Finding: what was submitted/);
    await read('/councils/dundee/measures/complaints-total?period=nonsense', 400);
    const none = await read('/councils/dundee/measures/cpr-reregistered-18-months');
    assert.doesNotMatch(none, /Counted from registers/);
    be('auditor');
    const open = await read(`/councils/dundee/measures/complaints-total${PERIOD}`);
    assert.match(open, /Complaints 96 96 Counted from the open entries alone; .*Not compared with what was submitted/);
    assert.doesNotMatch(open, /they agree/);
    be('cswo');
  });

  test('whoever may open the entries has the whole paper of them, the committee clerk a safe one, and nobody else any', async () => {
    for (const role of [
      'performance-manager',
      'owner',
      'reviewer',
      'management-team',
      'auditor',
      'chief-executive',
    ] as const) {
      be(role);
      const page = await read(`/councils/dundee/complaints${PERIOD}`);
      assert.match(page, /Children(&#39;|')s Services 40 12 18 10 0 0 /, role);
      assert.match(page, /Reached the Ombudsman 2 /, role);
      assert.match(page, /12\.8% \(12 of 94\)/, role);
    }
    be('performance-manager');
    const paper = await inWord();
    assert.match(paper, /All services 96 12 18 64 0 2/);
    assert.match(paper, /Numbers below 5: decide before you publish/);
    assert.match(paper, /Counted from the open entries alone: restricted complaints/);
    for (const role of ['member', 'administrator'] as const) {
      be(role);
      for (const of of ['complaints', 'complaints.csv', 'complaints.docx', 'scorecards', 'scorecards/cswo-data-set']) {
        await read(`/councils/dundee/${of}${PERIOD}`, 403);
      }
    }
    be('cswo');
  });

  test('whoever may open no entry is told no small number, and no number that one follows from', async () => {
    be('clerk');
    await read('/councils/dundee/registers/complaint', 403);
    assert.doesNotMatch(await read('/councils/dundee/scorecards'), /Registers Clocks/);
    const page = await read(`/councils/dundee/complaints${PERIOD}`);
    assert.match(page, /Counted from the open entries alone/);
    assert.match(page, /Received 96 /);
    assert.match(page, /Reached the Ombudsman fewer than 5 /);
    assert.match(
      page,
      /Service All Children's Services 40 Health/,
      'services without outcomes: two of eight would be left over',
    );
    assert.doesNotMatch(page, /12 of 94|2 have no finding|94 that are decided|entries are still open/);
    const file = await read(`/councils/dundee/complaints.csv${PERIOD}`);
    assert.doesNotMatch(file, /of 94/);
    const paper = await inWord();
    assert.match(paper, /Counted from the open entries alone: restricted complaints/);
    assert.match(paper, /Service All Children's Services 40 Health/);
    assert.doesNotMatch(paper, /12 of 94|of the 94|No finding yet|decide before you publish/);
    for (const of of ['', '.csv']) {
      const card = await read(`/councils/dundee/scorecards/everything-counted${of}${PERIOD}`);
      assert.match(card, /Not compared with what was submitted: that may be of restricted entries too/);
      assert.doesNotMatch(card, /Submitted 96, counted|figures? differs? from what the registers count/);
    }
    const measure = await read(`/councils/dundee/measures/complaints-to-ombudsman${PERIOD}`);
    assert.match(measure, /Complaints fewer than 5 /);
    be('cswo');
  });

  test('one complaint more than was submitted is a finding, with what explains it', async () => {
    const desk = { database: database(), clock, council: councilOf('dundee'), by: BY_MACHINE };
    given(
      await makeEntry(desk, 'complaint', {
        confidentiality: 'open',
        distribution: [],
        caseReference: null,
        service: null,
        fields: { 'service-group': 'hscp', themes: ['delay'], gist: 'Made for a test' },
        happened: { at: null, day: '2020-03-30' },
        looked: true,
      }),
    );
    const page = await read(`/councils/dundee/measures/complaints-total${PERIOD}`);
    assert.match(page, /Finding: what was submitted for 2019\/20 differs from what the register counts/);
    assert.match(
      page,
      /Complaints 97 96 Submitted 96, counted 97: a difference of 1 that the registers do not explain/,
    );
    be('auditor');
    const open = await read(`/councils/dundee/measures/complaints-total${PERIOD}`);
    assert.doesNotMatch(open, /Finding: what was submitted|a difference of/);
    be('cswo');
  });

  test('an outcome that was written down before any answer is no decided complaint', async () => {
    const desk = { database: database(), clock, council: councilOf('dundee'), by: BY_MACHINE };
    given(
      await makeEntry(desk, 'complaint', {
        confidentiality: 'open',
        distribution: [],
        caseReference: null,
        service: null,
        fields: { 'service-group': 'hscp', themes: ['delay'], gist: 'Made for a test', outcome: 'upheld' },
        happened: { at: null, day: '2020-03-30' },
        looked: true,
      }),
    );
    const page = await read(`/councils/dundee/complaints${PERIOD}`);
    assert.match(page, /Upheld, of those decided 12\.8% \(12 of 94\) 4 entries are still open/);
    assert.match(page, /Health and Social Care Partnership 50 0 0 48 0 2 /);
    assert.match(page, /All services 98 12 18 64 0 4 /);
  });

  test('the list of scorecards leads to each', async () => {
    const page = await read('/councils/dundee/scorecards');
    for (const title of [
      'Adult protection',
      'Child protection',
      'CSWO data set',
      'Looked-after children',
      'MAPPA',
      'Recruitment',
      'Violence against women',
    ]) {
      assert.match(page, new RegExp(title));
    }
    await app.close();
  });
});
