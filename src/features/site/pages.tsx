import type { Database } from '../../platform/database/database.ts';
import { PUBLIC } from '../access/index.ts';
import { aboutPage } from './about-page.tsx';
import { type AccessibilityContact, accessibilityPage } from './accessibility-page.tsx';
import { ADDRESS } from './addresses.ts';
import type { AppRoute } from './app-route.ts';

type StatementDependencies = {
  readonly database: Database;
  readonly accessibilityContact: AccessibilityContact;
};

const READING = { method: 'GET', permission: PUBLIC, record: null } as const;

/** The statements about the service, and the address that says whether it is well. */
export const siteRoutes = ({ database, accessibilityContact }: StatementDependencies): AppRoute[] => [
  { ...READING, path: ADDRESS.about, handle: async () => ({ kind: 'page', html: aboutPage() }) },
  {
    ...READING,
    path: ADDRESS.accessibility,
    handle: async () => ({ kind: 'page', html: accessibilityPage(accessibilityContact) }),
  },
  {
    ...READING,
    path: '/health',
    handle: async () => {
      // A service that cannot read its data is not well: the read fails, and so does the answer.
      await database.read({ council: null }, async (tx) => tx.selectNoFrom((_) => []).execute());
      return { kind: 'json', json: JSON.stringify({ status: 'ok', database: database.kind }) };
    },
  },
];
