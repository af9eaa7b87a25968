import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { shippedType } from '../support/secure-model/core.ts';
import { seeded } from '../support/secure-model/walk.ts';
import { after, type Deed, lineBy, type Placement, stateOf } from '../support/secure-model/without-authority.ts';
import { done, type Entries, lineOf } from '../support/secure-model/without-core.ts';
import { nextDeed } from '../support/secure-model/without-walk.ts';

const PACK = fileURLToPath(new URL('../../../packs/scotland', import.meta.url));
// Of the hundred thousand histories; the others are those of children with an authorisation.
const SEQUENCES = Math.round(Number(process.env['SECURE_SEQUENCES'] ?? 100_000) * 0.2);
const SEED = Number(process.env['SECURE_SEED'] ?? 20_130_205);

// Weeks in which clocks change, and an ordinary one.
const STARTS = ['2026-03-26T12:00Z', '2026-10-22T12:00Z', '2026-06-10T12:00Z'].map((each) => Date.parse(each) / 60_000);

const said = (deeds: readonly Deed[]): string => deeds.map((each) => JSON.stringify(each)).join('\n');

test(`${SEQUENCES} random histories of children without an authorisation go by the regulations (seed ${SEED})`, async () => {
  const shipped = await shippedType('secure-accommodation-unauthorised', PACK, (path) => readFile(path, 'utf8'));
  const random = seeded(SEED);
  const reached = new Map<string, number>();
  let [deeds, refusals, takenBack, moved] = [0, 0, 0, 0];
  for (let sequence = 0; sequence < SEQUENCES; sequence += 1) {
    let now = (STARTS[Math.floor(random() * STARTS.length)] ?? 0) + Math.floor(random() * 2880);
    let [placements, entries]: [readonly Placement[], Entries] = [[], []];
    const history: Deed[] = [];
    const length = random() < 0.6 ? 6 : 16;
    for (let count = 0; count < length; count += 1) {
      const deed = nextDeed(random, placements, now);
      now = deed.now;
      history.push(deed);
      deeds += 1;
      const expected = after(placements, deed);
      const found = done(shipped, entries, deed);
      if ((expected === null) !== (found === null)) {
        const stands = entries.map(lineOf).join('\n\n');
        assert.fail(`seed ${SEED}: ${found === null ? 'refused' : 'let through'} after\n${said(history)}\n${stands}`);
      }
      if (expected === null || found === null) {
        refusals += 1;
        continue;
      }
      placements = expected;
      found.forEach((each, index) => {
        const fresh = each.slice(entries[index]?.length ?? 0);
        takenBack += fresh.filter(({ kind, by }) => kind === 'taken-back' && by?.includes('@')).length;
        moved += fresh.filter(({ kind }) => kind === 'recounted').length;
        assert.ok(fresh.filter(({ kind }) => kind === 'recounted').length <= 1, 'counted anew twice by one deed');
      });
      entries = found;
      entries.forEach((each, index) => {
        const one = placements[index] as Placement;
        const line = lineBy(placements, one, now);
        // A deed that is only a look brings every entry to the minute; others bring the entry and what it moves.
        if (lineOf(each) !== line)
          assert.equal(lineOf(each), line, `seed ${SEED}, entry ${index}, after\n${said(history)}`);
      });
    }
    for (const each of placements) {
      const state = each.withdrawn ? 'withdrawn' : stateOf(placements, each, now);
      reached.set(state, (reached.get(state) ?? 0) + 1);
    }
  }
  console.log(
    `seed ${SEED}: ${deeds} deeds, ${refusals} refused, ${takenBack} lapses taken back, ${moved} counted anew; ${JSON.stringify(Object.fromEntries(reached))}`,
  );
  assert.equal(reached.size, 8, 'not every state was reached');
  assert.ok(takenBack > SEQUENCES / 100 && moved > SEQUENCES / 100);
});
