import { type Fault, fail, fault, ok, type Result } from '../../kernel/index.ts';
import { type Changed, changing, type Office, put } from '../record/index.ts';
import { isOwnPost } from './change-post.ts';
import { guardedByMachine, guardedPosts } from './guarded.ts';
import { BASIS, faultsOfTitle, isAlike } from './particulars.ts';
import { MANAGE_PEOPLE } from './policy.ts';
import { LATEST, type Post, postsByCode, presentTitle, servicesOf } from './read-model.ts';
import { POST } from './tables.ts';

/** What a post is called, and its service (empty for none), as typed. */
export type PostParticulars = { readonly title: string; readonly service: string };

/** What is wrong with them, each at its answer; `services` are the titles that can be chosen. */
export const faultsOfParticulars = ({ title, service }: PostParticulars, services: readonly string[]): Fault[] => {
  const faults = faultsOfTitle(title);
  if (service !== '' && !services.includes(service)) {
    const remedy = 'Choose one, or have an administrator add it first.';
    faults.push(fault('answer.invalid', 'The council has no such service', { column: 'service' }, remedy));
  }
  return faults;
};

/** What is wrong with a title that another post has: the record, and whoever gives a post, tell posts apart by their titles. */
export const faultsOfSameTitle = (title: string, posts: ReadonlyMap<string, Post>): Fault[] => {
  const other = [...posts.values()].find((each) => isAlike(each.title, title));
  if (other === undefined) return [];
  const remedy = 'Choose another, such as one that names the service.';
  return [fault('answer.invalid', `The post ${other.code} has this title`, { column: 'title' }, remedy)];
};

const NOT_OWN = (): Fault =>
  fault(
    'people.refused',
    'Nobody changes what a post of their own is called',
    { column: 'title' },
    'Ask another administrator, or whoever runs this installation.',
  );

/** Changes what a post is called, or its service. Its code, and all that is kept under it, stays. A guarded post is renamed by no page. */
export const settlePost = (office: Office, code: string, typed: PostParticulars): Promise<Result<Post>> =>
  changing(office, MANAGE_PEOPLE, async (tx, at): Promise<Result<Changed<Post>>> => {
    const posts = await postsByCode(tx, LATEST);
    const standing = posts.get(code);
    if (standing === undefined) return fail([fault('post.unknown', `There is no post ${code}`)]);
    if (!office.by.machine && (await guardedPosts(tx)).has(code)) {
      return fail([guardedByMachine('The post is guarded, so no page changes what it is called', 'title')]);
    }
    if (await isOwnPost(tx, office.by, code, at)) return fail([NOT_OWN()]);
    const [title, service] = [typed.title.trim(), typed.service.trim()];
    const services = await servicesOf(tx);
    const before = { ...standing, service: presentTitle(services, standing.service) };
    const titles = [...services.map((each) => each.title), before.service ?? ''];
    const faults = faultsOfParticulars({ title, service }, titles);
    if (title !== before.title) faults.push(...faultsOfSameTitle(title, posts));
    const after = { ...before, title, service: service === '' ? null : service, basis: BASIS };
    if (faults.length === 0 && after.title === before.title && after.service === before.service) {
      faults.push(fault('answer.invalid', 'Nothing was changed', { column: 'title' }, 'Change the title or service.'));
    }
    if (faults.length > 0) return fail(faults);
    await put(tx, POST, { ...after }, at);
    return ok({ value: after, entry: { action: 'post.particulars', subject: code, before, after } });
  });
