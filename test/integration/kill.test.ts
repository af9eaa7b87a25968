import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startChild } from '../support/child.ts';
import { embeddedTemplate } from '../support/databases.ts';
import { LEDGER_MIGRATIONS, LINES } from '../support/ledger.ts';
import { randomFrom } from '../support/random.ts';

const ROUNDS = 50;
// A failure can be played again with KILL_SEED; the moments of killing then are the same to the millisecond of the timer.
const SEED = Number(process.env['KILL_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

let data = '';
before(async () => {
  data = await mkdtemp(join(tmpdir(), 'remit-kill-'));
});
after(() => rm(data, { recursive: true, force: true }));

/** Starts, kills and starts again on one data folder. Gives how many batches were acknowledged, and how many kills met a start. */
const killAgainAndAgain = async (
  directory: string,
  template: string,
  rounds: number,
  random: () => number,
): Promise<{ acknowledged: number; whileStarting: number }> => {
  const acknowledged = new Set<number>();
  let whileStarting = 0;

  const compare = (found: readonly [batch: number, lines: number][]): void => {
    const present = new Set(found.map(([batch]) => batch));
    const torn = found.filter(([, lines]) => lines !== LINES).map(([batch]) => batch);
    const lost = [...acknowledged].filter((batch) => !present.has(batch));
    assert.deepEqual({ torn, lost }, { torn: [], lost: [] });
  };

  for (let round = 0; round < rounds; round += 1) {
    const child = startChild(directory, template, round * 1_000_000);
    // One round in five dies while starting, which includes the recovery from the round before.
    if (random() < 0.2) await wait(random() * 600);
    else {
      // Counted in changes as well as in time, so that a busy machine sees as much work as an idle one.
      await child.hear(2 + Math.floor(random() * 30));
      await wait(random() * 20);
    }
    await child.kill();
    const [opened, ...kept] = child.said;
    if (opened === undefined) {
      whileStarting += 1;
      continue;
    }
    assert.equal(opened[0], 'open', JSON.stringify(opened));
    compare(opened[1] as [number, number][]);
    for (const [word, batch] of kept) {
      assert.equal(word, 'kept');
      acknowledged.add(batch as number);
    }
  }

  const last = startChild(directory, template);
  const [word, found] = await last.hear(1);
  await last.kill();
  assert.equal(word, 'open');
  compare(found as [number, number][]);
  return { acknowledged: acknowledged.size, whileStarting };
};

test(`nothing acknowledged is lost, and no change is torn, in ${ROUNDS} kills`, async (t) => {
  t.diagnostic(`KILL_SEED=${SEED}`);
  const template = await embeddedTemplate(LEDGER_MIGRATIONS);
  // Two data folders side by side, so that two processors are of use.
  const lanes = await Promise.all(
    [0, 1].map((lane) => killAgainAndAgain(join(data, `${lane}`), template, ROUNDS / 2, randomFrom(SEED + lane))),
  );
  const acknowledged = lanes.reduce((sum, lane) => sum + lane.acknowledged, 0);
  const whileStarting = lanes.reduce((sum, lane) => sum + lane.whileStarting, 0);
  t.diagnostic(`${acknowledged} batches acknowledged, ${whileStarting} kills while starting`);
  assert.ok(acknowledged > ROUNDS, 'too few changes to tell');
});
