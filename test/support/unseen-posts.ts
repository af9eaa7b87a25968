import assert from 'node:assert/strict';

import { documentedRoutes } from '../../scripts/access-page.ts';
import { pdfSaying } from '../../src/documents/readers/testing/evidence-samples.ts';
import { createApp } from '../../src/entry/app.ts';
import type { Caller } from '../../src/features/access/index.ts';
import { multipart } from '../attack/inputs.ts';
import { FORM_HEADERS, signInFor } from './app.ts';
import { addressOf, type Made, ofNothing, toldTo, type UnseenAsked } from './unseen-asked.ts';

const sent = documentedRoutes().flatMap((route) =>
  route.method === 'POST' ? [{ path: route.path, body: route.body }] : [],
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
  'step-day': '2026-11-23',
  'step-time': '10:00',
});

/** What is sent: a call, a form, or a form with a file in which the code stands; it lacks a title, so no file is kept. */
const sending = (
  url: string,
  code: string,
  body: string,
): { readonly headers: Record<string, string>; readonly payload: string | Buffer } => {
  const fields = naming(code);
  if (body === 'json') return { headers: { 'content-type': 'application/json' }, payload: JSON.stringify(fields) };
  if (body !== 'file') return { headers: FORM_HEADERS, payload: new URLSearchParams(fields).toString() };
  const file = url.endsWith('/bring-in')
    ? { name: 'a.csv', bytes: Buffer.from(`Case reference,What it is about\n${code},${code}\n`) }
    : { name: 'a.pdf', bytes: pdfSaying(`A letter about ${code}`) };
  const { type, payload } = multipart(Object.entries(fields), file);
  return { headers: { ...FORM_HEADERS, 'content-type': type }, payload };
};

type Pair = { readonly there: string; readonly gone: string; readonly code: string; readonly none: string };

/** Addresses that take something, with the code of something made and of nothing: in the address where it names such things, else in the form. */
const pairsOf = (council: string, { codes, registers = {}, acts = {} }: Made): (Pair & { readonly body: string })[] =>
  sent.flatMap(({ path, body }) => {
    const inPath = Object.entries(codes).filter(([part]) => path.includes(`:${part}`));
    const pair = (code: string, part: string | null, more: Readonly<Record<string, string>> = {}) => {
      const none = ofNothing(code);
      const at = (value: string): string => addressOf(path, council, part === null ? more : { ...more, [part]: value });
      return { there: at(code), gone: at(none), code, none, body };
    };
    // With every step and event that there is, so that none is refused for being unknown before it is asked whose the entry is.
    const act = (['move', 'event'] as const).find((each) => path.includes(`:${each}`));
    const acting = (code: string, part: string) =>
      act === undefined
        ? [pair(code, part)]
        : (acts[registers[code] ?? '']?.[act] ?? []).map((each) => pair(code, part, { [act]: each }));
    if (inPath.length > 0) return inPath.flatMap(([part, made]) => made.flatMap((code) => acting(code, part)));
    if (path.endsWith('/evidence/new')) return (codes['code'] ?? []).map((code) => pair(code, null));
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
      ...sending(url, code, body),
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
