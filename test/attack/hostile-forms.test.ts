import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { pdfSaying } from '../../src/documents/readers/testing/evidence-samples.ts';
import { type Caller, NOBODY } from '../../src/features/access/index.ts';
import { addGroup, addService } from '../../src/features/people/index.ts';
import { verifyDatabase } from '../../src/features/record/verify-live.ts';
import { keepOpening } from '../../src/features/registers/opening.ts';
import { dayOf } from '../../src/kernel/index.ts';
import { type Database, systemClock } from '../../src/platform/index.ts';
import { appFor } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { type FilledCouncil, fillEverything, playing } from '../support/everything.ts';
import { consentToQuotation, decideOnSecure } from '../support/made-entries.ts';
import { BY_MACHINE, councilOf, given } from '../support/people.ts';
import { addressOf, FORM_ROUTES, patternOf, valuesIn } from './addresses.ts';
import { crawlForms, formsOf, type OfferedForm } from './forms.ts';
import { hostileText, INPUTS, SEED, seeded, seedOf } from './hostile-values.ts';
import { hostilely, likely, multipart, type Typed, urlEncoded } from './inputs.ts';
import { assertHarmless } from './judge.ts';
import { signedInAs } from './people.ts';
import { actionsAfter, contentsOfCouncil, positionOf, stateOfInstallation } from './state.ts';
import { watched } from './watched.ts';

// So many are sent at the same moment, and looked over together.
const BATCH = 25;

// What makes long lists longer comes late, so that the pages of the others stay short; what ends the people, the posts and the ways in that other
// forms need comes last.
const GROWS = /\/(posts|people|services|groups|members|holdings|absences|evidence\/new)$/;
const ENDS = /\/(remove|close|reset|disposal|sign-out|withdraw)$|\/roles$|\/end$/;
const turnOf = (path: string): number => Number(GROWS.test(path)) + 2 * Number(ENDS.test(path));

// A sign-in that fails is counted and told, though it is refused: that is what stops guessing.
const TELLS_OF_REFUSALS: Readonly<Record<string, readonly string[]>> = {
  '/sign-in': ['sign-in.failed', 'sign-in.locked'],
  '/account/password': ['sign-in.failed', 'sign-in.locked'],
  '/account/recovery': ['sign-in.failed', 'sign-in.locked'],
  '/account/code-app': ['sign-in.failed', 'sign-in.locked'],
};

const COMPLAINTS =
  "Complaint received,Service,What it is about,The complaint in short\n02/11/2026,Children's Services,Delay in responding,The bus was late\n";

// The day's reason for a register, as its door keeps it.
const giveReason = (database: Database, person: string, type: string): Promise<void> =>
  database.write({ council: councilOf('strathinver'), clearance: 'restricted' }, (tx) =>
    keepOpening(tx, { person, post: 'CSWO', type, day: dayOf(systemClock()) }),
  );

type Sent = { readonly says: string; readonly answer: Promise<LightMyRequestResponse> };

type Found = { readonly form: OfferedForm; readonly role: string | null; readonly person: string | null };

