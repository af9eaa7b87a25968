import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';

import { Command } from 'commander';
import { registerAccounts } from '../../src/features/sign-in/cli.ts';
import { invitedAccount, type SignInContext } from '../../src/features/sign-in/index.ts';
import { readConfig } from '../../src/platform/index.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { hat, madePeople, signInContext, standingClock } from '../support/sign-in.ts';

await forEachDatabase('the command "account"', ({ database }) => {
  const time = standingClock('2027-04-01T09:00:00.000Z');
  let context: SignInContext;
  let said = { out: '', err: '', exit: -1 };

  before(async () => {
    await loadPacks(database(), ['scotland', 'invented-example'], () => '2027-01-01T00:00:00.000Z');
    const people = madePeople({ 'P-1': [hat('CSWO', ['cswo'])], 'P-2': [hat('OWNER', ['owner'], 'glenoran')] });
    context = signInContext(database(), time.clock, people);
  });
  beforeEach(() => {
    said = { out: '', err: '', exit: -1 };
  });

  const run = async (...args: string[]): Promise<void> => {
    const config = readConfig({});
    assert.ok(config.ok);
    const program = new Command('remit');
    const terminal = {
      out: (text: string) => {
        said.out += text;
      },
      err: (text: string) => {
        said.err += text;
      },
      progress: () => undefined,
    };
    registerAccounts(
      program,
      {
        terminal,
        clock: time.clock,
        config: config.value,
        dataFolder: () => '.',
        database: async () => database(),
        finish: (code) => {
          said.exit = code;
        },
      },
      async () => context,
    );
    await program.parseAsync(['account', ...args], { from: 'user' });
  };
  const linkIn = (text: string): string => /sign-in\/join\?link=(remit_join_[\w-]{43})/.exec(text)?.[1] ?? '';

  test('the first administrator gets a link, never a password', async () => {
    await run('add', '--council', 'strathinver', '--person', 'P-1', '--name', 'The-CSWO');
    assert.equal(said.exit, 0);
    const account = await invitedAccount(context, linkIn(said.out));
    assert.deepEqual([account?.signInName, account?.person, account?.password], ['the-cswo', 'P-1', null]);
  });

  test('a second account is refused with exit 1, and nothing changes', async () => {
    await run('add', '--council', 'strathinver', '--person', 'P-1', '--name', 'again');
    assert.deepEqual([said.exit, said.out], [1, '']);
    assert.match(said.err, /has an account already.*\nNothing was changed/);
    await run('add', '--council', 'strathinver', '--person', 'P-1', '--name', 'again', '--format', 'json');
    assert.equal(JSON.parse(said.out).rejected[0].code, 'account.refused');
  });

  test('the list says who can sign in, of this council alone, in words and in JSON', async () => {
    await run('list', '--council', 'strathinver');
    assert.match(said.out, /^P-1 .*the-cswo \(not set up\) {2}sessions: 0\n$/);
    said.out = '';
    await run('list', '--council', 'strathinver', '--format', 'json');
    const [only, ...others] = JSON.parse(said.out);
    assert.deepEqual(others, []);
    assert.deepEqual([only.person, only.setUp, only.breakGlass, only.sessions], ['P-1', false, false, 0]);
  });

  test('a reset voids the link before it; a closed account is gone', async () => {
    await run('reset', '--council', 'strathinver', '--person', 'P-1');
    const first = linkIn(said.out);
    said.out = '';
    await run('reset', '--council', 'strathinver', '--person', 'P-1', '--format', 'json');
    assert.equal(await invitedAccount(context, first), null);
    assert.notEqual(await invitedAccount(context, linkIn(JSON.parse(said.out).link)), null);
    await run('close', '--council', 'strathinver', '--person', 'P-1');
    assert.equal(said.exit, 0);
    await run('close', '--council', 'strathinver', '--person', 'P-1');
    assert.equal(said.exit, 1);
    await run('sign-out', '--council', 'strathinver', '--person', 'P-1', '--format', 'json');
    assert.match(said.out, /"ended": 0/);
  });

  test("another council's person, or none, is not found", async () => {
    for (const person of ['P-2', 'P-none'])
      await assert.rejects(
        run('add', '--council', 'strathinver', '--person', person, '--name', 'name'),
        /has no person/,
      );
    await assert.rejects(run('list', '--council', 'No Council'), /council/);
  });
});
