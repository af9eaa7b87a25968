import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';

import {
  type Asked,
  goodOrBetterShare,
  importCareInspectorate,
  type ShareAsked,
  sharesByEdition,
  standingOf,
} from '../../src/features/inspections/index.ts';
import { careFile, NEW_HEADINGS } from '../../src/features/inspections/testing/files.ts';
import type { Clock } from '../../src/kernel/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { A_TEST } from '../support/actor.ts';
import { appFor, hat, somebody } from '../support/app.ts';
import { loadMadeUpCareServices } from '../support/care-services.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks, secondsClock } from '../support/demo-data.ts';

await forEachDatabase('Care services and their grades', (given) => {
  let database: Database;
  let clock: Clock;
  let app: FastifyInstance;
  const failures: unknown[] = [];
  before(async () => {
    database = given.database();
    clock = secondsClock('2026-11-21T12:00:00.000Z');
    await loadPacks(database, ['scotland', 'invented-example'], clock);
    const caller = somebody(hat('dundee', ['member']), hat('angus', ['cswo']), hat('strathinver', ['member']));
    app = await appFor(database, caller, failures, clock);
  });
  after(() => app.close());

  const get = async (url: string) => {
    const { statusCode, body } = await app.inject({ method: 'GET', url });
    return { status: statusCode, html: body, text: body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') };
  };
  const list = '/councils/dundee/inspections';

  test('where no file was taken in, the page says how one is', async () => {
    const { status, text } = await get(list);
    assert.equal(status, 200, String(failures.at(-1)));
    assert.match(text, /No grades of care services have been taken in yet/);
    assert.match(text, /remit import care-inspectorate FILE/);
    assert.equal((await get(`${list}.csv`)).status, 404);
    await loadMadeUpCareServices(database, clock);
  });

  test('the list has the services by kind, what is not graded, and who is gone', async () => {
    const { status, text, html } = await get(list);
    assert.equal(status, 200, String(failures.at(-1)));
    assert.match(text, /3 care services in the council's area.*, and 1 that were on it in an earlier file/);
    assert.match(text, /Made-up House A Made-up Council 4 Good 16 December 2025 20 November 2025 2025\/26: Yes/);
    assert.match(text, /Made-up Nursery A Made-up Council 3 Adequate 1 March 2026/);
    assert.match(text, /Childminder CS0000001004 Not kept or not said Not yet graded/);
    assert.match(text, /31 May 2026 50% 1 of 2 1/);
    assert.match(text, /31 March 2020 50% 1 of 2 1/);
    // Nothing of another council, and nobody by name.
    assert.doesNotMatch(html, /CS0000002|Nobody At All|Closed House/);
    assert.match(
      (await get(`${list}?show=gone`)).text,
      /Closed House A Made-up Council Not yet graded .* 31 March 2020/,
    );
  });

  test('filters narrow the list, and what is no choice narrows nothing', async () => {
    const names = async (query: string) =>
      [...(await get(`${list}?${query}`)).html.matchAll(/inspections\/(CS\d{10})"/g)].map(([, code]) => code);
    assert.deepEqual(await names('show=below'), ['CS0000001002']);
    assert.deepEqual(await names('show=ungraded'), ['CS0000001004']);
    assert.deepEqual(await names('kind=Care+Home+Service'), ['CS0000001001']);
    assert.deepEqual(await names('provider=other'), []);
    assert.deepEqual(await names('question=support-wellbeing&show=below'), []);
    const all = ['CS0000001001', 'CS0000001004', 'CS0000001002'];
    assert.deepEqual(await names('kind=Anything&show=all&question=drop&provider=x&page=99'), all);
  });

  test('the page of a service tells its grades over time, each as it was published', async () => {
    const { status, text, html } = await get(`${list}/CS0000001002`);
    assert.equal(status, 200, String(failures.at(-1)));
    assert.match(text, /1 March 2026 .*3 Adequate.* 31 May 2026/);
    assert.match(text, /12 February 2018 .*4 Good \(older theme\).*5 Very good \(older theme\).* 31 March 2020/);
    assert.match(html, /<svg\b/);
    const gone = await get(`${list}/CS0000001003`);
    assert.match(gone.text, /It is no longer in the file of 31 May 2026/);
    assert.match(gone.text, /No file that was taken in has a grade of this service/);
    assert.match((await get(`${list}/CS0000001001`)).text, /Complaints upheld 2025\/26 1 31 May 2026/);
  });

  test('a service of another council, or of none, is not found', async () => {
    for (const code of ['CS0000002001', 'CS9999999998', 'x', '%27'])
      assert.equal((await get(`${list}/${code}`)).status, 404, code);
  });

  test('the file has a line for each service, and empty cells where there is no grade', async () => {
    const { status, html } = await get(`${list}.csv`);
    assert.equal(status, 200);
    const lines = html.trim().split('\r\n');
    assert.equal(lines.length, 5);
    assert.equal(
      lines[1],
      'dundee,CS0000001001,Made-up House,Care Home Service,Older People,A Made-up Council,yes,Active,2026-05-31,,2025-12-16,2025-11-20,4,5,,,,,no',
    );
    assert.match(String(lines[2]), /^dundee,CS0000001004,,Child Minding,.*,,,,,,,$/);
    assert.match(String(lines[4]), /^dundee,CS0000001003,Closed House,.*,2020-03-31,2026-05-31,/);
  });

  test('the shares of all editions are those that each gives alone', async () => {
    const asked: readonly Asked[] = ['every', 'leadership', 'care-play-learning', 'setting'];
    for (const council of ['dundee', 'strathinver'])
      for (const question of asked)
        for (const kinds of [null, ['Care Home Service'], ['Day Care of Children', 'Child Minding']]) {
          const wanted: ShareAsked = { council, kinds, question, asAt: clock() };
          const shares = await database.read({ council }, (tx) => sharesByEdition(tx, wanted));
          assert.equal(shares.length, 2);
          for (const { day, numerator, denominator, share } of shares) {
            const alone = await database.read({ council }, (tx) => goodOrBetterShare(tx, { ...wanted, on: day }));
            assert.deepEqual(
              { numerator, denominator, share },
              { numerator: alone?.numerator, denominator: alone?.denominator, share: alone?.share },
              `${council} ${question} ${kinds} ${day}`,
            );
          }
        }
  });

  test('a later file adds, a corrected one revises, and what was known before stays', async () => {
    const before = clock();
    const load = async (fileName: string, grade: string, area = 'Dundee City') => {
      const row = {
        CSNumber: 'CS0000001001',
        ServiceName: 'Made-up House',
        Council_Area_Name: area,
        KQ_Leadership: grade,
      };
      const { rejected } = await importCareInspectorate(
        database,
        { clock, actor: A_TEST },
        careFile(fileName, NEW_HEADINGS, [row]),
      );
      assert.deepEqual(rejected, []);
    };
    const homes = (asAt: string, on?: string) =>
      database.read({ council: 'dundee' }, async (tx) => {
        const standing = await standingOf(tx, 'dundee', asAt, on);
        return standing?.services.map((each) => [
          each.service.slice(-4),
          each.edition,
          each.grades.find(({ question }) => question === 'leadership')?.grade ?? null,
        ]);
      });
    await load('2026-08-31.csv', '2');
    await load('corrected 2026-08-31.csv', '6');
    // The file of August speaks of homes alone: the childminder and the nursery are as they were in May.
    const rest = [
      ['1004', '2026-05-31', null],
      ['1002', '2026-05-31', 3],
    ];
    assert.deepEqual(await homes(clock()), [['1001', '2026-08-31', 6], ...rest]);
    assert.deepEqual(await homes(clock(), '2026-06-30'), [['1001', '2026-05-31', 5], ...rest]);
    assert.deepEqual(await homes(before), [['1001', '2026-05-31', 5], ...rest]);
    // It moved: it is no longer among those of this council, and its history is shown to both.
    await load('2026-09-30.csv', '6', 'Angus');
    assert.deepEqual(await homes(clock()), rest);
    for (const council of ['dundee', 'angus']) {
      const { status, text } = await get(`/councils/${council}/inspections/CS0000001001`);
      assert.equal(status, 200, council);
      assert.match(text, /In the files of 31 March 2020, 31 May 2026, 31 August 2026, 30 September 2026/);
    }
  });
});
