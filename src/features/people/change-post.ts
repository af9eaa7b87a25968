import { dayOf, type Fault, fail, fault, formatDay, ok, type Result } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { withdraw } from '../../platform/database/revisions.ts';
import { isGuardedRole, isRole, ROLES } from '../access/index.ts';
import { BY_HAND, type By, type Changed, changing, type Office, put } from '../record/index.ts';
import { isPostRole } from './assignable-roles.ts';
import { readDays } from './change-holding.ts';
import { guardedByMachine } from './guarded.ts';
import { type Absence, heldOn, isAbsenceReason } from './holding.ts';
import { newCode } from './person.ts';
import { MANAGE_PEOPLE, RECORD_ABSENCE } from './policy.ts';
import { absencesOf, holdingsOf, LATEST, postRolesOf, postsByCode } from './read-model.ts';
import { meet, type Span } from './span.ts';
import { POST_ABSENCE, POST_ROLE } from './tables.ts';

/** Whether whoever asks holds the post today, or could act from it: what they would give it they would give themselves. */
export const isOwnPost = async (tx: Transaction, by: By, post: string, at: string): Promise<boolean> => {
  if (by.acting === null) return false;
  // Also where their sign-in gives the post, or a delegation, and whichever they act from now.
  if (by.posts.includes(post)) return true;
  const holders = heldOn(
    (await holdingsOf(tx)).filter((each) => each.post === post),
    dayOf(at),
  );
  return holders.some(({ person }) => person === by.actor.actor);
};

const OWN_POST = (): Fault =>
  fault(
    'people.refused',
    'Nobody gives roles to a post that they hold themselves',
    { column: 'roles' },
    'Ask another administrator, or whoever runs this installation.',
  );

const unknownPost = (post: string): Fault => fault('post.unknown', `There is no post ${post}`, { column: 'post' });

/** Settles all the roles of a post: those not named are taken from it. */
export const settleRoles = (
  office: Office,
  post: string,
  roles: readonly string[],
): Promise<Result<readonly string[]>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<readonly string[]>>> => {
    if (!(await postsByCode(tx, LATEST)).has(post)) return fail([unknownPost(post)]);
    const odd = roles.filter((role) => !isPostRole(role));
    if (odd.length > 0) {
      const found = odd.map((role) => (isRole(role) ? ROLES[role] : role)).join(', ');
      return fail([fault('answer.invalid', `A post cannot be given: ${found}`, { column: 'roles' })]);
    }
    const before = (await postRolesOf(tx)).filter((each) => each.post === post).map(({ role }) => role);
    const fresh = [...new Set(roles)].filter((role) => !before.includes(role));
    const gone = before.filter((role) => !roles.includes(role));
    const guarded = [...fresh, ...gone].filter(isGuardedRole).map((role) => (isRole(role) ? ROLES[role] : role));
    if (guarded.length > 0 && !office.by.machine) {
      return fail([guardedByMachine(`No page gives or takes this role: ${guarded.join(', ')}`, 'roles')]);
    }
    if (fresh.length > 0 && (await isOwnPost(tx, office.by, post, at))) return fail([OWN_POST()]);
    for (const role of fresh) await put(tx, POST_ROLE, { post, role, basis: 'settled by the council' }, at);
    for (const role of gone) await withdraw(tx, POST_ROLE, { post, role }, BY_HAND, at);
    const after = [...new Set(roles)].sort();
    return ok({ value: after, entry: { action: 'post.roles', subject: post, before, after } });
  });

/** An absence as typed; the last day may be empty where nobody knows it yet. */
export type AbsenceDraft = {
  readonly post: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly reason: string;
};

const absenceRow = ({ code, post, reason, firstDay, lastDay }: Absence): Record<string, string | null> => ({
  code,
  post,
  reason,
  first_day: firstDay,
  last_day: lastDay,
});

const HELD = ({ firstDay, lastDay }: Span): Fault =>
  fault(
    'answer.invalid',
    `Somebody holds the post from ${formatDay(firstDay)}${lastDay === null ? '' : ` until ${formatDay(lastDay)}`}, so it is not vacant`,
    { column: 'reason' },
    'Choose leave or away; or end who holds it first, or give days on which nobody does.',
  );

/** Records that whoever holds a post is away, or that nobody holds it. A post is not vacant on a day on which somebody holds it. */
export const recordAbsence = (office: Office, draft: AbsenceDraft): Promise<Result<Absence>> =>
  changing(office, RECORD_ABSENCE, async (tx, at): Promise<Result<Changed<Absence>>> => {
    const { firstDay, lastDay, faults } = readDays(draft.firstDay, draft.lastDay);
    if (!(await postsByCode(tx, LATEST)).has(draft.post)) faults.push(unknownPost(draft.post));
    const { reason } = draft;
    if (!isAbsenceReason(reason)) {
      faults.push(fault('answer.missing', 'Say which kind of reason there is', { column: 'reason' }));
      return fail(faults);
    }
    if (faults.length > 0) return fail(faults);
    const holder = (await holdingsOf(tx)).find((each) => each.post === draft.post && meet(each, { firstDay, lastDay }));
    if (reason === 'vacant' && holder !== undefined) return fail([HELD(holder)]);
    const absence = { code: newCode('A'), post: draft.post, reason, firstDay, lastDay };
    await put(tx, POST_ABSENCE, absenceRow(absence), at);
    return ok({ value: absence, entry: { action: 'absence.make', subject: draft.post, after: absence } });
  });

/** Ends an absence: the holder is back today. One that began today or has not begun yet never was (`null`). */
export const endAbsence = (
  office: Office,
  post: string,
  code: string,
  lastDay: string,
): Promise<Result<Absence | null>> =>
  changing(office, RECORD_ABSENCE, async (tx, at): Promise<Result<Changed<Absence | null>>> => {
    const absence = (await absencesOf(tx)).find((each) => each.code === code && each.post === post);
    const today = dayOf(at);
    if (absence === undefined || (absence.lastDay !== null && absence.lastDay < today)) {
      return fail([fault('absence.unknown')]);
    }
    const { lastDay: day, faults } = readDays(absence.firstDay, lastDay.trim() === '' ? today : lastDay);
    const begun = absence.firstDay <= today;
    if (begun && faults.length > 0) return fail(faults);
    const ended = begun && day !== null ? { ...absence, lastDay: day } : null;
    if (ended === null) await withdraw(tx, POST_ABSENCE, { code }, BY_HAND, at);
    else await put(tx, POST_ABSENCE, absenceRow(ended), at);
    const after = ended === null ? {} : { after: ended };
    return ok({ value: ended, entry: { action: 'absence.end', subject: post, before: absence, ...after } });
  });
