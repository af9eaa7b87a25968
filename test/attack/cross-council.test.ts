import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { type Caller, NOBODY, type SignedIn } from '../../src/features/access/index.ts';
import { welcomePerson } from '../../src/features/people/index.ts';
import { FORM_TOKEN } from '../../src/platform/http/index.ts';
import { systemClock } from '../../src/platform/index.ts';
import { appFor, FORM_HEADERS } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { FILLED, type Filled, type FilledCouncil, fillEverything, playing } from '../support/everything.ts';
import { BY_MACHINE, councilOf, given } from '../support/people.ts';
import { addressOf, isPost, namesIn, patternOf, ROUTES } from './addresses.ts';
import { type Codes, codesOf, MADE_UP, onlyThere } from './codes.ts';
import { crawlForms, type OfferedForm } from './forms.ts';
import { likely, urlEncoded } from './inputs.ts';
import { byToken, signedInAs } from './people.ts';
import { stateOfCouncil, stateOfPerson } from './state.ts';

const other = (council: Filled): Filled => (council === 'dundee' ? 'strathinver' : 'dundee');

// Every word that is the other council's alone.
const wordsOf = ({ people, word, session, token, account }: FilledCouncil, shared: readonly string[]): string[] => [
  word,
  session,
  token,
  account,
  ...people.map(({ person }) => person).filter((person) => !shared.includes(person)),
];

