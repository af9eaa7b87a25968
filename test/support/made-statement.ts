import { closeConcern, concernsOf, giveAnswer, reviewAnswer } from '../../src/features/answers/index.ts';
import { settleOpinion } from '../../src/features/assurance/index.ts';
import { continueEscalation, openEscalation } from '../../src/features/escalations/index.ts';
import {
  ASSURANCE_FUNCTION,
  bringCouncilUpToDate,
  changeLead,
  changeSchedule,
  MECHANISM,
  MECHANISM_LEAD,
  MECHANISM_SCHEDULE,
} from '../../src/features/framework/index.ts';
import { addMeeting } from '../../src/features/meetings/index.ts';
import { waiveObligation } from '../../src/features/obligations/index.ts';
import { LATEST, LEADERSHIP_GROUP, makeDelegation } from '../../src/features/people/index.ts';
import { appendToRecord, instantOfWrite, type Office } from '../../src/features/record/index.ts';
import { revise } from '../../src/platform/database/revisions.ts';
import type { Database } from '../../src/platform/index.ts';
import { A_TEST } from './actor.ts';
import { BY_MACHINE, byPerson, councilOf, given, hire, inventCouncils, type SetClock } from './people.ts';

export const MADE = councilOf('northmuir');

const POSTS = { CSWO: ['cswo'], HOS: ['owner', 'reviewer'], LEAD: ['owner'], SPARE: [] };

/** Words that somebody typed and that no statement may hold. */
export const TYPED = {
  done: 'The file of Anna was read',
  tells: 'Her visits are late',
  concern: 'Anna was left alone',
  review: 'Ask about her brother',
  risk: 'A boy ran from the unit',
  told: 'The convenor was told of the boy',
  scope: 'All but the case of the boy',
  restricted: 'A girl was struck by her foster father',
} as const;

const layFramework = async (database: Database, clock: SetClock['clock']): Promise<void> => {
  await database.write({ council: null }, async (tx) => {
    const at = await instantOfWrite(tx, clock);
    const basis = { statutory_basis: 'The Act, section 3', verified: false, note: null };
    const rows = [
      { code: 'F1', position: 1, title: 'Advice', ...basis },
      { code: 'F2', position: 2, title: 'Risk', ...basis, statutory_basis: null },
      { code: 'F3', position: 3, title: 'Learning', ...basis, verified: true },
    ];
    await revise(tx, ASSURANCE_FUNCTION, rows, 'test', at);
    await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
  });
  await database.write({ council: MADE }, async (tx) => {
    const at = await instantOfWrite(tx, clock);
    const mechanism = (code: string, assured: string, position: number, title: string, kind: string) => ({
      code,
      function: assured,
      position,
      title,
      kind,
      same_as: null,
      note: null,
    });
    const mechanisms = [
      mechanism('MA', 'F1', 1, 'Placement dataset', 'dataset'),
      mechanism('MB', 'F1', 2, 'Meetings with the chairs', 'meeting'),
      { ...mechanism('MC', 'F2', 3, 'Meetings with the chairs', 'meeting'), same_as: 'MB' },
      mechanism('MD', 'F2', 4, 'Yearly report on registers', 'report'),
    ];
    const schedule = (code: string, from: string, frequency: string, lead: number, grace: number) => ({
      mechanism: code,
      from_day: from,
      frequency,
      frequency_as_written: null,
      group_code: null,
      lead_days: lead,
      grace_days: grace,
    });
    const schedules = [
      schedule('MA', '2026-01-01', 'quarterly', 14, 21),
      schedule('MB', '2026-01-01', 'as-required', 14, 21),
      schedule('MD', '2025-04-01', 'annual', 42, 42),
    ];
    const leads = ['MA', 'MB'].map((code) => ({ mechanism: code, from_day: '', posts: ['LEAD'] }));
    await revise(tx, MECHANISM, mechanisms, 'test', at);
    await revise(tx, MECHANISM_SCHEDULE, schedules, 'test', at);
    await revise(tx, MECHANISM_LEAD, leads, 'test', at);
    await revise(
      tx,
      LEADERSHIP_GROUP,
      [{ code: 'G1', title: 'The chairs', purpose: null, role: null, basis: null }],
      'test',
      at,
    );
    await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
  });
};

/**
 * Plays a made-up year of an invented council by the real services, up to 30 March 2027. Four stretches of MA and MB are due on 21 April, 21 July,
 * 21 October and 21 January; MD, on which nobody leads, is due on 12 May. Gives the officer's office, for what comes after.
 */
