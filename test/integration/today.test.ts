import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { SITE_PARTS } from '../../src/entry/site-parts.ts';
import { continueEscalation, openEscalation } from '../../src/features/escalations/index.ts';
import { bringCouncilUpToDate } from '../../src/features/framework/index.ts';
import { waiveObligation } from '../../src/features/obligations/index.ts';
import { todayRoutes } from '../../src/features/overview/today/routes.ts';
import { makeDelegation } from '../../src/features/people/index.ts';
import { plansOf } from '../../src/features/plans/index.ts';
import { hat, somebody } from '../support/app.ts';
import { forEachDatabase } from '../support/databases.ts';
import { loadPacks } from '../support/demo-data.ts';
import { BY_MACHINE, byPerson, councilOf, given, hire, setClock } from '../support/people.ts';

const DUNDEE = councilOf('dundee');
const BLANK = { query: {}, form: {}, file: null, json: undefined, cookies: {}, formToken: '', client: '', address: '' };

await forEachDatabase("the officer's front page", ({ database }) => {
  const { clock, set } = setClock('2026-06-01T09:00:00.000Z', 1);
  const office = () => ({ database: database(), clock, council: DUNDEE, by: BY_MACHINE });
  const today = async (): Promise<string> => {
    const [route] = todayRoutes({ site: { database: database(), plansOf, parts: SITE_PARTS }, clock });
    const caller = somebody(hat('dundee', ['cswo']));
    const page = await route?.handle({ ...BLANK, path: { council: 'dundee' }, caller });
    assert.ok(page?.kind === 'page');
    return page.html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  };

  before(async () => {
    await loadPacks(database(), ['scotland', 'dundee-example'], clock);
    await bringCouncilUpToDate(database(), clock, DUNDEE);
  });

  test('says which papers have no day, apart from those with a committee to come', async () => {
    assert.match(
      await today(),
      /No paper has a committee to come\. For 4 papers no day of a committee is set: 2019\/20 , 2020\/21 , 2021\/22 , 2022\/23/,
    );
  });

  test('says who deputises now, and that nobody does once it is over', async () => {
    assert.match(await today(), /Nobody deputises for the Chief Social Work Officer now/);
    const officer = await hire(office(), 'Officer', 'CSWO');
    const depute = await hire(office(), 'Depute', 'HOS-ICS-CJ');
    given(
      await makeDelegation(await byPerson(office(), officer), {
        covers: 'CSWO',
        depute: `HOS-ICS-CJ ${depute}`,
        kinds: ['decisions'],
        fromDay: '2026-06-02',
        fromTime: '09:00',
        toDay: '2026-06-09',
        toTime: '17:00',
        scope: 'All decisions',
      }),
    );
    assert.match(await today(), /Nobody deputises/);
    set('2026-06-03T09:00:00.000Z');
    assert.match(await today(), /deputises until 9 June 2026, 17:00: operational and statutory decisions\./);
    set('2026-06-10T09:00:00.000Z');
    assert.match(await today(), /Nobody deputises/);
  });

  test('names whom nobody has told of a risk as they are written', async () => {
    const code = given(
      await openEscalation(office(), {
        grade: 'serious',
        risk: 'Visits are late',
        since: '2026-06-01',
        legalBasis: '',
        confidentiality: 'open',
      }),
    );
    assert.match(await today(), /serious, since 1 June 2026\. Visits are late\. Raised, nobody told yet\./);
    const step = {
      kind: 'told',
      whom: 'members',
      whomElse: '',
      how: 'meeting',
      words: 'The convenor was told',
    } as const;
    const when = { day: '2026-06-09', time: '10:00', refersTo: '', takesBack: false };
    given(await continueEscalation(office(), code, { ...step, ...when }));
    assert.match(await today(), /Not told yet: the Integration Joint Board, the chief executive, the chief officer\./);
  });

  test('asks first for what is to be told, by the day on which it is owed, and not for what was waived', async () => {
    const risk = { grade: 'immediate', risk: 'No bed is left', since: '2026-06-10', legalBasis: '' } as const;
    const code = given(await openEscalation(office(), { ...risk, confidentiality: 'open' }));
    assert.equal(code, 'ES-2026-002');
    assert.match(await today(), /whom: ES-2026-002 , immediate, by 10 June 2026\. No bed is left/);
    const step = { kind: 'told', day: '2026-06-10', time: '09:00', whom: 'members', whomElse: '', how: 'meeting' };
    const told = { ...step, words: 'The convenor was told', refersTo: '', takesBack: false };
    given(await continueEscalation(office(), code, told));
    assert.doesNotMatch(await today(), /Nobody has been told yet of what cannot wait/);
    set('2026-06-12T09:00:00.000Z');
    const nothing = { day: '', time: '', whom: '', whomElse: '', how: '' };
    const back = { ...nothing, kind: 'corrected', words: 'They were away', refersTo: '1', takesBack: true };
    given(await continueEscalation(office(), code, back));
    assert.match(await today(), /whom: ES-2026-002 , immediate, by 12 June 2026\. No bed is left/);
    given(await waiveObligation(office(), 'ES-2026-002.T2', 'The convenor heard of it from the board'));
    const waived = await today();
    assert.doesNotMatch(waived, /Nobody has been told yet of what cannot wait/);
    assert.match(waived, /ES-2026-002 : immediate, since 10 June 2026\. No bed is left\. Raised, nobody told yet\./);
  });
});