await forEachDatabase('Hostile input to every form', ({ database }) => {
  let app: FastifyInstance;
  let caller: Caller = NOBODY;
  let council: FilledCouncil;
  const failures: unknown[] = [];
  let silent: readonly string[] = [];
  const found = new Map<string, Found>();

  before(async () => {
    council = (await fillEverything(database())).strathinver;
    // What nothing belongs to can be taken away: only there is the form for it.
    const office = { database: database(), clock: systemClock, council: councilOf('strathinver'), by: BY_MACHINE };
    given(await addService(office, 'EMPTY', { title: 'Empty Service', head: '' }));
    given(await addGroup(office, { code: 'EMPTY', title: 'Empty Group', purpose: '', role: '' }));
    const watch = watched(database());
    silent = watch.silent;
    app = await appFor(watch.database, () => caller, failures);
    const home = '/councils/strathinver';
    const crawl = async (about: string | null, role: string | null, start: readonly string[]): Promise<void> => {
      const person = about === null ? null : playing(council, about);
      caller = person === null ? NOBODY : await signedInAs(database(), person, role ?? undefined);
      // What has no form is not worth the time.
      const pattern = (method: string, address: string): string | null =>
        /\/(plans|measures|indicators|record|handover)\b/.test(address) ? null : patternOf(method, address);
      for (const [path, form] of await crawlForms(app, start, pattern, 3))
        if (!found.has(path)) found.set(path, { form, role, person });
    };
    // What a file would bring in is offered only where somebody sent one.
    const previewed = async (about: string, role: string, page: string): Promise<void> => {
      const person = playing(council, about);
      caller = await signedInAs(database(), person, role);
      const sent = multipart(
        [
          ['_form', 'test-token'],
          ['bring-in-confidentiality', 'open'],
        ],
        { name: 'a.csv', bytes: Buffer.from(COMPLAINTS) },
      );
      const headers = { 'sec-fetch-site': 'same-origin', 'content-type': sent.type };
      const { body } = await app.inject({ method: 'POST', url: page, headers, payload: sent.payload });
      for (const form of formsOf(page, body)) {
        const path = patternOf('POST', form.action);
        if (path !== null && !found.has(path)) found.set(path, { form, role, person });
      }
    };
    await crawl(null, null, ['/sign-in', `/sign-in/join?link=${council.link}`]);
    await crawl('owner of measures', 'owner', ['/account', `${home}/owed/calendar`]);
    await crawl('owner of measures, with two posts', 'owner', ['/account']);
    await crawl('Chief Social Work Officer', 'cswo', [
      `${home}/meetings/${council.meeting}`,
      `${home}/meetings`,
      `${home}/escalations/${council.risk}`,
      `${home}/escalations/new`,
      `${home}/escalations/restricted`,
      `${home}/deputising`,
      `${home}/evidence`,
      `${home}/evidence/restricted`,
      `${home}/retention/reviews/${council.due}`,
      `${home}/retention/reviews/${council.dueAnew}`,
      `${home}/retention`,
    ]);
    await crawl('Chief Social Work Officer', 'cswo', [
      `${home}/answers/${council.toReview}/review`,
      `${home}/answers/${council.toAnswer}`,
      `${home}/concerns`,
      `${home}/assurance/functions/F1`,
      `${home}/assurance/mechanisms/${council.toAnswer.split('.')[0]}`,
    ]);
    await crawl('Chief Social Work Officer', 'cswo', [`${home}/owed/${council.owed}`, `${home}/owed/calendar`]);
    const secure = await decideOnSecure(database(), councilOf('strathinver'), 'heather');
    await consentToQuotation(database(), councilOf('strathinver'), 'heather');
    for (const type of ['secure-accommodation-authorised', 'quotation'])
      await giveReason(database(), playing(council, 'Chief Social Work Officer'), type);
    await crawl('Chief Social Work Officer', 'cswo', [
      `${home}/registers/entries/${secure}/restricted/letter`,
      `${home}/registers/entries/${secure}/restricted/chronology`,
      `${home}/registers/trusted-posts`,
      `${home}/told/restricted`,
    ]);
    await crawl('Chief Social Work Officer', 'cswo', [
      `${home}/registers/complaint/new`,
      `${home}/registers/complaint/restricted`,
      `${home}/registers/complaint/keepers`,
      `${home}/registers/complaint/asks`,
      ...['change', 'moves/answer-stage-1', 'notes/complainant-became-aware', 'events/2/take-back', 'withdraw'].map(
        (form) => `${home}/registers/entries/${council.entry}/${form}`,
      ),
    ]);
    await previewed('Chief Social Work Officer', 'cswo', `${home}/registers/complaint/bring-in`);
    await crawl('administrator', 'administrator', [
      `${home}/accounts`,
      `${home}/people/new`,
      `${home}/people/${playing(council, 'committee clerk')}`,
      `${home}/posts/DEMO-CLERK/change`,
      `${home}/services`,
      `${home}/groups/EMPTY`,
      '/account',
      home,
    ]);
  });
  after(() => app.close());

  const unsealed = async (): Promise<unknown> => {
    const installation = await stateOfInstallation(database());
    installation.delete('sign_in_failure');
    return [...installation, ...(await contentsOfCouncil(database(), 'strathinver'))];
  };

  const send = (path: string, { form }: Found, typed: Typed, random: () => number) => {
    const values = { ...valuesIn('POST', form.action) };
    const names = Object.keys(values).filter((name) => name !== 'council');
    const aimed = names[Math.floor(random() * names.length)];
    if (aimed !== undefined && random() < 0.1) values[aimed] = hostileText(random).toWellFormed();
    const headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' };
    const url = addressOf(path, values);
    if (!form.upload) {
      headers['content-type'] = 'application/x-www-form-urlencoded';
      return app.inject({ method: 'POST', url, headers, payload: urlEncoded(typed) });
    }
    const bytes = random() < 0.5 ? pdfSaying('a leaf') : Buffer.from(hostileText(random).slice(0, 2000));
    const name = random() < 0.5 ? 'a.pdf' : `${hostileText(random).slice(0, 300)}.pdf`;
    const { type, payload } = multipart(
      typed.filter(([field]) => field !== 'file'),
      { name, bytes },
    );
    return app.inject({ method: 'POST', url, headers: { ...headers, 'content-type': type }, payload });
  };

  test('a form was found for every address that takes one', () => {
    assert.deepEqual(
      FORM_ROUTES.map(({ path }) => path).filter((path) => !found.has(path)),
      [],
    );
  });

  const inputs = (path: string, of: Found, random: () => number, first: number): Sent[] =>
    Array.from({ length: BATCH }, (_each, place) => {
      const typed = first + place === 1 ? likely(of.form) : hostilely(random, of.form, ['_form']);
      const says = `${path}, input ${first + place} of seed ${SEED}: ${JSON.stringify(typed).slice(0, 500)}`;
      return { says, answer: send(path, of, typed, random) };
    });

  const ordered = [...FORM_ROUTES].sort((one, other) => turnOf(one.path) - turnOf(other.path));
  for (const route of ordered) {
    test(`${route.path}: ${INPUTS} inputs`, async () => {
      const of = found.get(route.path);
      assert.ok(of !== undefined);
      const random = seeded(seedOf(route.path));
      const told = new Set<string>([route.record ?? '', ...(TELLS_OF_REFUSALS[route.path] ?? [])]);
      const elsewhere = await positionOf(database(), 'dundee');
      let state = await unsealed();
      let position = await positionOf(database(), 'strathinver');
      for (let first = 0; first < INPUTS; first += BATCH) {
        // What ended the session was one of the inputs: the next come from a new one.
        caller = of.person === null ? NOBODY : await signedInAs(database(), of.person, of.role ?? undefined);
        if (of.person !== null) state = await unsealed();
        const failed = failures.length;
        let taken = 0;
        const sent = inputs(route.path, of, random, first);
        for (const { answer: asked, says } of sent) {
          const answer = await asked;
          assert.ok(answer.statusCode < 500, `${says}: ${String((failures[failed] as Error | undefined)?.stack)}`);
          assertHarmless(answer, says);
          if (answer.statusCode < 400) taken += 1;
        }
        // What was refused left nothing; what was done left its own entry, once.
        const where = `${route.path}, inputs from ${first} of seed ${SEED}`;
        assert.deepEqual(silent, [], `${where}: written without an entry`);
        const now = await positionOf(database(), 'strathinver');
        const actions = now === position ? [] : await actionsAfter(database(), 'strathinver', position);
        assert.deepEqual(
          [...new Set(actions)].filter((action) => !told.has(action)),
          [],
          where,
        );
        const done = actions.filter((action) => action === route.record).length;
        assert.ok(done <= taken, `${where}: ${done} entries of ${route.record}, and ${taken} taken`);
        if (now === position) assert.deepEqual(await unsealed(), state, where);
        else state = await unsealed();
        position = now;
      }
      assert.equal(await positionOf(database(), 'dundee'), elsewhere);
    });
  }

  test('the record is whole after all that', async () => {
    const { breaks, scopes } = await verifyDatabase(database());
    assert.deepEqual(breaks, []);
    assert.ok(scopes.length >= 3);
  });
});
