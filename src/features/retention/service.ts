import {
  type Clock,
  type CouncilCode,
  dayOf,
  type Fault,
  fail,
  fault,
  type Instant,
  ok,
  type Result,
  readDay,
} from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import type { Actor } from '../access/index.ts';
import { appendToRecord, faultsOfReason, instantOfWrite, type RecordEvent } from '../record/index.ts';
import type { KeptThing, KeptThings } from './kept-things.ts';
import { appendStep, type RetentionStep, stepsOn } from './step.ts';

export type RetentionDesk = { readonly database: Database; readonly clock: Clock; readonly things: KeptThings };

/** Who takes a step; `clearance`: whether it is on something restricted, which their permission must allow. */
type Reviewing = {
  readonly council: CouncilCode;
  readonly actor: Actor;
  readonly clearance: 'open' | 'restricted';
};

type Asked = { readonly step: RetentionStep['step']; readonly reason: string; readonly until: string | null };

const EVENTS: Readonly<Record<RetentionStep['step'], RecordEvent>> = {
  proposed: 'retention.propose',
  kept: 'retention.keep',
  disposed: 'retention.disposed',
};

const refuse = (why: string): Fault => fault('retention.refused', why);

const checkAnswers = ({ step, reason, until }: Asked, today: string): Fault[] => {
  const faults = faultsOfReason(reason, { column: 'reason', ask: 'Say why' });
  if (step !== 'kept') return faults;
  const day = until === null ? null : readDay(until);
  if (day === null || day <= today || day > '2300-01-01') {
    const remedy = 'Write a day that is still to come, like 2031-03-31.';
    faults.push(fault('answer.invalid', 'Say until when it is kept', { column: 'until' }, remedy));
  }
  return faults;
};

// What is open at this point of the review; null where the step is.
const refusal = (
  thing: KeptThing,
  last: RetentionStep | undefined,
  asked: Asked,
  actor: Actor,
  today: string,
): Fault | null => {
  if (last?.step === 'disposed') return fault('evidence.disposed', `${thing.code} was disposed of already`);
  if (thing.until === null || thing.until > today) return refuse(`${thing.code} is not due for review`);
  if (asked.step === 'proposed' && last?.step === 'proposed') return refuse('Somebody has proposed this already');
  if (asked.step !== 'disposed') return null;
  if (last?.step !== 'proposed') return refuse('Nobody has proposed to dispose of it');
  if (last.by.actor === actor.actor) return refuse('Whoever proposed it may not decide on it: ask somebody else');
  return null;
};

const append = async (
  tx: Transaction,
  { clock, things }: RetentionDesk,
  { actor }: Reviewing,
  thing: KeptThing,
  asked: Asked,
): Promise<RetentionStep> => {
  const at: Instant = await instantOfWrite(tx, clock);
  const { code: subject, confidentiality, sha256 } = thing;
  const step: RetentionStep = {
    subject,
    knownAt: at,
    confidentiality,
    step: asked.step,
    reason: asked.reason,
    keepUntil: asked.step === 'kept' ? asked.until : null,
    sha256: asked.step === 'disposed' ? sha256 : null,
    by: actor,
  };
  await appendStep(tx, step);
  const parts = asked.step === 'disposed' ? await things.dispose(tx, subject, at) : null;
  await appendToRecord(tx, {
    at,
    actor,
    action: EVENTS[asked.step],
    subject,
    confidentiality,
    reason: asked.reason,
    detail: {
      sha256,
      rule: thing.rule ?? undefined,
      due: thing.until ?? undefined,
      until: step.keepUntil ?? undefined,
      parts: parts ?? undefined,
    },
  });
  return step;
};

/**
 * Takes one step in the review of something whose time has passed: proposes to dispose of it, decides to keep it until a later day, or, where
 * somebody else proposed it, disposes of it. One transaction with its entry in the record. Faults: 'answer.missing', 'answer.invalid' (column
 * names the field), 'evidence.unknown', 'evidence.disposed', 'retention.refused'.
 */
export const takeStep = async (
  desk: RetentionDesk,
  reviewing: Reviewing,
  code: string,
  asked: Asked,
): Promise<Result<RetentionStep>> => {
  const { council, clearance, actor } = reviewing;
  const trimmed = { ...asked, reason: asked.reason.trim() };
  const today = dayOf(desk.clock());
  const faults = checkAnswers(trimmed, today);
  if (faults.length > 0) return fail(faults);
  return desk.database.write({ council, clearance }, async (tx): Promise<Result<RetentionStep>> => {
    const thing = await desk.things.one(tx, code);
    if (thing === null || thing.confidentiality !== clearance)
      return fail([fault('evidence.unknown', `There is no file ${code}`)]);
    const last = (await stepsOn(tx, [code])).at(-1);
    const refused = refusal(thing, last, trimmed, actor, today);
    return refused === null ? ok(await append(tx, desk, reviewing, thing, trimmed)) : fail([refused]);
  });
};
