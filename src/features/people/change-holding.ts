import { type Day, dayOf, type Fault, fail, fault, formatDay, ok, type Result, readDay } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { withdraw } from '../../platform/database/revisions.ts';
import { BY_HAND, type By, type Changed, changing, type Office, put } from '../record/index.ts';
import { faultsOfEnding, faultsOfGiving } from './guarded.ts';
import { type Holding, type HoldingKind, isHoldingKind } from './holding.ts';
import { isPresent, newCode } from './person.ts';
import { GIVE_POSTS } from './policy.ts';
import { holdingsOf, LATEST, postsByCode } from './read-model.ts';
import { meet } from './span.ts';
import { POST_HOLDING } from './tables.ts';

/** A post given to a person, as typed: days like "2026-11-21"; the last may be empty. */
export type HoldingDraft = {
  readonly person: string;
  readonly post: string;
  readonly kind: string;
  readonly firstDay: string;
  readonly lastDay: string;
};

const holdingRow = ({ code, person, post, kind, firstDay, lastDay }: Holding): Record<string, string | null> => ({
  code,
  person,
  post,
  kind,
  first_day: firstDay,
  last_day: lastDay,
});

/** Reads two days as typed; the last may be empty. Gives every fault at its answer. */
export const readDays = (first: string, last: string): { firstDay: Day; lastDay: Day | null; faults: Fault[] } => {
  const faults: Fault[] = [];
  const firstDay = readDay(first.trim());
  const lastDay = last.trim() === '' ? null : readDay(last.trim());
  if (firstDay === null) {
    faults.push(
      fault(first.trim() === '' ? 'answer.missing' : 'answer.invalid', 'Give the first day', { column: 'first_day' }),
    );
  }
  if (last.trim() !== '' && lastDay === null) {
    faults.push(
      fault('answer.invalid', 'The last day is no day', { column: 'last_day' }, 'Leave it empty, or correct it.'),
    );
  }
  if (firstDay !== null && lastDay !== null && lastDay < firstDay) {
    faults.push(fault('answer.invalid', 'The last day comes before the first', { column: 'last_day' }));
  }
  return { firstDay: firstDay ?? '', lastDay, faults };
};

// What one gives oneself nobody has looked at.
const faultsOfOwnHand = (by: By, person: string): Fault[] =>
  by.acting !== null && by.actor.actor === person
    ? [
        fault(
          'people.refused',
          'Nobody gives a post to themselves',
          { column: 'person' },
          'Ask another administrator, or whoever runs this installation.',
        ),
      ]
    : [];

/** The faults of a post given to a person, against what the council has; none where it can stand. */
export const faultsOfHolding = async (tx: Transaction, by: By, draft: HoldingDraft): Promise<Fault[]> => {
  const { person, post, kind } = draft;
  const { firstDay, lastDay, faults } = readDays(draft.firstDay, draft.lastDay);
  if (!isHoldingKind(kind))
    faults.push(fault('answer.missing', 'Say whether they hold the post or act up', { column: 'kind' }));
  if (!(await postsByCode(tx, LATEST)).has(post)) {
    faults.push(fault('post.unknown', `There is no post ${post}`, { column: 'post' }));
  }
  if (!(await isPresent(tx, person))) faults.push(fault('person.unknown', undefined, { column: 'person' }));
  faults.push(...faultsOfOwnHand(by, person), ...(await faultsOfGiving(tx, by, post)));
  if (faults.length > 0) return faults;
  const clash = (await holdingsOf(tx)).find(
    (each) => each.person === person && each.post === post && meet(each, { firstDay, lastDay }),
  );
  if (clash === undefined) return [];
  const until = clash.lastDay === null ? '' : ` until ${formatDay(clash.lastDay)}`;
  return [
    fault('holding.repeated', `They hold this post already from ${formatDay(clash.firstDay)}${until}`, {
      column: 'first_day',
    }),
  ];
};

/** Appends the holding; the entry in the record is the caller's. The draft must have no faults. */
export const appendHolding = async (tx: Transaction, draft: HoldingDraft, at: string): Promise<Holding> => {
  const { firstDay, lastDay } = readDays(draft.firstDay, draft.lastDay);
  const kind: HoldingKind = isHoldingKind(draft.kind) ? draft.kind : 'holder';
  const holding = { code: newCode('H'), person: draft.person, post: draft.post, kind, firstDay, lastDay };
  await put(tx, POST_HOLDING, holdingRow(holding), at);
  return holding;
};

/** Gives a post to a person who serves the council; a guarded one only by the hand of those who may. Others may hold it on the same days: a shared post, or somebody acting up. */
export const holdPost = (office: Office, draft: HoldingDraft): Promise<Result<Holding>> =>
  changing(office, GIVE_POSTS, async (tx, at): Promise<Result<Changed<Holding>>> => {
    const faults = await faultsOfHolding(tx, office.by, draft);
    if (faults.length > 0) return fail(faults);
    const holding = await appendHolding(tx, draft, at);
    return ok({ value: holding, entry: { action: 'holding.make', subject: holding.post, after: holding } });
  });

/** Appends that the holding ends with a day; where it would end before it begins, that it never was. */
export const appendEnd = async (
  tx: Transaction,
  holding: Holding,
  lastDay: Day,
  at: string,
): Promise<Holding | null> => {
  if (lastDay < holding.firstDay) {
    await withdraw(tx, POST_HOLDING, { code: holding.code }, BY_HAND, at);
    return null;
  }
  const ended = { ...holding, lastDay };
  await put(tx, POST_HOLDING, holdingRow(ended), at);
  return ended;
};

/**
 * Ends a holding with a last day, today's where none is given, which may have passed or be to come. A holding that has not begun can be ended
 * before its first day, and then never was (`null`); one that is over stays as it is. A guarded post's ends by the hand of those who may give it.
 */
export const endHolding = (
  office: Office,
  post: string,
  code: string,
  lastDay: string,
): Promise<Result<Holding | null>> =>
  changing(office, GIVE_POSTS, async (tx, at): Promise<Result<Changed<Holding | null>>> => {
    const holding = (await holdingsOf(tx)).find((each) => each.code === code && each.post === post);
    if (holding === undefined) return fail([fault('holding.unknown')]);
    const today = dayOf(at);
    const faults = await faultsOfEnding(tx, office.by, [holding], today);
    if (faults.length > 0) return fail(faults);
    const day = lastDay.trim() === '' ? today : readDay(lastDay.trim());
    if (day === null) return fail([fault('answer.invalid', 'The last day is no day', { column: 'last_day' })]);
    if (holding.lastDay !== null && holding.lastDay < today) {
      return fail([fault('holding.unknown', `It ended on ${formatDay(holding.lastDay)} already`)]);
    }
    if (day < holding.firstDay && holding.firstDay <= today) {
      const found = `They hold it since ${formatDay(holding.firstDay)}`;
      return fail([fault('answer.invalid', found, { column: 'last_day' }, 'Give that day or a later one.')]);
    }
    const ended = await appendEnd(tx, holding, day, at);
    const after = ended === null ? {} : { after: ended };
    return ok({ value: ended, entry: { action: 'holding.end', subject: post, before: holding, ...after } });
  });
