import type { Asked } from '../site/index.ts';
import { PEOPLE } from './addresses.ts';
import { addPerson, removePerson, renamePerson } from './change-person.ts';
import type { Draw, PeopleDependencies, PeopleForm } from './draw.ts';
import { holdingIn } from './holding-asked.ts';
import { newPersonPage, personPage } from './page-person.tsx';
import { MANAGE_PEOPLE } from './policy.ts';

const person =
  ({ named }: Asked): Draw =>
  (given) =>
    personPage(given, named('person'));

/** The forms of a person: adding, changing the particulars, removing. */
export const personForms = ({ site, clock, endAccess }: PeopleDependencies): readonly PeopleForm[] => [
  {
    path: '/people',
    permission: MANAGE_PEOPLE,
    record: 'person.add',
    which: 'new',
    change: (asked) => {
      const { office, answer } = asked;
      const holding = answer('post') === '' ? null : holdingIn(asked);
      return addPerson(office, { name: answer('name'), email: answer('email'), holding });
    },
    next: ({ council }, added) => PEOPLE.person(council, String(added), 'added'),
    page: () => newPersonPage,
  },
  {
    path: '/people/:person/particulars',
    permission: MANAGE_PEOPLE,
    record: 'person.rename',
    which: 'particulars',
    change: ({ office, named, answer }) => renamePerson(office, named('person'), answer('name'), answer('email')),
    next: ({ council, named }) => PEOPLE.person(council, named('person'), 'renamed'),
    page: person,
  },
  {
    path: '/people/:person/remove',
    permission: MANAGE_PEOPLE,
    record: 'person.remove',
    which: 'remove',
    change: ({ office, named }) =>
      removePerson(
        { database: site.database, clock, by: office.by, council: office.council, endAccess },
        named('person'),
      ),
    next: ({ council, named }) => PEOPLE.person(council, named('person'), 'removed'),
    page: person,
  },
];
