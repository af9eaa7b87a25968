import { url } from '../../ui/index.ts';
import { ADDRESS } from '../site/index.ts';

/** What the page says has just been done, by the word that its address carries. */
export const SAID = {
  added: 'The person was added',
  renamed: 'The particulars were changed',
  removed: 'The person was removed, and their particulars were erased',
  held: 'The post was given',
  ended: 'The holding was ended',
  posted: 'The post was added',
  retitled: 'The post was changed',
  roles: 'The roles of the post were settled',
  away: 'The absence was recorded',
  back: 'The absence was ended',
  mapped: 'The sign-in group gives the post now',
  unmapped: 'The sign-in group gives the post no longer',
  newGroup: 'The group was added',
  changedGroup: 'The group was changed',
  closedGroup: 'The group was taken away',
  newService: 'The service was added',
  renamedService: 'The service was changed',
  closedService: 'The service was taken away',
  joined: 'The post joined the group',
  left: 'The membership was ended',
  delegated: 'The delegation was made',
  recalled: 'The delegation was ended',
} as const;

export type Said = keyof typeof SAID;

const after = (said: Said | null): { said?: string } => (said === null ? {} : { said });

/** The addresses of people, posts, groups and deputising. */
export const PEOPLE = {
  directory: (council: string, said: Said | null = null): string =>
    said === null ? ADDRESS.people(council) : url(['councils', council, 'people'], { said }),
  newPerson: (council: string): string => url(['councils', council, 'people', 'new']),
  person: (council: string, person: string, said: Said | null = null): string =>
    url(['councils', council, 'people', person], after(said)),
  personForm: (council: string, person: string, what: 'particulars' | 'remove'): string =>
    url(['councils', council, 'people', person, what]),
  /** The form that adds a post, and where it is sent. */
  newPost: (council: string, step: 'form' | 'send'): string =>
    url(['councils', council, 'posts', ...(step === 'form' ? ['new'] : [])]),
  post: (council: string, post: string, said: Said | null = null): string =>
    url(['councils', council, 'posts', post], after(said)),
  changePost: (council: string, post: string): string => url(['councils', council, 'posts', post, 'change']),
  postForm: (council: string, post: string, ...rest: string[]): string =>
    url(['councils', council, 'posts', post, ...rest]),
  services: (council: string, said: Said | null = null): string => url(['councils', council, 'services'], after(said)),
  serviceForm: (council: string, ...rest: string[]): string => url(['councils', council, 'services', ...rest]),
  groups: (council: string, said: Said | null = null): string => url(['councils', council, 'groups'], after(said)),
  group: (council: string, group: string, said: Said | null = null): string =>
    url(['councils', council, 'groups', group], after(said)),
  groupForm: (council: string, group: string, ...rest: string[]): string =>
    url(['councils', council, 'groups', group, ...rest]),
  deputising: (council: string, said: Said | null = null): string =>
    url(['councils', council, 'deputising'], after(said)),
  delegation: (council: string, delegation: string, said: Said | null = null): string =>
    url(['councils', council, 'deputising', delegation], after(said)),
  endDelegation: (council: string, delegation: string): string =>
    url(['councils', council, 'deputising', delegation, 'end']),
} as const;
