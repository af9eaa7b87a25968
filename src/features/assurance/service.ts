import { sql } from 'kysely';

import { type Fault, fail, fault, ok, type Result } from '../../kernel/index.ts';
import { type Changed, changing, faultsOfReason, type Office } from '../record/index.ts';
import { isLevel, type Level } from './level.ts';
import { SETTLE_OPINION } from './policy.ts';
import { isFunction, ownOpinionOn } from './read-model.ts';

/** An opinion as typed: one of the levels, or 'worked-out' to let what is worked out stand again; and why. */
type OpinionDraft = { readonly level: string; readonly reason: string };

/** What the form sends to let the opinion worked out stand again. */
export const WORKED_OUT = 'worked-out';

const LONGEST = 1000;

const chosen = (text: string): Result<Level | null> =>
  isLevel(text)
    ? ok(text)
    : text === WORKED_OUT
      ? ok(null)
      : fail([fault('answer.missing', 'Choose a level', { column: 'level' })]);

/**
 * Gives the Chief Social Work Officer's own opinion on a function, with the reason, or takes it back. It stands beside the one worked out and never in
 * its place. The same opinion can be given again for another reason: then it was looked at again.
 */
export const settleOpinion = (office: Office, code: string, typed: OpinionDraft): Promise<Result<Level | null>> =>
  changing(office, SETTLE_OPINION, async (tx, at): Promise<Result<Changed<Level | null>>> => {
    if (!(await isFunction(tx, code))) return fail([fault('function.unknown')]);
    const level = chosen(typed.level);
    const reason = typed.reason.trim();
    const faults: Fault[] = level.ok ? [] : [...level.problem];
    faults.push(...faultsOfReason(reason, { column: 'reason', ask: 'Say why', longest: LONGEST }));
    if (!level.ok || faults.length > 0) return fail(faults);
    const before = await ownOpinionOn(tx, code);
    const stands = before?.level ?? null;
    if (level.value === null && stands === null) {
      return fail([
        fault('answer.invalid', 'The opinion worked out stands already', { column: 'level' }, 'Choose a level.'),
      ]);
    }
    if (level.value === stands && reason === before?.reason) {
      const remedy = 'Choose another level, or say why it still stands.';
      return fail([
        fault('answer.invalid', 'This opinion stands already, for this reason', { column: 'level' }, remedy),
      ]);
    }
    const { actor, post, capacity, delegation } = office.by.actor;
    await sql`
      insert into function_opinion (function, known_at, level, reason, actor, post, capacity, delegation)
      values (${code}, ${at}::timestamptz, ${level.value}, ${reason}, ${actor}, ${post}, ${capacity}, ${delegation})`.execute(
      tx,
    );
    return ok({
      value: level.value,
      entry: {
        action: 'opinion.settle',
        subject: code,
        reason,
        ...(before === null ? {} : { before: { level: before.level, reason: before.reason } }),
        after: { level: level.value },
      },
    });
  });
