import { COUNCIL_LOADED_YEAR } from '../../src/features/clock-rules/tables.ts';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import type { RegisterDesk } from '../../src/features/registers/in-registers.ts';
import { makeEntry, makeMove } from '../../src/features/registers/index.ts';
import { daysAfter } from '../../src/kernel/index.ts';
import { revise } from '../../src/platform/database/revisions.ts';
import { A_TEST } from './actor.ts';
import { given } from './people.ts';

// 40, 48 and 8 by service; of 94 decided 12 upheld, 18 partly, 64 not; the last two are open.
const SERVICES = [
  ...Array<string>(40).fill('children'),
  ...Array<string>(48).fill('hscp'),
  ...Array<string>(8).fill('justice'),
];
const OUTCOMES = [
  ...Array<string>(12).fill('upheld'),
  ...Array<string>(18).fill('partially-upheld'),
  ...Array<string>(64).fill('not-upheld'),
];
const IN_TIME = 66;
const IMPROVED = 29;
const TO_OMBUDSMAN = 2;

/** The closed days of a council for the years that the complaints lie in: none but the weekends. */
const loadYears = ({ database, council, clock }: RegisterDesk): Promise<void> =>
  database.write({ council }, async (tx) => {
    const at = await instantOfWrite(tx, clock);
    await revise(
      tx,
      COUNCIL_LOADED_YEAR,
      [
        { year: 2019, note: null },
        { year: 2020, note: null },
      ],
      'test',
      at,
    );
    await appendToRecord(tx, { at, actor: A_TEST, action: 'pack.load', subject: 'test' });
  });

/**
 * Makes 96 invented complaints through the real service, all received on Mondays of 2019/20, that give the figures which a public report prints for the
 * year: 96 by service, 94 decided, 66 of them by the fifth working day, 29 improvements, two that reached the Ombudsman.
 */
export const make96Complaints = async (desk: RegisterDesk): Promise<void> => {
  await loadYears(desk);
  for (const [index, service] of SERVICES.entries()) {
    const received = daysAfter('2019-04-01', 7 * (index % 50));
    const on = (days: number) => ({ at: null, day: daysAfter(received, days) });
    const reference = given(
      await makeEntry(desk, 'complaint', {
        confidentiality: 'open',
        distribution: [],
        caseReference: null,
        service: null,
        fields: { 'service-group': service, themes: [index % 2 === 0 ? 'staff' : 'delay'], gist: 'Made for a test' },
        happened: on(0),
        looked: true,
      }),
    );
    const outcome = OUTCOMES[index];
    if (outcome === undefined) continue;
    let seen = 1;
    const move = async (code: string, fields: Record<string, never> | object, days: number | null): Promise<void> => {
      given(
        await makeMove(desk, reference, {
          move: code,
          fields: fields as Record<string, string>,
          happened: days === null ? null : on(days),
          seen,
          looked: true,
        }),
      );
      seen += 1;
    };
    if (index < TO_OMBUDSMAN) {
      await move('go-to-stage-2', {}, 0);
      await move('acknowledge', {}, 1);
      await move('answer-stage-2', { outcome, 'signed-off-by': 'CSWO' }, 4);
      await move('go-to-ombudsman', {}, 14);
    } else {
      await move('answer-stage-1', { outcome }, index < IN_TIME ? 4 : 7);
    }
    if (index >= TO_OMBUDSMAN && index < TO_OMBUDSMAN + IMPROVED) {
      await move(
        'close-stage-1',
        {
          'below-standard': false,
          improvements: [{ what: 'Letters go out sooner', 'done-on': daysAfter(received, 10) }],
        },
        null,
      );
    }
  }
};
