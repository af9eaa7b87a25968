import { dayOf, type Fault, fail, fault, ok, type Result } from '../../kernel/index.ts';
import { withdraw } from '../../platform/database/revisions.ts';
import { isGuardedRole } from '../access/index.ts';
import { isGroupRole } from './assignable-roles.ts';
import { type Changed, changing, type Office, put } from './change.ts';
import { isOneLine } from './person.ts';
import { MANAGE_PEOPLE } from './policy.ts';
import { type Group, groupsOf, membershipsOf } from './read-model.ts';
import { BY_HAND, LEADERSHIP_GROUP } from './tables.ts';

/** What a group is called and what it is for (empty where that is not said), as typed. */
export type GroupDraft = { readonly title: string; readonly purpose: string };

const BASIS = 'settled by the council';
const LONGEST_TITLE = 160;
const LONGEST_PURPOSE = 300;
const CODE = /^[A-Z][A-Z0-9-]{0,39}$/;

const faultsOf = ({ title, purpose }: GroupDraft): Fault[] => {
  const faults: Fault[] = [];
  const tooLong = (longest: number): string => `It has at most ${longest} letters, on one line`;
  if (title === '') faults.push(fault('answer.missing', 'Give the title of the group', { column: 'title' }));
  else if (!isOneLine(title, LONGEST_TITLE)) {
    faults.push(fault('answer.invalid', tooLong(LONGEST_TITLE), { column: 'title' }));
  }
  if (!isOneLine(purpose, LONGEST_PURPOSE)) {
    faults.push(fault('answer.invalid', tooLong(LONGEST_PURPOSE), { column: 'purpose' }));
  }
  return faults;
};

const trimmed = ({ title, purpose }: GroupDraft): GroupDraft => ({ title: title.trim(), purpose: purpose.trim() });

/** Adds a group with the role that it brings to its posts, empty for none. Gives its code. A guarded role is brought by no page. */
export const addGroup = (
  office: Office,
  typed: GroupDraft & { readonly code: string; readonly role: string },
): Promise<Result<string>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<string>>> => {
    const [code, draft, role] = [typed.code.trim(), trimmed(typed), typed.role.trim()];
    const faults = faultsOf(draft);
    const remedy = 'Use capital letters, digits and hyphens, at most 40, such as JSWMT.';
    if (!CODE.test(code)) faults.push(fault('answer.invalid', 'This is no code', { column: 'code' }, remedy));
    else if (
      (await groupsOf(tx)).some((each) => each.code === code) ||
      (await membershipsOf(tx)).some((each) => each.group === code)
    ) {
      // Whoever belonged to the earlier group would belong to this one.
      const found = `The code ${code} stands or stood for a group already`;
      faults.push(fault('answer.invalid', found, { column: 'code' }, 'Choose another code.'));
    }
    if (role !== '' && (!isGroupRole(role) || isGuardedRole(role))) {
      faults.push(fault('answer.invalid', 'No group brings this role', { column: 'role' }, 'Choose another, or none.'));
    }
    if (faults.length > 0) return fail(faults);
    const after = {
      code,
      title: draft.title,
      purpose: draft.purpose === '' ? null : draft.purpose,
      role: role === '' ? null : role,
      basis: BASIS,
    };
    await put(tx, LEADERSHIP_GROUP, after, at);
    return ok({ value: code, entry: { action: 'group.add', subject: code, after } });
  });

/** Changes what a group is called and what it is for. The role that it brings stays. */
export const settleGroup = (office: Office, code: string, typed: GroupDraft): Promise<Result<Group>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<Group>>> => {
    const before = (await groupsOf(tx)).find((each) => each.code === code);
    if (before === undefined) return fail([fault('group.unknown')]);
    const draft = trimmed(typed);
    const faults = faultsOf(draft);
    const after = { ...before, title: draft.title, purpose: draft.purpose === '' ? null : draft.purpose };
    if (faults.length === 0 && after.title === before.title && after.purpose === before.purpose) {
      faults.push(fault('answer.invalid', 'Nothing was changed', { column: 'title' }, 'Change the title or purpose.'));
    }
    if (faults.length > 0) return fail(faults);
    await put(tx, LEADERSHIP_GROUP, { ...after }, at);
    return ok({ value: after, entry: { action: 'group.particulars', subject: code, before, after } });
  });

/** Takes a group away that no post belongs to from today on. Who belonged to it stays known. */
export const closeGroup = (office: Office, code: string): Promise<Result<null>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<null>>> => {
    const before = (await groupsOf(tx)).find((each) => each.code === code);
    if (before === undefined) return fail([fault('group.unknown')]);
    const today = dayOf(at);
    const still = (await membershipsOf(tx)).filter(
      ({ group, lastDay }) => group === code && (lastDay === null || lastDay >= today),
    ).length;
    if (still > 0) {
      const remedy = 'End these memberships first; they last through their last day.';
      return fail([fault('answer.invalid', `${still} of its memberships have not ended`, {}, remedy)]);
    }
    await withdraw(tx, LEADERSHIP_GROUP, { code }, BY_HAND, at);
    return ok({ value: null, entry: { action: 'group.close', subject: code, before } });
  });
