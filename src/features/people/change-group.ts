import { dayOf, fail, fault, formatDay, ok, type Result, readDay } from '../../kernel/index.ts';
import { withdraw } from '../../platform/database/revisions.ts';
import { isGuardedRole } from '../access/index.ts';
import { BY_HAND, type Changed, changing, type Office, put } from '../record/index.ts';
import { readDays } from './change-holding.ts';
import { isOwnPost } from './change-post.ts';
import { guardedByMachine } from './guarded.ts';
import { MANAGE_PEOPLE } from './policy.ts';
import { groupsOf, LATEST, type Membership, membershipsOf, postsByCode } from './read-model.ts';
import { meet } from './span.ts';
import { GROUP_MEMBER } from './tables.ts';

/** A post that joins a group, as typed. */
export type MembershipDraft = {
  readonly group: string;
  readonly post: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly capacity: string;
};

const LONGEST_CAPACITY = 200;

const memberRow = ({ group, post, firstDay, lastDay, capacity }: Membership): Record<string, string | null> => ({
  group_code: group,
  post,
  first_day: firstDay,
  last_day: lastDay,
  capacity,
  basis: 'settled by the council',
});

/** Adds a post to a group, and with it the group's role. */
export const joinGroup = (office: Office, draft: MembershipDraft): Promise<Result<Membership>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<Membership>>> => {
    const { firstDay, lastDay, faults } = readDays(draft.firstDay, draft.lastDay);
    const group = (await groupsOf(tx)).find(({ code }) => code === draft.group);
    if (group === undefined) faults.push(fault('group.unknown', undefined, { column: 'group' }));
    if (!(await postsByCode(tx, LATEST)).has(draft.post)) {
      faults.push(fault('post.unknown', 'Choose a post', { column: 'post' }));
    }
    if (faults.length > 0) return fail(faults);
    const capacity = draft.capacity.trim();
    if (capacity.length > LONGEST_CAPACITY) {
      return fail([fault('answer.invalid', `Say it in at most ${LONGEST_CAPACITY} letters`, { column: 'capacity' })]);
    }
    const clash = (await membershipsOf(tx)).find(
      (each) => each.group === draft.group && each.post === draft.post && meet(each, { firstDay, lastDay }),
    );
    if (clash !== undefined) {
      return fail([
        fault(
          'answer.invalid',
          'The post belongs to this group already',
          { column: 'post' },
          'Choose another post, or later days.',
        ),
      ]);
    }
    if (group?.role != null && isGuardedRole(group.role) && !office.by.machine) {
      return fail([guardedByMachine('The group brings a guarded role, so no page adds a post to it', 'post')]);
    }
    if (group?.role != null && (await isOwnPost(tx, office.by, draft.post, at))) {
      const remedy = 'Ask another administrator, or whoever runs this installation.';
      return fail([
        fault(
          'people.refused',
          'The group brings a role, and nobody gives one to a post of their own',
          { column: 'post' },
          remedy,
        ),
      ]);
    }
    const member = {
      group: draft.group,
      post: draft.post,
      firstDay,
      lastDay,
      capacity: capacity === '' ? null : capacity,
    };
    await put(tx, GROUP_MEMBER, memberRow(member), at);
    return ok({
      value: member,
      entry: { action: 'group-member.add', subject: `${draft.group} ${draft.post}`, after: member },
    });
  });

/** Ends a membership with a last day, today's where none is given. One that began today, or has not begun, never was (`null`) if it ends today. */
export const leaveGroup = (
  office: Office,
  { group, post, firstDay, lastDay }: Omit<MembershipDraft, 'capacity'>,
): Promise<Result<Membership | null>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<Membership | null>>> => {
    const today = dayOf(at);
    const member = (await membershipsOf(tx)).find(
      (each) => each.group === group && each.post === post && each.firstDay === firstDay,
    );
    if (member === undefined || (member.lastDay !== null && member.lastDay < today)) {
      return fail([fault('group.unknown', 'The post does not belong to this group')]);
    }
    const day = lastDay.trim() === '' ? today : readDay(lastDay.trim());
    if (day === null) return fail([fault('answer.invalid', 'The last day is no day', { column: 'last_day' })]);
    if (day === member.lastDay) {
      return fail([fault('answer.invalid', `It ends on ${formatDay(day)} already`, { column: 'last_day' })]);
    }
    if (day < member.firstDay && member.firstDay < today) {
      return fail([
        fault('answer.invalid', `It belongs to the group since ${formatDay(member.firstDay)}`, { column: 'last_day' }),
      ]);
    }
    // As with an absence: what was put in by mistake this morning must not bring its role until midnight.
    const never = day < member.firstDay || (member.firstDay === today && day === today);
    const ended = never ? null : { ...member, lastDay: day };
    if (ended === null) await withdraw(tx, GROUP_MEMBER, { group_code: group, post, first_day: firstDay }, BY_HAND, at);
    else await put(tx, GROUP_MEMBER, memberRow(ended), at);
    const after = ended === null ? {} : { after: ended };
    return ok({
      value: ended,
      entry: { action: 'group-member.end', subject: `${group} ${post}`, before: member, ...after },
    });
  });
