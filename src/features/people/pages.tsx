import type { Power } from '../access/index.ts';
import type { AppRoute } from '../site/index.ts';
import { formRoutes } from '../site/index.ts';
import { type Draw, drawn, type PeopleDependencies } from './draw.ts';
import { DELEGATION_FORMS, GROUP_FORMS } from './forms-of-groups.ts';
import { personForms } from './forms-of-persons.ts';
import { POST_FORMS } from './forms-of-posts.ts';
import { SERVICE_FORMS } from './forms-of-services.ts';
import { changePostPage } from './page-change-post.tsx';
import { delegationPage } from './page-delegation.tsx';
import { deputisingPage } from './page-deputising.tsx';
import { directoryPage } from './page-directory.tsx';
import type { PeopleView } from './page-frame.tsx';
import { groupPage } from './page-group.tsx';
import { groupsPage } from './page-groups.tsx';
import { newPostPage } from './page-new-post.tsx';
import { newPersonPage, personPage } from './page-person.tsx';
import { postPage } from './page-post.tsx';
import { servicesPage } from './page-services.tsx';
import { MANAGE_PEOPLE, READ_PEOPLE, RECORD_ABSENCE } from './policy.ts';

const COUNCIL = '/councils/:council';

const peoplePages = (dependencies: PeopleDependencies): AppRoute[] => {
  const page = (path: string, permission: Power, draw: Draw): AppRoute => ({
    method: 'GET',
    path: `${COUNCIL}${path}`,
    permission,
    record: null,
    handle: (request) => drawn(dependencies, request, draw),
  });
  const named = (given: PeopleView, name: string): string => given.request.path[name] ?? '';
  return [
    page('/people', READ_PEOPLE, directoryPage),
    page('/people/new', MANAGE_PEOPLE, newPersonPage),
    page('/people/:person', READ_PEOPLE, (given) => personPage(given, named(given, 'person'))),
    // No code of a post is in small letters.
    page('/posts/new', MANAGE_PEOPLE, newPostPage),
    page('/posts/:post', READ_PEOPLE, async (given) => {
      const post = named(given, 'post');
      return postPage(
        given,
        post,
        await dependencies.dutiesOf(given.tx, given.view.council.code, post, given.view.asAt),
      );
    }),
    page('/posts/:post/change', RECORD_ABSENCE, (given) => changePostPage(given, named(given, 'post'))),
    page('/services', READ_PEOPLE, servicesPage),
    page('/groups', READ_PEOPLE, groupsPage),
    page('/groups/:group', READ_PEOPLE, (given) => groupPage(given, named(given, 'group'))),
    page('/deputising', READ_PEOPLE, deputisingPage),
    page('/deputising/:delegation', READ_PEOPLE, (given) => delegationPage(given, named(given, 'delegation'))),
  ];
};

/** Every address of people, posts, groups and deputising: the pages, and the forms that stand on them. */
export const peopleRoutes = (dependencies: PeopleDependencies): AppRoute[] => [
  ...peoplePages(dependencies),
  ...formRoutes(
    {
      database: dependencies.site.database,
      clock: dependencies.clock,
      draw: (request, page, again) => drawn(dependencies, request, page, again),
    },
    [...POST_FORMS, ...personForms(dependencies), ...SERVICE_FORMS, ...GROUP_FORMS, ...DELEGATION_FORMS],
  ),
];
