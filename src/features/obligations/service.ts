import { type Fault, fail, fault, type Instant, ok, type Result } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { LATEST, postsThatCannotLead, postsWithRoleOf, postTitle, readDirectory } from '../people/index.ts';
import { BY_HAND, type Changed, changing, faultsOfReason, type Office } from '../record/index.ts';
import { type Obligation, toldOf } from './obligation.ts';
import { everOwed, mayGive, mayWaive, neededFor, REASSIGN_OBLIGATION, WAIVE_OBLIGATION } from './policy.ts';
import { everOwners, obligationOf } from './read-model.ts';
import { appendObligations } from './store.ts';

const LONGEST = 500;

const openOne = async (tx: Transaction, code: string): Promise<Result<Obligation>> => {
  const found = await obligationOf(tx, code, LATEST);
  if (found === null) return fail([fault('obligation.unknown')]);
  if (found.state !== 'open') return fail([fault('obligation.settled')]);
  return ok(found);
};

const faultsOf = (reason: string): Fault[] =>
  faultsOfReason(reason, { column: 'reason', ask: 'Say why', longest: LONGEST });

/** What an obligation says once it has been met; for the feature in which it is met, in that feature's own transaction. */
export const metBy = (obligation: Obligation, post: string | null, at: Instant): Obligation => ({
  ...obligation,
  state: 'met',
  settledAt: at,
  settledPost: post,
});

const notTheirs = (found: string, column: string): Fault =>
  fault('people.refused', found, { column }, 'Ask the Chief Social Work Officer.');

/** Says that something owed need not be done. Nobody waives what they owe themselves. */
export const waiveObligation = (office: Office, code: string, reason: string): Promise<Result<Obligation>> =>
  changing(office, WAIVE_OBLIGATION, async (tx, at): Promise<Result<Changed<Obligation>>> => {
    const found = await openOne(tx, code);
    if (!found.ok) return found;
    const faults = faultsOf(reason);
    const before = found.value;
    if (!mayWaive(office.by, before.kind)) faults.push(notTheirs('Your post may not waive this', 'reason'));
    if (everOwed(office.by, (await everOwners(tx, [code])).get(code) ?? [])) {
      const remedy =
        neededFor(before.kind) === null
          ? 'Ask the Chief Social Work Officer, or the performance and quality manager.'
          : 'Do it, or close the matter that it is about.';
      faults.push(fault('people.refused', 'Nobody waives what they owe themselves', { column: 'reason' }, remedy));
    }
    if (faults.length > 0) return fail(faults);
    const settledPost = office.by.actor.post;
    const after: Obligation = { ...before, state: 'waived', settledAt: at, settledPost, reason: reason.trim() };
    await appendObligations(tx, [after], at, BY_HAND);
    return ok({
      value: after,
      entry: { action: 'obligation.waive', subject: code, reason: reason.trim(), after: toldOf(after) },
    });
  });

/** Gives something owed to another post, which owes it alone from now on whatever its rule says. */
export const reassignObligation = (
  office: Office,
  code: string,
  post: string,
  reason: string,
): Promise<Result<Obligation>> =>
  changing(office, REASSIGN_OBLIGATION, async (tx, at): Promise<Result<Changed<Obligation>>> => {
    const found = await openOne(tx, code);
    if (!found.ok) return found;
    const before = found.value;
    const faults = faultsOf(reason);
    if (!mayGive(office.by, before.kind)) faults.push(notTheirs('Your post may not give this away', 'post'));
    const directory = await readDirectory(tx);
    const needed = neededFor(before.kind);
    if (!directory.posts.has(post)) {
      faults.push(fault('post.unknown', 'Choose a post', { column: 'post' }));
    } else if (postsThatCannotLead(directory, at).has(post)) {
      const words = `${postTitle(directory.posts, post)} has only roles that owe no answers`;
      faults.push(
        fault('answer.invalid', words, { column: 'post' }, 'Choose another post, or have its roles changed.'),
      );
    } else if (needed !== null && !postsWithRoleOf(directory, needed.roles, at).has(post)) {
      const words = `${postTitle(directory.posts, post)} may not see what this is about`;
      faults.push(fault('answer.invalid', words, { column: 'post' }, 'Choose another post.'));
    } else if (post === before.ownerPost && before.coPosts.length === 0) {
      faults.push(fault('answer.invalid', 'This post owes it already', { column: 'post' }, 'Choose another.'));
    }
    if (faults.length > 0) return fail(faults);
    const after: Obligation = { ...before, ownerPost: post, coPosts: [], ownerBasis: 'by-hand' };
    await appendObligations(tx, [after], at, BY_HAND);
    const told = { before: toldOf(before), after: toldOf(after) };
    const entry = { action: 'obligation.reassign', subject: code, reason: reason.trim(), ...told } as const;
    return ok({ value: after, entry });
  });
