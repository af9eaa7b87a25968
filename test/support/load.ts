import { isDeepStrictEqual } from 'node:util';

import { addEvidence } from '../../src/features/evidence/index.ts';
import { importObservations } from '../../src/features/measures/index.ts';
import { makeDelegation, readDirectory, recordAbsence } from '../../src/features/people/index.ts';
import type { Office } from '../../src/features/record/index.ts';
import type { CouncilCode } from '../../src/kernel/index.ts';
import { type Database, systemClock } from '../../src/platform/index.ts';
import { A_TEST } from './actor.ts';
import { FILLED, type Filled, type FilledCouncil, playing } from './everything.ts';
import { answers, deskOf } from './evidence.ts';
import { BY_MACHINE, byPerson, given } from './people.ts';

/** A row that must be there since a use case said that it was kept: its table, and some of its fields. `times`: so many rows like it. */
export type Acknowledged = {
  readonly table: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly times: number;
};

/** Writing that goes on until it is stopped. `kept` grows as the use cases answer. */
export type Load = { readonly kept: readonly Acknowledged[]; readonly stop: () => Promise<void> };

type Step = (number: number) => Promise<readonly Acknowledged[]>;

const once = (table: string, fields: Acknowledged['fields']): Acknowledged => ({ table, fields, times: 1 });

const MEASURED: Readonly<Record<Filled, { readonly measure: string; readonly periods: readonly string[] }>> = {
  dundee: { measure: 'elc-1140-hour-places', periods: ['2031/32', '2032/33', '2033/34'] },
  strathinver: { measure: 'early-help-plans-started', periods: ['2032-05', '2032-06', '2032-07'] },
};

// Three figures with one note in one file: whoever finds one of them must find all.
const figures = (database: Database, council: Filled): Step => {
  const { measure, periods } = MEASURED[council];
  return async (number) => {
    const note = `Load ${number}`;
    const lines = periods.map((period) => `${measure},${period},${number},${note}`);
    const bytes = new TextEncoder().encode(`measure,period,value,note\n${lines.join('\n')}\n`);
    const options = { fileName: 'load.csv', clock: systemClock, actor: A_TEST };
    const { accepted, rejected } = await importObservations(database, council as CouncilCode, bytes, options);
    if (accepted !== 3) throw new Error(JSON.stringify(rejected));
    return [{ table: 'observation', fields: { council, measure, note, value: number }, times: 3 }];
  };
};

const dayAfter = (number: number): string => new Date(Date.UTC(2030, 0, 1 + number)).toISOString().slice(0, 10);

/** What the Chief Social Work Officer delegates, a day each, far enough ahead to stand beside what is there already. */
const delegating = async (office: Omit<Office, 'by'>, filled: FilledCouncil) => {
  const cswo = await byPerson(office, playing(filled, 'Chief Social Work Officer'));
  const depute = playing(filled, 'head of service, and depute of the Chief Social Work Officer');
  const { holdings } = await office.database.read({ council: office.council }, readDirectory);
  const post = holdings.find(({ person }) => person === depute)?.post ?? '';
  return async (number: number): Promise<string> => {
    const times = { fromDay: dayAfter(number), fromTime: '09:00', toDay: dayAfter(number), toTime: '17:00' };
    const what = { kinds: ['meetings'], covers: cswo.by.acting?.post ?? '', depute: `${post} ${depute}` };
    return given(await makeDelegation(cswo, { ...times, ...what, scope: `Load ${number}` })).code;
  };
};

const people = async (database: Database, council: Filled, filled: FilledCouncil): Promise<Step> => {
  const office = { database, clock: systemClock, council: council as CouncilCode };
  const delegate = await delegating(office, filled);
  return async (number) => {
    const delegation = await delegate(number);
    const away = { post: 'DEMO-CLERK', reason: 'leave', firstDay: dayAfter(number), lastDay: dayAfter(number) };
    const absence = given(await recordAbsence({ ...office, by: BY_MACHINE }, away)).code;
    return [
      once('delegation', { council, code: delegation, scope: `Load ${number}` }),
      once('post_absence', { council, code: absence, first_day: dayAfter(number) }),
    ];
  };
};

const evidence = (database: Database, council: Filled): Step => {
  const desk = deskOf(database, systemClock);
  const by = { council: council as CouncilCode, actor: A_TEST, mayRestrict: true };
  return async (number) => {
    const confidentiality = number % 2 === 0 ? 'open' : 'restricted';
    const bytes = new TextEncoder().encode(`Note ${number} of ${council}\n`);
    const form = answers({ title: `Load ${number}`, rule: 'assurance', confidentiality });
    const { file } = given(await addEvidence(desk, by, { name: 'note.txt', bytes }, form));
    const { code, sha256 } = file;
    return [
      once('evidence_file', { council, code, sha256, confidentiality, title: `Load ${number}` }),
      once('evidence_blob', { council, sha256, confidentiality }),
      once('evidence_text', { council, sha256, confidentiality }),
    ];
  };
};

/** Begins to write into both councils through the use cases of figures, people and evidence, all at the same time. */
export const startLoad = async (database: Database, filled: Readonly<Record<Filled, FilledCouncil>>): Promise<Load> => {
  const steps: Step[] = [];
  for (const council of FILLED) {
    steps.push(figures(database, council), evidence(database, council));
    steps.push(await people(database, council, filled[council]));
  }
  const kept: Acknowledged[] = [];
  let stopped = false;
  const goOn = async (step: Step): Promise<void> => {
    for (let number = 1; !stopped; number += 1) kept.push(...(await step(number)));
  };
  const done = Promise.all(steps.map(goOn));
  // Told by `stop`; until then a writer that failed is no reason to end the process.
  done.catch(() => undefined);
  return {
    kept,
    stop: async () => {
      stopped = true;
      await done;
    },
  };
};

/** Those of the acknowledged rows that are not there, or not as often as was said. */
export const notFound = (
  kept: readonly Acknowledged[],
  tables: ReadonlyMap<string, readonly string[]>,
): Acknowledged[] => {
  const read = new Map(
    [...tables].map(([name, lines]) => [name, lines.map((line) => JSON.parse(line) as Record<string, unknown>)]),
  );
  const isLike = (row: Record<string, unknown>, fields: Acknowledged['fields']): boolean =>
    Object.entries(fields).every(([name, value]) => isDeepStrictEqual(row[name], value));
  return kept.filter(
    ({ table, fields, times }) => read.get(table)?.filter((row) => isLike(row, fields)).length !== times,
  );
};
