import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';

import { allCouncils } from '../../src/features/councils/index.ts';
import { loadPack, readPack, readPackFolder } from '../../src/features/packs/index.ts';
import { FaultError } from '../../src/kernel/index.ts';
import { projectRoot } from '../../src/platform/index.ts';
import { A_TEST } from '../support/actor.ts';
import { forEachDatabase } from '../support/databases.ts';
import { secondsClock } from '../support/demo-data.ts';

const bytesOf = (name: string) => readPackFolder(join(projectRoot(), 'packs', name));

await forEachDatabase('what a pack may not do', ({ database }) => {
  const clock = secondsClock();
  const utf8 = (content: string): Uint8Array => new TextEncoder().encode(content);
  const head = (council: string | null, id = 'a-pack'): Uint8Array =>
    utf8(
      JSON.stringify({
        id,
        title: 'A pack',
        version: '1.0.0',
        council,
        invented: true,
        notice: 'Invented',
        description: '',
        sources: [],
      }),
    );
  const codesOf = async (files: ReadonlyMap<string, Uint8Array>): Promise<string[]> => {
    const pack = await readPack(files);
    if (!pack.ok)
      return pack.problem.map(({ code, place }) =>
        [code, place.file, place.row, place.column].filter(Boolean).join(' '),
      );
    try {
      await loadPack(database(), pack.value, { clock, actor: A_TEST, makeDue: null });
      return [];
    } catch (error) {
      return error instanceof FaultError ? [error.fault.code] : [String(error)];
    }
  };
  const names = async (): Promise<string[]> => {
    const councils = await database().read({ council: null }, (tx) => allCouncils(tx, clock()));
    return councils.map(({ name }) => name);
  };

  before(async () => {
    const scotland = await readPack(await bytesOf('scotland'));
    assert.ok(scotland.ok);
    await loadPack(database(), scotland.value, { clock, actor: A_TEST, makeDue: null });
  });

  test('describe another council, or change what all share', async () => {
    const councils = utf8('code,name,short_name,ons_code,aliases\ndundee,Not Dundee,Not Dundee,,\n');
    assert.deepEqual(
      await codesOf(
        new Map([
          ['pack.json', head('strathinver')],
          ['councils.csv', councils],
        ]),
      ),
      ['input.format councils.csv 2 code'],
    );
    assert.deepEqual(
      await codesOf(
        new Map([
          ['pack.json', head('dundee')],
          ['councils.csv', councils],
        ]),
      ),
      ['input.format'],
    );
    const evil = utf8('code,name,short_name,ons_code,aliases\nevil,Evil,Evil,,\n');
    assert.deepEqual(
      await codesOf(
        new Map([
          ['pack.json', head('evil', 'scotland')],
          ['councils.csv', evil],
        ]),
      ),
      [],
    );
    const known = await names();
    assert.equal(known.length, 33);
    assert.ok(known.includes('Dundee City Council'));
    const template = await bytesOf('scotland');
    const one = new Map([
      ['pack.json', head('dundee')],
      ['assessment-template.json', template.get('assessment-template.json') ?? utf8('')],
    ]);
    assert.deepEqual(await codesOf(one), ['input.format assessment-template.json']);
  });

  test('load for a council that nobody knows', async () => {
    assert.deepEqual(await codesOf(new Map([['pack.json', head('ghost')]])), ['council.unknown']);
  });

  test('hold what the database cannot: each is a fault with its place', async () => {
    const measures = (decimals: string): Uint8Array =>
      utf8(
        `code,title,unit,polarity,decimals,frequency,roll_up,owner_post,owner_basis,tags,data_only,definition_note,domain,source,source_line\nm-one,One,count,higher-better,${decimals},month,sum,,,,false,,,,\n`,
      );
    for (const decimals of ['-5', '7', '999999999']) {
      assert.deepEqual(
        await codesOf(
          new Map([
            ['pack.json', head('dundee')],
            ['measures.csv', measures(decimals)],
          ]),
        ),
        ['cell.invalid measures.csv 2 decimals'],
      );
    }
    const observations = (period: string, value: string): Uint8Array =>
      utf8(
        `measure,period_kind,period,period_as_written,value,numerator,denominator,state,absence,expected_by,basis,note,source,source_line\nm-one,month,${period},,${value},,,final,,,,,x,\n`,
      );
    const withRow = (period: string, value: string) =>
      codesOf(
        new Map([
          ['pack.json', head('dundee')],
          ['measures.csv', measures('0')],
          ['observations.csv', observations(period, value)],
        ]),
      );
    assert.deepEqual(await withRow('9999-12', '1'), ['period.invalid observations.csv 2 period']);
    assert.deepEqual(await withRow('2022-05', '9'.repeat(140_000)), ['cell.invalid observations.csv 2 value']);
    const spoiled = utf8(new TextDecoder().decode(head('dundee')).replace('A pack', 'A\\u0000pack'));
    assert.deepEqual(await codesOf(new Map([['pack.json', spoiled]])), ['input.format pack.json']);
  });
});
