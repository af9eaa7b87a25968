import {
  type Day,
  dayOf,
  type Fault,
  fail,
  fault,
  formatDay,
  type Instant,
  instantAt,
  ok,
  type Result,
  readDay,
} from '../../kernel/index.ts';
import { isOneLine, readTime } from '../people/index.ts';
import { faultsOfReason } from '../record/index.ts';
import { type Escalation, isMeans, isOpen, isWhom, type Step, type StepKind, standingSteps } from './escalation.ts';
import { LONGEST_WORDS } from './open-escalation.ts';

/** A step as typed; what its kind does not ask for is passed over. `refersTo` is the number of a step, 0 for the report. */
export type StepDraft = {
  readonly kind: string;
  readonly day: string;
  readonly time: string;
  readonly whom: string;
  readonly whomElse: string;
  readonly how: string;
  readonly words: string;
  readonly refersTo: string;
  readonly takesBack: boolean;
};

export type StepFacts = Omit<Step, 'number' | 'knownAt' | 'by'>;

const LONGEST_WHOM = 160;

const ASK: Readonly<Record<StepKind, string>> = {
  told: 'Say in what words they were told',
  response: 'Say what they answered',
  'follow-up': 'Say what was done',
  corrected: 'Say what is right',
  closed: 'Say what came of it',
  reopened: 'Say why it is open again',
};

const NOTHING = {
  day: null,
  time: null,
  whom: null,
  whomElse: null,
  how: null,
  refersTo: null,
  takesBack: false,
} as const;

type Read<Value> = { readonly value: Value; readonly faults: readonly Fault[] };

const readWhen = (
  draft: StepDraft,
  { first, says, timed }: { readonly first: Day; readonly says: string; readonly timed: boolean },
  now: Instant,
): Read<Pick<Step, 'day' | 'time'>> => {
  const wrong = (column: string, found: string, remedy: string, code: 'answer.missing' | 'answer.invalid') => ({
    value: { day: null, time: null },
    faults: [fault(code, found, { column }, remedy)],
  });
  const typed = draft.day.trim();
  if (typed === '') return wrong('day', 'Give the day', '', 'answer.missing');
  const day = readDay(typed);
  if (day === null) return wrong('day', 'This is no day', 'Write it as 2026-11-21.', 'answer.invalid');
  const clock = draft.time.trim();
  if (clock === '' && timed) return wrong('time', 'Give the time, to the minute', '', 'answer.missing');
  const time = clock === '' ? null : readTime(clock);
  if (clock !== '' && time === null) return wrong('time', 'This is no time', 'Write it as 09:30.', 'answer.invalid');
  const at = time === null ? null : instantAt(day, time);
  if (time !== null && at === null) {
    return wrong(
      'time',
      'The clocks leave out this hour, on the last Sunday of March',
      'Correct it.',
      'answer.invalid',
    );
  }
  if (at === null ? day > dayOf(now) : at > now) {
    return wrong(
      at === null || day > dayOf(now) ? 'day' : 'time',
      'This is still to come',
      'Write it down once it has happened.',
      'answer.invalid',
    );
  }
  if (day < first) return wrong('day', `${formatDay(day)} comes before ${says}`, 'Correct the day.', 'answer.invalid');
  return { value: { day, time }, faults: [] };
};

const readTold = (draft: StepDraft, { since }: Escalation, now: Instant): Read<Partial<StepFacts>> => {
  const { whom, how } = draft;
  const when = readWhen(draft, { first: since, says: 'the day since when there is the risk', timed: true }, now);
  const faults: Fault[] = [...when.faults];
  const whomElse = draft.whomElse.trim();
  if (!isWhom(whom)) faults.push(fault('answer.missing', 'Choose who was told', { column: 'whom' }));
  if (whom === 'other' && whomElse === '') {
    faults.push(fault('answer.missing', 'Name the post or body that was told', { column: 'whom_else' }));
  } else if (whom === 'other' && !isOneLine(whomElse, LONGEST_WHOM)) {
    const found = `It has at most ${LONGEST_WHOM} letters, on one line`;
    faults.push(fault('answer.invalid', found, { column: 'whom_else' }));
  }
  if (!isMeans(how)) faults.push(fault('answer.missing', 'Choose how they were told', { column: 'how' }));
  const value = {
    ...when.value,
    whom: isWhom(whom) ? whom : null,
    whomElse: whom === 'other' ? whomElse : null,
    how: isMeans(how) ? how : null,
  };
  return { value, faults };
};

