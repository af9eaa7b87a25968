import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { projectRoot } from '../../platform/files.ts';
import { readPackFolder } from './pack-folder.ts';
import { readPack } from './read-pack.ts';

const example = () => readPackFolder(join(projectRoot(), 'packs', 'dundee-example'));
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

test('a reference to nothing, a value beside an absence, a period of another kind: each is found', async () => {
  const files = new Map(await example());
  const add = (name: string, line: string): void => {
    files.set(name, new TextEncoder().encode(`${text(files.get(name)).trimEnd()}\n${line}\n`));
  };
  add('observations.csv', 'no-such-measure,financial-year,2019/20,,1,,,final,,,,,004,');
  add('observations.csv', 'elc-1140-hour-places,financial-year,2019/21,,1,,,final,,,,,004,');
  add('observations.csv', 'elc-1140-hour-places,financial-year,2019/20,,1,,,final,withheld,,,,004,');
  add('observations.csv', 'elc-1140-hour-places,financial-year,2019/20,,,,,final,,,,,004,');
  const pack = await readPack(files);
  assert.ok(!pack.ok);
  assert.deepEqual(pack.problem.map(({ code, place }) => `${code} ${place.row}`).sort(), [
    'cell.missing 389',
    'period.invalid 387',
    'reference.unknown 386',
    'value.and-absence 388',
  ]);
});

test('a schedule that asks from before the councils of today is refused, and one from their first day is taken', async () => {
  const at = async (from: string): Promise<string[]> => {
    const files = new Map(await example());
    const [heading = '', ...lines] = text(files.get('mechanism-schedules.csv')).trimEnd().split('\n');
    // The second column; empty in the file as it is.
    const first = (lines[0] ?? '').replace(/^([^,]+),,/, `$1,${from},`);
    files.set('mechanism-schedules.csv', new TextEncoder().encode([heading, first, ...lines.slice(1)].join('\n')));
    const pack = await readPack(files);
    return pack.ok
      ? []
      : pack.problem.map(({ code, place, message, remedy }) =>
          [code, place.file, place.row, place.column, message, remedy].join(' · '),
        );
  };
  assert.deepEqual(await at('0001-01-01'), [
    'cell.invalid · mechanism-schedules.csv · 2 · from_day · Nothing can be asked for from 1 January 1 on: the councils of today began on 1 April 1996 · Give a day from 1996-04-01 on, or leave it empty: then it is asked for from the day on which the pack is loaded.',
  ]);
  assert.equal((await at('1996-03-31')).length, 1);
  assert.deepEqual(await at('1996-04-01'), []);
});
