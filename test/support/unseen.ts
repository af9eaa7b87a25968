import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { documentedRoutes } from '../../scripts/access-page.ts';
import { createApp } from '../../src/entry/app.ts';
import { ALL_ROLES, type Caller, NOBODY, type Role } from '../../src/features/access/index.ts';
import { anchorsOf, dataVersion } from '../../src/features/record/index.ts';
import { verifyFile } from '../../src/features/record/verify-file.ts';
import type { PostCode } from '../../src/kernel/index.ts';
import { lazyMetrics } from '../../src/platform/metrics/index.ts';
import { codesOf } from '../attack/codes.ts';
import { hat, signInFor, somebody } from './app.ts';
import { backUp, linesIn } from './archives.ts';
import { addressOf, type Made, ofNothing, toldTo, type UnseenAsked } from './unseen-asked.ts';
import { takenApart } from './unseen-posts.ts';

export type { Made } from './unseen-asked.ts';

const everybody = ({
  council,
  needed,
  besides = {},
}: Pick<UnseenAsked, 'council' | 'needed' | 'besides'>): (readonly [name: string, caller: Caller])[] => {
  const meetings = { kind: 'depute', delegation: 'D-2026-997', kinds: ['meetings'] } as const;
  return [
    ['nobody', NOBODY],
    ['no role', somebody(hat(council, []))],
    ['somebody elsewhere', somebody(hat('elsewhere', ALL_ROLES))],
    // What a depute may see of restricted matter comes with decisions.
    ...(needed.includes('depute')
      ? [['a depute for meetings', somebody(hat(council, ['depute'], meetings))] as const]
      : []),
    ...ALL_ROLES.filter((role) => !needed.includes(role)).map(
      (role) => [role, somebody(hat(council, [role]))] as const,
    ),
    ...Object.entries(besides).map(
      ([post, role]) => [post, somebody({ ...hat(council, [role]), post: post as PostCode })] as const,
    ),
  ];
};

// What is taken is judged by one power or another: one caller of each kind is enough.
const SENDERS = ['somebody elsewhere', 'a depute for meetings', 'chief-executive', 'owner', 'administrator'];
const sendsToo = (name: string, { besides = {} }: Pick<UnseenAsked, 'besides'>): boolean =>
  SENDERS.includes(name) || Object.hasOwn(besides, name);

const readable = documentedRoutes().flatMap(({ method, path }) => (method === 'GET' ? [path] : []));
const OPERATING = ['/health/ready', '/metrics'];

const namesIn = (path: string): string[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name).filter((name) => name !== 'council');

// Everything that narrows some list: each page takes what it knows of it.
const narrowed = (word: string): string =>
  `?${new URLSearchParams({ search: word, subject: word, about: word, event: 'restricted.read', all: 'yes', settled: 'yes', since: '2026-01-01', page: '1' })}`;

/** One address of every route that can be read, plainly and narrowed by each word; where a path names things, by the first of each that there is. */
const addressesIn = async ({ database, council, words, feeds = [], named = {} }: UnseenAsked): Promise<string[]> => {
  const codes = await codesOf(database, council, 'open');
  const first = Object.fromEntries(
    Object.entries(codes).flatMap(([name, [code]]) => (code === undefined ? [] : [[name, code]])),
  );
  const plain = [...readable, ...OPERATING].map((path) => addressOf(path, council, first));
  const further = Object.entries(named).flatMap(([name, values]) =>
    readable
      .filter((path) => namesIn(path).includes(name))
      .flatMap((path) => values.map((value) => addressOf(path, council, { ...first, [name]: value }))),
  );
  const lists = readable.filter(
    (path) => path.includes('/:council') && namesIn(path).length === 0 && !/\.\w+$/.test(path),
  );
  return [
    ...plain,
    ...further,
    ...words.flatMap((word) => lists.map((path) => `${addressOf(path, council, first)}${narrowed(word)}`)),
    ...feeds,
  ];
};

const TOLD = ['content-type', 'content-disposition', 'content-length', 'etag', 'last-modified', 'location'];

// Of the counts of a process, those alone that are about what is kept: the others go on by themselves.
const lasting = (address: string, body: string): string =>
  address === '/metrics'
    ? body
        .split('\n')
        .filter((line) => line.startsWith('remit_record_'))
        .join('\n')
    : body;

// Word and PDF take long to make, and say what the same paper says as page and as JSON, which everybody asks for.
const WITH_DOCUMENTS: Role = 'performance-manager';
const askedBy = (name: string, addresses: readonly string[]): string[] =>
  addresses.filter((address) => name === WITH_DOCUMENTS || !/\.(?:docx|pdf)(?:\?|$)/.test(address));