export const playYear = async (
  database: Database,
  { clock, set }: SetClock,
): Promise<{ cswo: () => Promise<Office>; lead: () => Promise<Office> }> => {
  const office = { database, clock, council: MADE };
  await inventCouncils(database, clock, [MADE, 'southmuir'], POSTS);
  await layFramework(database, clock);
  const people = {
    cswo: await hire(office, 'C', 'CSWO'),
    head: await hire(office, 'H', 'HOS'),
    lead: await hire(office, 'L', 'LEAD'),
  };
  const cswo = () => byPerson(office, people.cswo);
  const head = () => byPerson(office, people.head);
  const lead = () => byPerson(office, people.lead);
  const on = async (day: string): Promise<void> => {
    set(`${day}T10:00:00.000Z`);
    await bringCouncilUpToDate(database, clock, MADE);
  };
  const answer = async (
    code: string,
    more: { nothing?: boolean; evidence?: string; concern?: 'concern' | 'serious' } = {},
  ) =>
    given(
      await giveAnswer(
        await lead(),
        code,
        {
          nothingArose: more.nothing === true,
          done: more.nothing === true ? '' : TYPED.done,
          tells: more.nothing === true ? '' : TYPED.tells,
          evidence: more.evidence ?? '',
          concern: more.concern ?? 'none',
          concernWords: more.concern === undefined ? '' : TYPED.concern,
          standards: [],
          openedAt: '',
        },
        '',
      ),
    );

  await on('2026-04-10');
  await answer('MA.2026-01-01', { evidence: 'Minute of 9 April' });
  await answer('MB.2026-01-01', { nothing: true });
  await on('2026-07-15');
  await answer('MB.2026-04-01', { concern: 'serious' });
  await on('2026-07-25');
  const late = await answer('MA.2026-04-01', { evidence: 'Minute of 24 July' });
  await on('2026-08-01');
  const review = { answerAt: late.answer.knownAt, verdict: 'concern', words: TYPED.review, severity: 'concern' };
  given(await reviewAnswer(await head(), 'MA.2026-04-01', review));
  await on('2026-09-01');
  const [first] = (await database.read({ council: MADE }, (tx) => concernsOf(tx, LATEST))).filter(
    ({ severity }) => severity === 'serious',
  );
  given(await closeConcern(await cswo(), first?.code ?? '', 'The rota was mended'));
  await on('2026-09-10');
  const risk = { grade: 'serious', risk: TYPED.risk, since: '2026-09-08', legalBasis: '', confidentiality: 'open' };
  const code = given(await openEscalation(await cswo(), risk));
  given(
    await continueEscalation(await cswo(), code, {
      kind: 'told',
      day: '2026-09-09',
      time: '08:30',
      whom: 'members',
      whomElse: '',
      how: 'meeting',
      words: TYPED.told,
      refersTo: '',
      takesBack: false,
    }),
  );
  await on('2026-10-01');
  given(await openEscalation(await cswo(), { ...risk, risk: TYPED.restricted, confidentiality: 'restricted' }));
  await on('2026-11-02');
  given(
    await addMeeting({ ...office, by: BY_MACHINE }, 'G1', { day: '2026-11-20', time: '', title: '', papersDue: '' }),
  );
  await on('2026-12-01');
  given(
    await makeDelegation(await cswo(), {
      kinds: ['meetings'],
      fromDay: '2026-12-20',
      fromTime: '09:00',
      toDay: '2027-01-05',
      toTime: '09:00',
      covers: 'CSWO',
      depute: `HOS ${people.head}`,
      scope: TYPED.scope,
    }),
  );
  await on('2027-01-15');
  await answer('MB.2026-10-01', { evidence: 'Minute of 14 January' });
  given(await waiveObligation(await cswo(), 'MA.2026-10-01', 'An inspection looked at it'));
  await on('2027-03-03');
  given(await settleOpinion(await cswo(), 'F1', { level: 'reasonable', reason: 'I met the chairs myself' }));
  await on('2027-03-20');
  given(
    await changeSchedule(await cswo(), 'MA', {
      frequency: 'six-monthly',
      group: '',
      from: '2027-05-01',
      reason: 'It was too much',
    }),
  );
  given(await changeLead(await cswo(), 'MD', { posts: ['SPARE'], from: '2027-04-15', reason: 'Somebody must' }));
  await on('2027-03-30');
  return { cswo, lead };
};

/** After the year: what was due on 21 October comes in on 10 April 2027, and nothing else until 10 May. */
export const playAfter = async (
  database: Database,
  { clock, set }: SetClock,
  lead: () => Promise<Office>,
): Promise<void> => {
  set('2027-04-10T10:00:00.000Z');
  given(
    await giveAnswer(
      await lead(),
      'MB.2026-07-01',
      {
        nothingArose: false,
        done: TYPED.done,
        tells: TYPED.tells,
        evidence: '',
        concern: 'none',
        concernWords: '',
        standards: [],
        openedAt: '',
      },
      '',
    ),
  );
  set('2027-05-10T10:00:00.000Z');
  await bringCouncilUpToDate(database, clock, MADE);
};
