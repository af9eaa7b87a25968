import { type Fault, fail, fault, ok, type Result } from '../../kernel/index.ts';
import { type Changed, changing, type Office, put } from './change.ts';
import { isOneLine } from './person.ts';
import { MANAGE_PEOPLE } from './policy.ts';
import { LATEST, type Post, postsByCode, servicesOf } from './read-model.ts';
import { POST } from './tables.ts';

/** What a post is called, and its service (empty for none), as typed. */
export type PostParticulars = { readonly title: string; readonly service: string };

const LONGEST = 120;

/** What is wrong with them, each at its answer; `services` are the titles that can be chosen. */
export const faultsOfParticulars = ({ title, service }: PostParticulars, services: readonly string[]): Fault[] => {
  const faults: Fault[] = [];
  if (title === '') faults.push(fault('answer.missing', 'Give the title of the post', { column: 'title' }));
  else if (!isOneLine(title, LONGEST)) {
    faults.push(fault('answer.invalid', `It has at most ${LONGEST} letters, on one line`, { column: 'title' }));
  }
  if (service !== '' && !services.includes(service)) {
    const remedy = 'Choose one, or have an administrator add it first.';
    faults.push(fault('answer.invalid', 'The council has no such service', { column: 'service' }, remedy));
  }
  return faults;
};

/** Changes what a post is called, or its service. Its code, and all that is kept under it, stays. */
export const settlePost = (office: Office, code: string, typed: PostParticulars): Promise<Result<Post>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<Post>>> => {
    const before = (await postsByCode(tx, LATEST)).get(code);
    if (before === undefined) return fail([fault('post.unknown', `There is no post ${code}`)]);
    const [title, service] = [typed.title.trim(), typed.service.trim()];
    const services = [...(await servicesOf(tx)).map((each) => each.title), before.service ?? ''];
    const faults = faultsOfParticulars({ title, service }, services);
    const after = { ...before, title, service: service === '' ? null : service };
    if (faults.length === 0 && after.title === before.title && after.service === before.service) {
      faults.push(fault('answer.invalid', 'Nothing was changed', { column: 'title' }, 'Change the title or service.'));
    }
    if (faults.length > 0) return fail(faults);
    await put(tx, POST, { ...after }, at);
    return ok({ value: after, entry: { action: 'post.particulars', subject: code, before, after } });
  });
