import { sql } from 'kysely';

import { type Fault, fail, fault, ok, postCode, type Result } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { isGuardedRole, isRole, ROLES } from '../access/index.ts';
import { type Changed, changing, type Office, put } from '../record/index.ts';
import { isPostRole } from './assignable-roles.ts';
import { guardedByMachine, guardedPosts } from './guarded.ts';
import { BASIS } from './particulars.ts';
import { MANAGE_PEOPLE } from './policy.ts';
import { postsOf, servicesOf } from './read-model.ts';
import { faultsOfParticulars, faultsOfSameTitle } from './settle-post.ts';
import { POST, POST_ROLE } from './tables.ts';

/** A post as typed: its code such as "CSWO", and the service that it belongs to, empty for none. */
export type PostDraft = {
  readonly code: string;
  readonly title: string;
  readonly service: string;
  readonly roles: readonly string[];
};

const sayRole = (role: string): string => (isRole(role) ? ROLES[role] : role);

// What was once given to a code would come back with it, unseen by whoever adds the post. One statement, however many posts there are.
const isUsed = async (tx: Transaction, code: string): Promise<boolean> => {
  const found = await sql<{ used: boolean }>`
    select exists (select from post where code = ${code}) or exists (select from post_holding where post = ${code})
      or exists (select from post_role where post = ${code}) or exists (select from group_member where post = ${code})
      or exists (select from claim_mapping where post = ${code}) or exists (select from post_absence where post = ${code})
      or exists (select from delegation where ${code} in (covers_post, depute_post)) as used`.execute(tx);
  return found.rows[0]?.used ?? true;
};

// The guarded posts alone: a new post that is called as one of them would pass for it, and reading every title makes adding slower with each post.
const faultsOfGuardedTitle = async (tx: Transaction, title: string): Promise<Fault[]> =>
  faultsOfSameTitle(title, await postsOf(tx, [...(await guardedPosts(tx))]));

const faultsOfPost = (
  { code, title, service, roles }: PostDraft,
  services: readonly string[],
  machine: boolean,
): Fault[] => {
  const faults: Fault[] = [];
  const found = (column: string, words: string, remedy?: string): void => {
    faults.push(fault('answer.invalid', words, { column }, remedy));
  };
  if (postCode(code) === null) {
    found(
      'code',
      'This is no code for a post',
      'Use capital letters, digits and hyphens, at most 40, such as HOS-ADULTS.',
    );
  }
  faults.push(...faultsOfParticulars({ title, service }, services));
  const odd = roles.filter((role) => !isPostRole(role));
  if (odd.length > 0) found('roles', `A post cannot be given: ${odd.map(sayRole).join(', ')}`);
  const guarded = roles.filter(isGuardedRole);
  if (guarded.length > 0 && odd.length === 0 && !machine) {
    faults.push(guardedByMachine(`No page gives this role: ${guarded.map(sayRole).join(', ')}`, 'roles'));
  }
  return faults;
};

/**
 * Adds a post, with its roles; guarded ones at the machine alone. Gives its code. A code that was ever used is not used again: whoever held it
 * would hold the new post.
 */
export const addPost = (office: Office, typed: PostDraft): Promise<Result<string>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<string>>> => {
    const [code, title, service] = [typed.code.trim(), typed.title.trim(), typed.service.trim()];
    const roles = [...new Set(typed.roles)].sort();
    const services = (await servicesOf(tx)).map((each) => each.title);
    const faults = faultsOfPost({ code, title, service, roles }, services, office.by.machine);
    if (faults.length === 0 && (await isUsed(tx, code))) {
      const found = `The code ${code} stands or stood for a post already`;
      faults.push(fault('answer.invalid', found, { column: 'code' }, 'Choose another code.'));
    }
    faults.push(...(await faultsOfGuardedTitle(tx, title)));
    if (faults.length > 0) return fail(faults);
    const row = { code, title, service: service === '' ? null : service, basis: BASIS };
    await put(tx, POST, row, at);
    for (const role of roles) await put(tx, POST_ROLE, { post: code, role, basis: BASIS }, at);
    return ok({ value: code, entry: { action: 'post.add', subject: code, after: { ...row, roles } } });
  });
