import type { RunningClock } from '../../src/clocks/index.ts';
import { appendToRecord, instantOfWrite } from '../../src/features/record/index.ts';
import type { EntryEvent, FieldValues, Revision } from '../../src/features/registers/entry/entry.ts';
import { appendRevisions } from '../../src/features/registers/entry/store.ts';
import type { RegisterType } from '../../src/features/registers/type/register-type.ts';
import type { CouncilCode, Day } from '../../src/kernel/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { A_TEST } from './actor.ts';

/** A small register with everything that a count can ask for. */
export const VISITS: RegisterType = {
  code: 'visit',
  letters: 'VI',
  title: 'Visit',
  many: 'Visits',
  purpose: 'For tests',
  function: 'F3',
  about: 'person',
  confidentiality: 'either',
  source: 'ours',
  fields: [
    {
      code: 'kind',
      label: 'Kind',
      kind: 'choice',
      source: 'ours',
      choices: [
        { code: 'home', label: 'At home' },
        { code: 'away', label: 'Away' },
      ],
    },
    {
      code: 'themes',
      label: 'Themes',
      kind: 'choices',
      source: 'ours',
      choices: [
        { code: 'a', label: 'A' },
        { code: 'b', label: 'B' },
      ],
    },
    { code: 'seen-at', label: 'Seen at', kind: 'moment', source: 'ours' },
    {
      code: 'changes',
      label: 'Changes',
      kind: 'rows',
      source: 'ours',
      columns: [{ code: 'done', label: 'Done on', kind: 'day' }],
    },
  ],
  states: [
    { code: 'open', label: 'Open' },
    { code: 'closed', label: 'Closed', final: true },
  ],
  events: [
    { code: 'asked', label: 'Asked for', precision: 'day' },
    { code: 'visited', label: 'Visited', precision: 'day' },
  ],
  moves: [],
  counts: [],
};

/** A revision of an entry of that register, opened on 5 May 2019, with what matters to the test. */
export const made = (reference: string, changes: Partial<Revision> = {}): Revision => ({
  reference,
  number: 1,
  knownAt: '2019-06-01T09:00:00.000Z',
  type: 'visit',
  kind: 'opened',
  by: null,
  state: 'open',
  confidentiality: 'open',
  distribution: [],
  caseReference: 'C-1',
  service: null,
  fields: {},
  events: [happened(1, 'asked', '2019-05-05')],
  clocks: [],
  words: null,
  actor: A_TEST,
  ...changes,
});

export const happened = (number: number, event: string, day: Day): EntryEvent => ({
  number,
  event,
  at: null,
  day,
  person: null,
});

/** An entry asked for on one day; what it says is that of `fields`. */
export const askedOn = (
  reference: string,
  day: Day,
  fields: FieldValues = {},
  changes: Partial<Revision> = {},
): Revision => made(reference, { events: [happened(1, 'asked', day)], fields, ...changes });

/** A clock due at the end of a day, met on another or not yet. */
export const clockDue = (
  rule: string,
  due: Day,
  metDay: Day | null,
  changes: Partial<RunningClock> = {},
): RunningClock => ({
  key: `${rule}.-.1`,
  rule,
  version: 1,
  person: null,
  trigger: 1,
  triggerDay: '2019-05-05',
  due: { kind: 'day', day: due, at: `${due}T23:00:00.000Z` },
  lawDue: { kind: 'day', day: due, at: `${due}T23:00:00.000Z` },
  notBefore: null,
  metBy: metDay === null ? null : 2,
  metAt: null,
  metDay,
  stopped: null,
  stoppedDay: null,
  stoppedAt: null,
  override: null,
  ...changes,
});

const ALL = ['*'];

/** Keeps revisions, those of one instant together in the order of the instants; where the council's last write was no earlier, they come a moment after it. */
export const keepRevisions = async (
  database: Database,
  council: CouncilCode,
  revisions: readonly Revision[],
): Promise<void> => {
  const instants = [...new Set(revisions.map(({ knownAt }) => knownAt))].toSorted();
  for (const instant of instants) {
    await database.write({ council, clearance: 'restricted', need: ALL }, async (tx) => {
      const at = await instantOfWrite(tx, () => instant);
      const known = revisions.filter(({ knownAt }) => knownAt === instant).map((each) => ({ ...each, knownAt: at }));
      await appendRevisions(tx, known);
      await appendToRecord(tx, { at, actor: A_TEST, action: 'entry.open', subject: 'registers' });
    });
  }
};
