import { sql } from 'kysely';

import { type Fault, fail, fault, ok, type Result } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { withdraw } from '../../platform/database/revisions.ts';
import { BY_HAND, type Changed, changing, type Office, put } from '../record/index.ts';
import { BASIS, faultsOfCode, faultsOfTitle, isAlike, NO_SERVICE } from './particulars.ts';
import { MANAGE_PEOPLE } from './policy.ts';
import { LATEST, type Post, postsByCode, type Service, servicesOf } from './read-model.ts';
import { SERVICE } from './tables.ts';

/** A service as typed; `head` is the code of the post that heads it, empty for none. */
export type ServiceDraft = { readonly title: string; readonly head: string };

const serviceRow = ({ code, title, headPost }: Omit<Service, 'titles'>) => ({
  code,
  title,
  head_post: headPost,
  basis: BASIS,
});

// Posts name their service by its title, so two of one title would be one.
const faultsOf = (
  { title, head }: ServiceDraft,
  others: readonly Service[],
  posts: ReadonlyMap<string, Post>,
): Fault[] => {
  const faults = faultsOfTitle(title);
  if (others.some(({ titles }) => titles.some((each) => isAlike(each, title)))) {
    const remedy = 'Choose another: a post that names the other by this title still means it.';
    faults.push(fault('answer.invalid', 'Another service has or had this title', { column: 'title' }, remedy));
  }
  if (isAlike(title, NO_SERVICE)) {
    faults.push(fault('answer.invalid', 'This is no title', { column: 'title' }, 'Choose another.'));
  }
  if (head !== '' && !posts.has(head)) faults.push(fault('post.unknown', 'Choose a post', { column: 'head' }));
  return faults;
};

const trimmed = ({ title, head }: ServiceDraft): ServiceDraft => ({ title: title.trim(), head: head.trim() });

const known = async (tx: Transaction) => ({
  services: await servicesOf(tx),
  posts: await postsByCode(tx, LATEST),
});

// The titles of the earlier service would mean the new one.
const isUsed = async (tx: Transaction, code: string): Promise<boolean> => {
  const found = await sql<{ used: boolean }>`select exists (select from service where code = ${code}) as used`.execute(
    tx,
  );
  return found.rows[0]?.used ?? true;
};

/** Adds a service. Gives its code, which is as typed. */
export const addService = (office: Office, typedCode: string, typed: ServiceDraft): Promise<Result<string>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<string>>> => {
    const [code, draft] = [typedCode.trim().toUpperCase(), trimmed(typed)];
    const { services, posts } = await known(tx);
    const faults = [...faultsOf(draft, services, posts), ...faultsOfCode(code, 'ADULTS')];
    if (await isUsed(tx, code)) {
      const found = `The code ${code} stands or stood for a service already`;
      faults.push(fault('answer.invalid', found, { column: 'code' }, 'Choose another code.'));
    }
    if (faults.length > 0) return fail(faults);
    const after = { code, title: draft.title, headPost: draft.head === '' ? null : draft.head };
    await put(tx, SERVICE, serviceRow(after), at);
    return ok({ value: code, entry: { action: 'service.add', subject: code, after } });
  });

/** Changes what a service is called, and which post heads it. Its posts go with it: see `Service`. */
export const settleService = (
  office: Office,
  code: string,
  typed: ServiceDraft,
): Promise<Result<Omit<Service, 'titles'>>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<Omit<Service, 'titles'>>>> => {
    const draft = trimmed(typed);
    const { services, posts } = await known(tx);
    const before = services.find((each) => each.code === code);
    if (before === undefined) return fail([fault('service.unknown')]);
    const others = services.filter((each) => each !== before);
    const faults = faultsOf(draft, others, posts);
    const after = { code, title: draft.title, headPost: draft.head === '' ? null : draft.head };
    const { titles: _, ...stood } = before;
    if (faults.length === 0 && after.title === before.title && after.headPost === before.headPost) {
      faults.push(fault('answer.invalid', 'Nothing was changed', { column: 'title' }, 'Change the title or its head.'));
    }
    if (faults.length > 0) return fail(faults);
    await put(tx, SERVICE, serviceRow(after), at);
    return ok({ value: after, entry: { action: 'service.particulars', subject: code, before: stood, after } });
  });

/** Takes a service away that no post belongs to any more. */
export const closeService = (office: Office, code: string): Promise<Result<null>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<null>>> => {
    const { services, posts } = await known(tx);
    const before = services.find((each) => each.code === code);
    if (before === undefined) return fail([fault('service.unknown')]);
    const still = [...posts.values()].filter(
      ({ service }) => service !== null && before.titles.includes(service),
    ).length;
    if (still > 0) {
      const remedy = 'Give these posts another service first.';
      return fail([
        fault(
          'answer.invalid',
          still === 1 ? 'A post belongs to this service' : `${still} posts belong to this service`,
          {},
          remedy,
        ),
      ]);
    }
    await withdraw(tx, SERVICE, { code }, BY_HAND, at);
    return ok({ value: null, entry: { action: 'service.close', subject: code, before } });
  });