await forEachDatabase('What one council does to another', ({ database }) => {
  let app: FastifyInstance;
  let caller: Caller = NOBODY;
  let filled: Readonly<Record<Filled, FilledCouncil>>;
  const codes = new Map<Filled, Codes>();
  const callers = new Map<Filled, SignedIn[]>();
  const failures: unknown[] = [];

  before(async () => {
    filled = await fillEverything(database());
    app = await appFor(database(), () => caller, failures);
    for (const council of FILLED) {
      codes.set(council, await codesOf(database(), council));
      const all = await Promise.all(filled[council].people.map(({ person }) => signedInAs(database(), person)));
      // Whoever serves both may do in each what they may there.
      const here = all.filter(({ hats }) => hats.every((hat) => hat.council === council));
      const asDepute = here.flatMap((each) =>
        each.hats.flatMap((hat) => (hat.capacity.kind === 'depute' ? [{ ...each, hats: [hat] }] : [])),
      );
      // One for each set of roles: a second would be asked the same.
      const byRoles = new Map(
        [...here, ...asDepute].map((each) => [
          each.hats.map(({ roles }) => [...roles].sort().join()).join(' | '),
          each,
        ]),
      );
      callers.set(council, [...byRoles.values()]);
    }
  });
  after(() => app.close());

  const sharedPeople = (): string[] =>
    filled.dundee.people
      .map(({ person }) => person)
      .filter((person) => filled.strathinver.people.some((each) => each.person === person));
  const codesIn = (council: Filled): Codes => codes.get(council) ?? {};
  const ask = (method: 'GET' | 'POST', url: string, payload = ''): Promise<LightMyRequestResponse> =>
    method === 'GET'
      ? app.inject(url)
      : app.inject({ method, url, headers: FORM_HEADERS, payload: `${FORM_TOKEN}=test-token&${payload}` });
  const asToken = (who: SignedIn): Caller =>
    byToken(
      who,
      ROUTES.flatMap(({ permission }) => (permission.kind === 'power' ? [permission.name] : [])),
    );

  for (const council of FILLED) {
    test(`${council}: nothing of the other council is found by its code, and no answer tells that it is there`, async () => {
      const foreign = onlyThere(codesIn(other(council)), codesIn(council));
      const theirs = wordsOf(filled[other(council)], sharedPeople());
      let asked = 0;
      for (const who of callers.get(council) ?? []) {
        for (const route of ROUTES.filter(({ method }) => method === 'GET')) {
          const [, name, ...more] = ['', ...namesIn(route.path).filter((each) => each !== 'council')];
          if (name === undefined || more.length > 0 || !route.path.includes(':council')) continue;
          caller = route.api === undefined ? who : asToken(who);
          const at = (code: string): string => addressOf(route.path, { council, [name]: code });
          const none = MADE_UP[name] ?? '';
          const missing = await ask('GET', at(none));
          for (const code of (foreign[name] ?? []).slice(0, 2)) {
            const answer = await ask('GET', at(code));
            const says = `${route.path} with ${code} as ${who.hats[0]?.roles}: ${answer.statusCode}`;
            assert.ok([403, 404].includes(answer.statusCode), says);
            assert.equal(answer.statusCode, missing.statusCode, says);
            assert.equal(answer.body.replaceAll(code, none), missing.body, says);
            asked += 1;
          }
          // What both have under one code is the reader's own.
          for (const code of (codesIn(other(council))[name] ?? []).slice(0, 2)) {
            const { body } = await ask('GET', at(code));
            for (const word of theirs)
              assert.ok(!body.replaceAll(code, '').includes(word), `${route.path} ${code}: ${word}`);
          }
        }
      }
      assert.ok(asked > 100, `${asked}`);
      assert.deepEqual(failures, []);
    });

    test(`${council}: under the address of the other council there is nothing, whatever is asked or sent`, async () => {
      const there = other(council);
      const state = await stateOfCouncil(database(), there);
      const named = Object.fromEntries(Object.entries(codesIn(there)).map(([name, list]) => [name, list[0] ?? 'NONE']));
      for (const who of callers.get(council) ?? []) {
        for (const route of ROUTES.filter(({ path }) => path.includes('/councils/:council'))) {
          caller = route.api === undefined ? who : asToken(who);
          const at = (code: string): string => addressOf(route.path, { ...named, council: code });
          const says = `${route.method} ${route.path} as ${who.hats[0]?.roles}`;
          const sent = (url: string): Promise<LightMyRequestResponse> =>
            isPost(route) && route.body === 'json'
              ? app.inject({ method: 'POST', url, headers: { 'content-type': 'application/json' }, payload: '{}' })
              : ask(route.method, url);
          const answer = await sent(at(there));
          const nowhere = await sent(at('nowhere'));
          assert.equal(answer.statusCode, 404, says);
          assert.equal(answer.body.replaceAll(there, 'nowhere'), nowhere.body, says);
        }
      }
      assert.deepEqual(await stateOfCouncil(database(), there), state);
    });
  }

  test('no form takes a code of the other council, and nothing there changes', async () => {
    const council: Filled = 'strathinver';
    const there = other(council);
    const foreign = onlyThere(codesIn(there), codesIn(council));
    const strangers = filled[there].people
      .map(({ person }) => person)
      .filter((person) => !sharedPeople().includes(person));
    const before = await stateOfCouncil(database(), there);
    const doors = await Promise.all(strangers.map((person) => stateOfPerson(database(), person)));
    const { session, token, account } = filled[there];
    const planted = [
      ...Object.values(foreign).map(([code]) => code ?? 'NONE'),
      filled[there].due,
      filled[there].restricted,
      session,
      token,
      account,
      `${there}/CSWO`,
      `${codesIn(there)['post']?.[0]} ${strangers[0]}`,
      ...strangers.slice(0, 2),
    ];
    // What was typed may well be shown to whoever typed it.
    const theirs = wordsOf(filled[there], sharedPeople()).filter(
      (word) => !planted.some((code) => code.includes(word)),
    );
    const forms = new Map<string, OfferedForm>();
    let sent = 0;
    for (const [about, start] of [
      ['owner of measures', ['/account']],
      [
        'Chief Social Work Officer',
        [
          `/councils/${council}/deputising`,
          `/councils/${council}/evidence/restricted`,
          `/councils/${council}/retention`,
        ],
      ],
      [
        'administrator',
        [
          '/account',
          `/councils/${council}/accounts`,
          `/councils/${council}/people/new`,
          `/councils/${council}/services`,
          `/councils/${council}/groups`,
          `/councils/${council}/posts/DEMO-CLERK/change`,
        ],
      ],
    ] as const) {
      const who = await signedInAs(database(), playing(filled[council], about));
      caller = who;
      const pattern = (method: string, address: string): string | null =>
        /\/(plans|measures|indicators|record|handover)\b/.test(address) ? null : patternOf(method, address);
      const mine = await crawlForms(app, start, pattern, 2);
      for (const [path, form] of mine) {
        // Ends the people and the sessions of one's own council, which the other forms here still need.
        if (forms.has(path) || form.upload || /\/remove$/.test(path)) continue;
        forms.set(path, form);
        for (const [place, { name, value, choices }] of form.fields
          .filter((field) => field.name !== FORM_TOKEN)
          .entries()) {
          const send = async (code: string): Promise<void> => {
            const typed = likely(form).map(([field, value]) => [field, field === name ? code : value] as const);
            const payload = urlEncoded(typed);
            const answer = await app.inject({ method: 'POST', url: form.action, headers: FORM_HEADERS, payload });
            assert.ok(answer.statusCode < 500, `${path} ${name}=${code}`);
            for (const word of theirs)
              assert.ok(!answer.body.replaceAll(code, '').includes(word), `${path} ${name}=${code} tells ${word}`);
            sent += 1;
          };
          // A field of free text is asked with every third, in turn: there are hundreds, and what takes a code mostly offers choices or holds one already.
          const isFree = value === '' && choices.length === 0;
          await Promise.all(planted.filter((_code, turn) => !isFree || turn % 3 === place % 3).map(send));
        }
      }
    }
    assert.ok(forms.size >= 20 && sent > 500, `${forms.size} forms, ${sent} times`);
    assert.deepEqual(await stateOfCouncil(database(), there), before);
    assert.deepEqual(await Promise.all(strangers.map((person) => stateOfPerson(database(), person))), doors);
    // Nor does anybody of the other council hold anything here now.
    const mine = await database().read({ council, clearance: 'restricted' }, async (tx) => {
      const { rows } = await sql<{ found: number }>`select (
          (select count(*) from post_holding where person = any (${strangers}::text[]) or post = any (${foreign['post'] ?? []}::text[]))
          + (select count(*) from delegation where depute_person = any (${strangers}::text[]))
          + (select count(*) from group_member where post = any (${foreign['post'] ?? []}::text[]))
          + (select count(*) from person_council where person = any (${strangers}::text[])))::int as found`.execute(tx);
      return rows[0]?.found;
    });
    assert.equal(mine, 0);
    assert.deepEqual(failures, []);
  });

  test('somebody who serves another council as well is no way into it', async () => {
    const stranger = playing(filled.dundee, 'reviewer');
    const office = { database: database(), clock: systemClock, council: councilOf('strathinver'), by: BY_MACHINE };
    given(await welcomePerson(office, stranger, null));
    caller = await signedInAs(database(), playing(filled.strathinver, 'administrator'));
    const theirs = await stateOfCouncil(database(), 'dundee');
    const door = await stateOfPerson(database(), stranger);
    for (const step of ['accounts', 'accounts/reset', 'accounts/link', 'accounts/close', `people/${stranger}/remove`]) {
      const fields = [
        ['person', stranger],
        ['sign-in-name', 'another.name'],
      ] as const;
      const answer = await ask('POST', `/councils/strathinver/${step}`, urlEncoded(fields));
      assert.equal(answer.statusCode, 422, step);
    }
    assert.deepEqual(await stateOfPerson(database(), stranger), door);
    assert.deepEqual(await stateOfCouncil(database(), 'dundee'), theirs);
    assert.deepEqual(failures, []);
  });
});
