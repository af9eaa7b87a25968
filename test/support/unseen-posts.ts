import assert from 'node:assert/strict';

import { documentedRoutes } from '../../scripts/access-page.ts';
import { createApp } from '../../src/entry/app.ts';
import type { Caller } from '../../src/features/access/index.ts';
import { FORM_HEADERS, signInFor } from './app.ts';
import { addressOf, type Made, ofNothing, toldTo, type UnseenAsked } from './unseen-asked.ts';

const sent = documentedRoutes().flatMap((route) =>
  route.method === 'POST' && route.body !== 'file' ? [{ path: route.path, body: route.body }] : [],
);

// Answers of forms that name something, by their fields: each form takes what it knows of it.
const naming = (code: string): Readonly<Record<string, string>> => ({
  _form: 'test-token',
  'door-reference': code,
  'door-reason': 'I want to know',
  'hand-out-format': 'csv',
  'hand-out-reason': 'I want to know',
  reference: code,
  code,
  subject: code,
  obligation: code,
  reason: 'I want to know',
  supersedes: code,
  // A form that points to an entry, in a register that one of these callers keeps; it lacks what it must have, so nothing is made by it.
  'new-_happened': '2026-11-20',
  'new-compliment': code,
});

type Pair = { readonly there: string; readonly gone: string; readonly code: string; readonly none: string };

/** Addresses that take something, with the code of something made and of nothing: in the address where it names such things, else in the form. */
const pairsOf = (council: string, { codes, registers = {} }: Made): (Pair & { readonly body: string })[] =>
  sent.flatMap(({ path, body }) => {
    const inPath = Object.entries(codes).filter(([part]) => path.includes(`:${part}`));
    const pair = (code: string, part: string | null, more: Readonly<Record<string, string>> = {}) => {
      const none = ofNothing(code);
      const at = (value: string): string => addressOf(path, council, part === null ? more : { ...more, [part]: value });
      return { there: at(code), gone: at(none), code, none, body };
    };
    if (inPath.length > 0) return inPath.flatMap(([part, made]) => made.map((code) => pair(code, part)));
    if (!path.includes('/registers/:type')) return [];
    const types = Object.entries(registers).map(([reference, type]) => pair(reference, null, { type }));
    const [any] = Object.keys(registers);
    return any === undefined ? types : [...types, pair(any, null, { type: 'quotation' })];
  });

/**
 * Everything that takes something is sent the code of something made, and of something that there is not: the answers may differ in the code alone. Gives
 * what told them apart.
 */
export const takenApart = async (
  { database, clock, council, logged }: UnseenAsked & { readonly logged: string[] },
  name: string,
  caller: Caller,
  made: Made,
): Promise<string[]> => {
  const failures: unknown[] = [];
  const app = await createApp({
    ...toldTo(logged),
    database,
    clock,
    signIn: { ...signInFor(database), clock },
    gate: { identify: async () => caller, formToken: () => 'test-token' },
    onFailure: (_reference, error) => failures.push(error),
    publicAddress: null,
    trustedProxies: [],
    requestsPerMinute: 1_000_000,
  });
  const answerTo = async (url: string, code: string, body: string): Promise<string> => {
    const answer = await app.inject({
      method: 'POST',
      url,
      headers: body === 'json' ? { 'content-type': 'application/json' } : FORM_HEADERS,
      payload: body === 'json' ? JSON.stringify(naming(code)) : new URLSearchParams(naming(code)).toString(),
    });
    const told = `${answer.statusCode} ${answer.headers.location ?? ''}\n${answer.rawPayload.toString('latin1')}`;
    return told.replaceAll(encodeURIComponent(code), 'CODE').replaceAll(code, 'CODE');
  };
  const apart: string[] = [];
  for (const { there, gone, code, none, body } of pairsOf(council, made)) {
    if ((await answerTo(there, code, body)) !== (await answerTo(gone, none, body)))
      apart.push(`${name}: POST ${there}`);
  }
  await app.close();
  assert.deepEqual(failures, []);
  return apart;
};
