import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';

import { clocksOf } from '../../src/clocks/index.ts';
import { type ClockRules, readClockRules } from '../../src/features/clock-rules/index.ts';
import { clockRulesOnDisk } from '../../src/features/packs/clock-rules-on-disk.ts';
import { loadPack, readPack } from '../../src/features/packs/index.ts';
import { dataVersion } from '../../src/features/record/index.ts';
import { projectRoot } from '../../src/platform/index.ts';
import { readFolder } from '../../src/platform/input.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { secondsClock } from '../support/demo-data.ts';

const folderOf = (name: string): string => join(projectRoot(), 'packs', name);

await forEachDatabase('clock rules', ({ database }) => {
  const clock = secondsClock();
  const load = async (name: string, change: (files: Map<string, Uint8Array>) => void = () => {}): Promise<void> => {
    const files = new Map(await readFolder(folderOf(name)));
    change(files);
    const pack = await readPack(files);
    assert.ok(pack.ok, JSON.stringify(pack));
    await loadPack(database(), pack.value, { clock, actor: A_TEST, makeDue: null });
  };
  const readFor = (council: string, asAt?: string): Promise<ClockRules> =>
    database().read({ council }, (tx) => readClockRules(tx, asAt));
  const onDisk = async (...names: readonly string[]): Promise<ClockRules> => {
    const read = await clockRulesOnDisk(names.map(folderOf), folderOf('scotland'));
    assert.ok(read.ok, JSON.stringify(read));
    return read.value;
  };

  before(async () => {
    for (const name of ['scotland', 'dundee-example', 'invented-example']) await load(name);
  });

  test('are the same in the database as in the files', async () => {
    assert.deepEqual(await readFor('dundee'), await onDisk('scotland', 'dundee-example'));
    assert.deepEqual(await readFor('strathinver'), await onDisk('scotland', 'invented-example'));
  });

  test("a council's closed days are its own, and one that gave none cannot know its working days", async () => {
    const own = (await readFor('strathinver')).calendars.get('COUNCIL');
    assert.deepEqual([own?.loadedFrom, own?.loadedTo], ['2025-01-01', '2027-12-31']);
    assert.equal(own?.closedDays.get('2026-12-29'), 'Closed between Christmas and New Year (invented)');
    const none = (await readFor('dundee')).calendars.get('COUNCIL');
    assert.deepEqual([none?.loadedFrom, none?.closedDays.size], [null, 0]);
  });

  test("Dundee's weekly review holds from the day of its standard on, for Dundee alone", async () => {
    const happened = (day: string) =>
      [`2026-11-02`, day].map((on, index) => ({
        event: index === 0 ? 'placed' : 'review-completed',
        at: null,
        day: on,
        person: null,
        number: index + 1,
      }));
    const second = async (council: string): Promise<unknown> => {
      const { rules, calendars, overrides } = await readFor(council);
      const mine = rules.filter(({ registerTypes }) => registerTypes.includes('secure-accommodation-authorised'));
      const clocks = clocksOf(mine, happened('2026-11-06'), calendars, overrides);
      const found = clocks.find(({ rule }) => rule === 'SEC-07');
      return [found?.due.kind === 'day' && found.due.day, found?.override?.answer];
    };
    assert.deepEqual(await second('dundee'), ['2026-11-13', 'applied']);
    assert.deepEqual(await second('strathinver'), ['2026-12-06', undefined]);
  });

  test('a corrected pack appends what differs; what held before can be asked again', async () => {
    const before =
      (await database().read({ council: 'dundee' }, (tx) => dataVersion(tx))) ?? assert.fail('nothing was written');
    await load('scotland', (files) => {
      const text = new TextDecoder().decode(files.get('clock-rules.csv'));
      files.set(
        'clock-rules.csv',
        new TextEncoder().encode(text.replace(',breach-known,each,,,,72,', ',breach-known,each,,,,48,')),
      );
    });
    const hours = ({ rules }: ClockRules) => rules.find(({ id }) => id === 'DBN-01')?.count;
    assert.equal(hours(await readFor('dundee')), 48);
    assert.equal(hours(await readFor('dundee', before.asAt)), 72);
    await load('scotland');
    assert.equal(hours(await readFor('dundee')), 72);
  });
});