const readNumber = (text: string, steps: readonly Step[], from: number): number | null => {
  const number = /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : -1;
  return number >= from && number <= steps.length ? number : null;
};

const readResponse = (draft: StepDraft, escalation: Escalation, now: Instant): Read<Partial<StepFacts>> => {
  const number = readNumber(draft.refersTo, escalation.steps, 1);
  const told = standingSteps(escalation.steps).find((each) => each.number === number && each.kind === 'told');
  const first = told?.day ?? escalation.since;
  const when = readWhen(draft, { first, says: 'they were told', timed: false }, now);
  const faults = [...when.faults];
  if (told === undefined) {
    const remedy = 'Give the number of a step in which somebody was told.';
    faults.unshift(fault('answer.missing', 'Say whose answer it is', { column: 'refers_to' }, remedy));
  } else if (when.value.day === told.day && when.value.time !== null && when.value.time < (told.time ?? '')) {
    faults.push(fault('answer.invalid', 'They were told later than that', { column: 'time' }, 'Correct the time.'));
  }
  return { value: { ...when.value, refersTo: number }, faults };
};

const readCorrection = (draft: StepDraft, { steps }: Escalation): Read<Partial<StepFacts>> => {
  const number = readNumber(draft.refersTo, steps, 0);
  if (number === null) {
    const remedy = 'Give the number of an earlier step; 0 is the report itself.';
    return {
      value: {},
      faults: [fault('answer.missing', 'Say what is to be corrected', { column: 'refers_to' }, remedy)],
    };
  }
  const kind = steps.find((each) => each.number === number)?.kind ?? null;
  if (draft.takesBack && (kind === null || kind === 'closed' || kind === 'reopened')) {
    const remedy = kind === null ? 'Close it, and say what came of it.' : 'Open or close it anew, and say why.';
    const found = 'Only what was told, answered, done or corrected can be taken back';
    return { value: {}, faults: [fault('answer.invalid', found, { column: 'takes_back' }, remedy)] };
  }
  return { value: { refersTo: number, takesBack: draft.takesBack }, faults: [] };
};

const particularsOf = (
  kind: StepKind,
  draft: StepDraft,
  escalation: Escalation,
  now: Instant,
): Read<Partial<StepFacts>> => {
  switch (kind) {
    case 'told':
      return readTold(draft, escalation, now);
    case 'response':
      return readResponse(draft, escalation, now);
    case 'follow-up': {
      const since = escalation.since;
      return readWhen(draft, { first: since, says: 'the day since when there is the risk', timed: false }, now);
    }
    case 'corrected':
      return readCorrection(draft, escalation);
    case 'closed':
    case 'reopened':
      return { value: {}, faults: [] };
  }
};

/** Why this kind of step is not open as the escalation stands; null where it is. */
export const whyNot = (kind: StepKind, escalation: Escalation): Fault | null => {
  if (kind === 'corrected') return null;
  if (kind === 'reopened') {
    return isOpen(escalation) ? fault('escalation.refused', 'It is open, so it cannot be opened again') : null;
  }
  return isOpen(escalation)
    ? null
    : fault('escalation.refused', 'It is closed', {}, 'Open it again first, and say why.');
};

/** Reads a step as typed, against the chronology that it continues, at the instant of the write. Gives every fault at its answer. */
export const readStep = (kind: StepKind, draft: StepDraft, escalation: Escalation, now: Instant): Result<StepFacts> => {
  const refused = whyNot(kind, escalation);
  if (refused !== null) return fail([refused]);
  const { value, faults } = particularsOf(kind, draft, escalation, now);
  const words = draft.words.trim();
  const all = [...faults, ...faultsOfReason(words, { column: 'words', ask: ASK[kind], longest: LONGEST_WORDS })];
  return all.length > 0 ? fail(all) : ok({ kind, ...NOTHING, ...value, words });
};