/** What somebody is answered at each address, by a process that has just begun, so that nothing that was kept hides a change. */
const answersTo = async (
  { database, clock, logged }: UnseenAsked & { readonly logged?: string[] },
  caller: Caller,
  addresses: readonly string[],
): Promise<Map<string, string>> => {
  const failures: unknown[] = [];
  const app = await createApp({
    ...toldTo(logged ?? []),
    database,
    clock,
    signIn: { ...signInFor(database), clock },
    gate: { identify: async () => caller, formToken: () => 'test-token' },
    onFailure: (_reference, error) => failures.push(error),
    publicAddress: null,
    trustedProxies: [],
    requestsPerMinute: 1_000_000,
    operating: { database, steps: 0, dataFolder: null, metrics: lazyMetrics(), metricsToken: null, behindProxy: false },
  });
  const found = new Map<string, string>();
  for (const url of addresses) {
    const { statusCode, headers, rawPayload } = await app.inject({
      method: 'GET',
      url,
      headers: { host: 'localhost' },
    });
    const told = TOLD.map((name) => `${name}: ${url === '/metrics' ? '' : headers[name]}`).join('\n');
    found.set(url, `${statusCode}\n${told}\n\n${lasting(url, rawPayload.toString('latin1'))}`);
  }
  await app.close();
  assert.deepEqual(failures, []);
  return found;
};

/** What leaves the council otherwise: an export without what is restricted and what verifying it tells, the open anchors, the version of the data. */
const handedOut = async ({ database, council }: UnseenAsked): Promise<unknown> => {
  const folder = await mkdtemp(join(tmpdir(), 'remit-unseen-'));
  try {
    const path = join(folder, 'export');
    await backUp(database, path, council);
    return {
      lines: linesIn(await readFile(path)),
      verified: await verifyFile(path),
      anchors: await anchorsOf(database, council),
      version: await database.read({ council }, (tx) => dataVersion(tx)),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const differing = (name: string, before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...before].filter(([address, said]) => after.get(address) !== said).map(([address]) => `${name}: ${address}`);

/** By the codes of what was made, each route is asked for it and for something that there is not: the answers may differ in the code alone. */
const toldApart = async (
  asked: UnseenAsked & { readonly logged: string[] },
  name: string,
  caller: Caller,
  { codes }: Made,
): Promise<string[]> => {
  const pairs = readable.flatMap((path) =>
    namesIn(path).flatMap((part) =>
      (codes[part] ?? []).map((code) => {
        const of = (value: string): string => addressOf(path, asked.council, { [part]: value });
        const none = ofNothing(code);
        return { code, none, there: of(code), gone: of(none) };
      }),
    ),
  );
  const answers = await answersTo(asked, caller, [...new Set(pairs.flatMap(({ there, gone }) => [there, gone]))]);
  const plainly = (address: string, code: string): string =>
    (answers.get(address) ?? '')
      .replaceAll(encodeURIComponent(code), 'CODE')
      .replaceAll(code, 'CODE')
      .replace(/content-length: .*/, '');
  return pairs
    .filter(({ code, none, there, gone }) => plainly(there, code) !== plainly(gone, none))
    .map(({ there }) => `${name}: ${there}`);
};

/**
 * Makes restricted matter, and asserts that nobody without the need for it can tell: every page, file, feed and call that can be read, for every role,
 * answers with the same bytes before and after, alike for its codes and for codes of nothing; and so do an export, what verifying it tells, the open
 * anchors and the version of the data. Fails as well where the record page of the officer stays as it was, since then nothing was made.
 */
export const assertUnseen = async (asked: UnseenAsked): Promise<void> => {
  const people = everybody(asked);
  const addresses = await addressesIn(asked);
  const officer = somebody(hat(asked.council, ['cswo']));
  const record = `/councils/${asked.council}/record`;
  const before = new Map<string, Map<string, string>>();
  for (const [name, caller] of people) before.set(name, await answersTo(asked, caller, askedBy(name, addresses)));
  const [out, seen] = [await handedOut(asked), await answersTo(asked, officer, [record])];
  const made = await asked.make();
  const leaks: string[] = [];
  const logged: string[] = [];
  for (const [name, caller] of people) {
    const after = await answersTo({ ...asked, logged }, caller, askedBy(name, addresses));
    leaks.push(...differing(name, before.get(name) ?? new Map(), after));
    for (const [address, said] of after)
      for (const word of made.words)
        if (said.includes(word) && !address.includes(word)) leaks.push(`${name}: ${address} says ${word}`);
    leaks.push(...(await toldApart({ ...asked, logged }, name, caller, made)));
    if (sendsToo(name, asked)) leaks.push(...(await takenApart({ ...asked, logged }, name, caller, made)));
  }
  const secrets = [...made.words, ...Object.values(made.codes).flat()];
  assert.ok(logged.length > 0);
  leaks.push(...logged.filter((line) => secrets.some((secret) => line.includes(secret))));
  assert.deepEqual(leaks, []);
  assert.deepEqual(await handedOut(asked), out);
  assert.equal(
    differing('cswo', seen, await answersTo(asked, officer, [record])).length,
    1,
    'nothing restricted was made',
  );
};
