import assert from 'node:assert/strict';

import type { FastifyInstance } from 'fastify';

import { type Caller, NOBODY } from '../../src/features/access/index.ts';
import type { Clock, CouncilCode } from '../../src/kernel/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { appFor, FORM_HEADERS } from './app.ts';
import { callerOf, hire } from './people.ts';

/** What a form was answered with; `to`: where it leads on, '' where it leads nowhere. */
type Sent = { readonly status: number; readonly body: string; readonly to: string };

/** The real application over a council in which somebody holds each post, as it answers whoever `be` said last; nobody before that. */
export type Staffed = {
  /** The codes of the people, by post. */
  readonly people: ReadonlyMap<string, string>;
  /** From now on whoever asks is the person on this post, with the roles of this moment. */
  readonly be: (post: string) => Promise<void>;
  /** From now on whoever asks is the person of this post as the depute of whom they deputise for now. */
  readonly beDepute: (post: string) => Promise<void>;
  /** The body of what is answered with `status`. */
  readonly read: (path: string, status?: number) => Promise<string>;
  /** The same, asked for by somebody who has not signed in. */
  readonly readUnsigned: (path: string, status?: number) => Promise<string>;
  readonly send: (path: string, fields?: Readonly<Record<string, string>>) => Promise<Sent>;
  /** Ends the application, and fails where anything failed inside it. */
  readonly close: () => Promise<void>;
};

/** Hires one person for each of the posts of a council that is there, and serves the application to them. */
export const staffed = async (
  database: Database,
  clock: Clock,
  council: CouncilCode,
  posts: readonly string[],
): Promise<Staffed> => {
  const people = new Map<string, string>();
  for (const post of posts) people.set(post, await hire({ database, clock, council }, `The ${post}`, post));
  const failures: unknown[] = [];
  let caller: Caller = NOBODY;
  const app: FastifyInstance = await appFor(database, () => caller, failures, clock);
  const read = async (path: string, status = 200): Promise<string> => {
    const answer = await app.inject({ method: 'GET', url: path });
    assert.equal(answer.statusCode, status, `${path}: ${answer.body.slice(0, 300)}`);
    return answer.body;
  };
  return {
    people,
    be: async (post) => {
      caller = await callerOf(database, people.get(post) ?? '', clock(), post);
    },
    read,
    beDepute: async (post) => {
      const known = await callerOf(database, people.get(post) ?? '', clock(), post);
      const depute =
        known.kind === 'person' ? known.hats.find(({ capacity }) => capacity.kind === 'depute') : undefined;
      assert.ok(known.kind === 'person' && depute?.capacity.kind === 'depute', `${post} deputises for nobody`);
      caller = { ...known, chosen: `${depute.council}/${depute.post}/${depute.capacity.delegation}` };
    },
    readUnsigned: async (path, status) => {
      const signedIn = caller;
      caller = NOBODY;
      try {
        return await read(path, status);
      } finally {
        caller = signedIn;
      }
    },
    send: async (path, fields = {}) => {
      const payload = new URLSearchParams({ _form: 'test-token', ...fields }).toString();
      const answer = await app.inject({ method: 'POST', url: path, headers: FORM_HEADERS, payload });
      return { status: answer.statusCode, body: answer.body, to: String(answer.headers.location ?? '') };
    },
    close: async () => {
      await app.close();
      assert.deepEqual(failures, []);
    },
  };
};
