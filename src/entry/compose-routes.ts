import { readFile } from 'node:fs/promises';

import { PUBLIC } from '../features/access/index.ts';
import { indicatorRoutes } from '../features/indicators/pages.tsx';
import { measureApi } from '../features/measures/api.ts';
import { measureRoutes } from '../features/measures/pages.tsx';
import { overviewRoutes } from '../features/overview/pages.tsx';
import { plansOf } from '../features/plans/index.ts';
import { planRoutes } from '../features/plans/pages.tsx';
import { reportApi } from '../features/reports/api.ts';
import { paperPeriods } from '../features/reports/index.ts';
import { reportRoutes } from '../features/reports/pages.tsx';
import type { AppRoute, Site } from '../features/site/index.ts';
import { siteRoutes } from '../features/site/pages.tsx';
import type { Clock } from '../kernel/index.ts';
import type { Database } from '../platform/database/database.ts';
import { ASSETS } from '../ui/index.ts';
import { SITE_PARTS } from './site-parts.ts';

export type RouteDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  /** Whom to write to about accessibility; not named where the installation has not said. */
  readonly accessibilityContact?: { readonly name: string; readonly address: string };
};

const assetRoutes = (): AppRoute[] =>
  ASSETS.map(({ url, file, type }): AppRoute => {
    let bytes: Promise<Uint8Array> | null = null;
    return {
      method: 'GET',
      path: url,
      permission: PUBLIC,
      record: null,
      handle: async () => {
        bytes ??= readFile(file);
        return { kind: 'asset', bytes: await bytes, type };
      },
    };
  });

/** Every address of the service, each with who may open it and what the record keeps of it. */
export const allRoutes = ({ database, clock, accessibilityContact }: RouteDependencies): AppRoute[] => {
  const site: Site = { database, plansOf, parts: SITE_PARTS };
  return [
    ...overviewRoutes({ site }),
    ...siteRoutes({ database, accessibilityContact: accessibilityContact ?? null }),
    ...planRoutes({ site, paperPeriods }),
    ...measureRoutes({ site }),
    ...indicatorRoutes({ site }),
    ...reportRoutes({ site }),
    ...measureApi({ site, clock }),
    ...reportApi({ site }),
    ...assetRoutes(),
  ];
};
