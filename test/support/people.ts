import { type Acting, actorIn, type Caller, programActor } from '../../src/features/access/index.ts';
import { COUNCIL } from '../../src/features/councils/index.ts';
import { addPerson, hatsOf, POST, POST_ROLE } from '../../src/features/people/index.ts';
import {
  appendToRecord,
  type By,
  byCaller,
  byProgram,
  instantOfWrite,
  type Office,
} from '../../src/features/record/index.ts';
import type { Clock, CouncilCode, Instant, Result } from '../../src/kernel/index.ts';
import { revise } from '../../src/platform/database/revisions.ts';
import type { Database } from '../../src/platform/index.ts';
import { A_TEST } from './actor.ts';

/** A clock that stands where it was put, until it is put elsewhere; or goes on by `tick` milliseconds each time it is asked. */
export type SetClock = { readonly clock: Clock; readonly set: (instant: Instant) => void };

export const setClock = (start: Instant, tick = 0): SetClock => {
  let now = start;
  return {
    clock: () => {
      now = new Date(Date.parse(now) + tick).toISOString();
      return now;
    },
    set: (instant) => {
      now = instant;
    },
  };
};

/** The value, where the test expects one. */
export const given = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.problem.map(({ message }) => message).join('; '));
  return result.value;
};

/** What was refused, in words; none where it was not. */
export const refused = (result: Result<unknown>): readonly string[] =>
  result.ok ? [] : result.problem.map(({ message }) => message);

/** Invents councils with the posts and roles named: `{ CSWO: ['cswo'], HOS: ['owner'] }`. */
export const inventCouncils = async (
  database: Database,
  clock: Clock,
  councils: readonly string[],
  posts: Readonly<Record<string, readonly string[]>>,
): Promise<void> => {
  await database.write({ council: null }, async (tx) => {
    const at = await instantOfWrite(tx, clock);
    const rows = councils.map((code) => ({
      code,
      name: `${code} Council`,
      short_name: code,
      aliases: [],
      invented: true,
    }));
    await revise(tx, COUNCIL, rows, 'test', at);
    await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
  });
  for (const council of councils) {
    await database.write({ council }, async (tx) => {
      const at = await instantOfWrite(tx, clock);
      const rows = Object.keys(posts).map((code) => ({ code, title: `The post ${code}`, service: 'Social Work' }));
      await revise(tx, POST, rows, 'test', at);
      const roles = Object.entries(posts).flatMap(([post, given]) =>
        given.map((role) => ({ post, role, basis: 'test' })),
      );
      await revise(tx, POST_ROLE, roles, 'test', at);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
    });
  }
};

/** The word of whoever runs the installation. */
export const BY_MACHINE: By = byProgram(programActor('command line'));

/** Adds a person with a post from 2026 on, by the machine. Gives the code. */
export const hire = async (office: Omit<Office, 'by'>, name: string, post: string | null): Promise<string> => {
  const holding = post === null ? null : { post, kind: 'holder', firstDay: '2026-01-01', lastDay: '' };
  return given(await addPerson({ ...office, by: BY_MACHINE }, { name, email: '', holding }));
};

/** The person as the pages know them: with all their hats at the instant, wearing the first, or the one of the post named. */
export const callerOf = async (database: Database, person: string, now: Instant, post?: string): Promise<Caller> => {
  const hats = await hatsOf(database, person, [], now);
  const worn = hats.find((hat: Acting) => hat.post === post);
  const chosen = worn === undefined ? null : `${worn.council}/${worn.post}`;
  return { kind: 'person', person, name: null, via: 'session', credential: 'test', hats, chosen, limitedTo: null };
};

/** The word of a person, with the hat of the post named or their first. */
export const byPerson = async (office: Omit<Office, 'by'>, person: string, post?: string): Promise<Office> => {
  const caller = await callerOf(office.database, person, office.clock(), post);
  actorIn(caller, office.council);
  return { ...office, by: byCaller(caller, office.council) };
};

export const councilOf = (code: string): CouncilCode => code as CouncilCode;
