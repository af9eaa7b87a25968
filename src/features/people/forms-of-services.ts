import type { Asked } from '../site/index.ts';
import { PEOPLE } from './addresses.ts';
import type { PeopleForm } from './draw.ts';
import { servicesPage } from './page-services.tsx';
import { MANAGE_PEOPLE } from './policy.ts';
import { addService, closeService, type ServiceDraft, settleService } from './settle-service.ts';

const draftIn = ({ answer }: Asked): ServiceDraft => ({ title: answer('title'), head: answer('head') });

/** The forms of services: adding one, changing one, taking one away. */
export const SERVICE_FORMS: readonly PeopleForm[] = [
  {
    path: '/services',
    permission: MANAGE_PEOPLE,
    record: 'service.add',
    which: 'service',
    change: (asked) => addService(asked.office, asked.answer('code'), draftIn(asked)),
    next: ({ council }) => PEOPLE.services(council, 'newService'),
    page: () => servicesPage,
  },
  {
    path: '/services/:service',
    permission: MANAGE_PEOPLE,
    record: 'service.particulars',
    which: 'service-:service',
    change: (asked) => settleService(asked.office, asked.named('service'), draftIn(asked)),
    next: ({ council }) => PEOPLE.services(council, 'renamedService'),
    page: () => servicesPage,
  },
  {
    path: '/services/:service/close',
    permission: MANAGE_PEOPLE,
    record: 'service.close',
    which: 'close-:service',
    change: ({ office, named }) => closeService(office, named('service')),
    next: ({ council }) => PEOPLE.services(council, 'closedService'),
    page: () => servicesPage,
  },
];
