import { type Fault, fail, fault, type Instant, ok, type Result } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { withdraw } from '../../platform/database/revisions.ts';
import { type Changed, changing, type Office, put } from './change.ts';
import { isOneLine } from './person.ts';
import { MANAGE_PEOPLE } from './policy.ts';
import { LATEST, type Post, postsByCode, type Service, servicesOf } from './read-model.ts';
import { BY_HAND, POST, SERVICE } from './tables.ts';

/** A service as typed; `head` is the code of the post that heads it, empty for none. */
export type ServiceDraft = { readonly title: string; readonly head: string };

const BASIS = 'settled by the council';
const LONGEST = 120;
const CODE = /^[A-Z][A-Z0-9-]{0,39}$/;

const serviceRow = ({ code, title, headPost }: Service) => ({ code, title, head_post: headPost, basis: BASIS });

// Posts name their service by its title, so two of one title would be one.
const faultsOf = (
  { title, head }: ServiceDraft,
  others: readonly Service[],
  posts: ReadonlyMap<string, Post>,
): Fault[] => {
  const faults: Fault[] = [];
  if (title === '') faults.push(fault('answer.missing', 'Give the title of the service', { column: 'title' }));
  else if (!isOneLine(title, LONGEST)) {
    faults.push(fault('answer.invalid', `It has at most ${LONGEST} letters, on one line`, { column: 'title' }));
  } else if (others.some((each) => each.title === title)) {
    faults.push(fault('answer.invalid', 'Another service has this title', { column: 'title' }, 'Choose another.'));
  }
  if (head !== '' && !posts.has(head)) faults.push(fault('post.unknown', 'Choose a post', { column: 'head' }));
  return faults;
};

const trimmed = ({ title, head }: ServiceDraft): ServiceDraft => ({ title: title.trim(), head: head.trim() });

const known = async (tx: Transaction) => ({
  services: await servicesOf(tx),
  posts: await postsByCode(tx, LATEST),
});

/** Adds a service. Gives its code, which is as typed. */
export const addService = (office: Office, typedCode: string, typed: ServiceDraft): Promise<Result<string>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<string>>> => {
    const [code, draft] = [typedCode.trim(), trimmed(typed)];
    const { services, posts } = await known(tx);
    const faults = faultsOf(draft, services, posts);
    const remedy = 'Use capital letters, digits and hyphens, at most 40, such as ADULTS.';
    if (!CODE.test(code)) faults.push(fault('answer.invalid', 'This is no code', { column: 'code' }, remedy));
    else if (services.some((each) => each.code === code)) {
      const found = `The code ${code} stands for a service already`;
      faults.push(fault('answer.invalid', found, { column: 'code' }, 'Choose another code.'));
    }
    if (faults.length > 0) return fail(faults);
    const after = { code, title: draft.title, headPost: draft.head === '' ? null : draft.head };
    await put(tx, SERVICE, serviceRow(after), at);
    return ok({ value: code, entry: { action: 'service.add', subject: code, after } });
  });

const rename = async (tx: Transaction, posts: Iterable<Post>, from: string, to: string, at: Instant): Promise<void> => {
  for (const post of posts) if (post.service === from) await put(tx, POST, { ...post, service: to }, at);
};

/** Changes what a service is called, in its posts as well, and which post heads it. */
export const settleService = (office: Office, code: string, typed: ServiceDraft): Promise<Result<Service>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<Service>>> => {
    const draft = trimmed(typed);
    const { services, posts } = await known(tx);
    const before = services.find((each) => each.code === code);
    if (before === undefined) return fail([fault('service.unknown')]);
    const others = services.filter((each) => each !== before);
    const faults = faultsOf(draft, others, posts);
    const after = { code, title: draft.title, headPost: draft.head === '' ? null : draft.head };
    if (faults.length === 0 && after.title === before.title && after.headPost === before.headPost) {
      faults.push(fault('answer.invalid', 'Nothing was changed', { column: 'title' }, 'Change the title or its head.'));
    }
    if (faults.length > 0) return fail(faults);
    await put(tx, SERVICE, serviceRow(after), at);
    if (after.title !== before.title) await rename(tx, posts.values(), before.title, after.title, at);
    return ok({ value: after, entry: { action: 'service.particulars', subject: code, before, after } });
  });

/** Takes a service away that no post belongs to any more. */
export const closeService = (office: Office, code: string): Promise<Result<null>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<null>>> => {
    const { services, posts } = await known(tx);
    const before = services.find((each) => each.code === code);
    if (before === undefined) return fail([fault('service.unknown')]);
    const still = [...posts.values()].filter(({ service }) => service === before.title).length;
    if (still > 0) {
      const remedy = 'Give these posts another service first.';
      return fail([fault('answer.invalid', `${still} of the posts belong to this service`, {}, remedy)]);
    }
    await withdraw(tx, SERVICE, { code }, BY_HAND, at);
    return ok({ value: null, entry: { action: 'service.close', subject: code, before } });
  });
