import { sql } from 'kysely';

import { dayOf, type Fault, fail, fault, ok, type Result } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { withdraw } from '../../platform/database/revisions.ts';
import { isGuardedRole } from '../access/index.ts';
import { BY_HAND, type Changed, changing, type Office, put } from '../record/index.ts';
import { isGroupRole } from './assignable-roles.ts';
import { guardedByMachine } from './guarded.ts';
import { BASIS, faultsOfCode, faultsOfTitle, isAlike } from './particulars.ts';
import { isOneLine } from './person.ts';
import { MANAGE_PEOPLE } from './policy.ts';
import { type Group, groupsOf, membershipsOf } from './read-model.ts';
import { LEADERSHIP_GROUP } from './tables.ts';

/** What a group is called and what it is for (empty where that is not said), as typed. */
export type GroupDraft = { readonly title: string; readonly purpose: string };

const LONGEST_TITLE = 160;
const LONGEST_PURPOSE = 300;

const faultsOf = ({ title, purpose }: GroupDraft, others: readonly Group[]): Fault[] => {
  const faults = faultsOfTitle(title, LONGEST_TITLE);
  if (others.some((each) => isAlike(each.title, title))) {
    faults.push(fault('answer.invalid', 'Another group has this title', { column: 'title' }, 'Choose another.'));
  }
  if (!isOneLine(purpose, LONGEST_PURPOSE)) {
    const found = `It has at most ${LONGEST_PURPOSE} letters, on one line`;
    faults.push(fault('answer.invalid', found, { column: 'purpose' }));
  }
  return faults;
};

const trimmed = ({ title, purpose }: GroupDraft): GroupDraft => ({ title: title.trim(), purpose: purpose.trim() });

// Whoever belonged to the earlier group would belong to the new one.
const isUsed = async (tx: Transaction, code: string): Promise<boolean> => {
  const found = await sql<{ used: boolean }>`select exists (select from leadership_group where code = ${code})
    or exists (select from group_member where group_code = ${code}) as used`.execute(tx);
  return found.rows[0]?.used ?? true;
};

/** Adds a group with the role that it brings to its posts, empty for none. Gives its code. A guarded role is brought by no page. */
export const addGroup = (
  office: Office,
  typed: GroupDraft & { readonly code: string; readonly role: string },
): Promise<Result<string>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<string>>> => {
    const [code, draft, role] = [typed.code.trim().toUpperCase(), trimmed(typed), typed.role.trim()];
    const faults = [...faultsOf(draft, await groupsOf(tx)), ...faultsOfCode(code, 'JSWMT')];
    if (await isUsed(tx, code)) {
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
    const groups = await groupsOf(tx);
    const before = groups.find((each) => each.code === code);
    if (before === undefined) return fail([fault('group.unknown')]);
    const draft = trimmed(typed);
    const faults = faultsOf(
      draft,
      groups.filter((each) => each !== before),
    );
    const purpose = draft.purpose === '' ? null : draft.purpose;
    const after = { ...before, title: draft.title, purpose, basis: BASIS };
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
    if (before.role !== null && isGuardedRole(before.role) && !office.by.machine) {
      // Whoever had the role by it stays guarded for as long as the group is known.
      return fail([guardedByMachine('The group brings a guarded role, so no page takes it away', 'title')]);
    }
    const today = dayOf(at);
    const still = (await membershipsOf(tx)).filter(
      ({ group, lastDay }) => group === code && (lastDay === null || lastDay >= today),
    ).length;
    if (still > 0) {
      const remedy = 'End these memberships first; they last through their last day.';
      return fail([fault('answer.invalid', `Posts belong to it still: ${still}`, {}, remedy)]);
    }
    await withdraw(tx, LEADERSHIP_GROUP, { code }, BY_HAND, at);
    return ok({ value: null, entry: { action: 'group.close', subject: code, before } });
  });
