import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Session } from '../../src/platform/database/session.ts';
import {
  asEmbeddedOwner,
  asPostgresOwner,
  type Database,
  openEmbedded,
  openPostgres,
} from '../../src/platform/index.ts';
import { createPostgres, embeddedTemplate } from './databases.ts';

/** A database that can be used by the service and, between whiles, by the owner of its tables, who may do anything. */
export type Owned = {
  /** Opens it with these migrations, lets the service work, and closes it. */
  readonly serve: <Value>(migrations: string, work: (database: Database) => Promise<Value>) => Promise<Value>;
  readonly own: <Value>(work: (session: Session) => Promise<Value>) => Promise<Value>;
  readonly end: () => Promise<void>;
};

/** A fresh embedded database in a folder of its own, made with these migrations. */
export const ownedEmbedded = async (migrations: string): Promise<Owned> => {
  const directory = await mkdtemp(join(tmpdir(), 'remit-owned-'));
  const template = await embeddedTemplate(migrations);
  return {
    serve: async (steps, work) => {
      const database = await openEmbedded({ directory, migrations: steps, template });
      try {
        return await work(database);
      } finally {
        await database.close();
      }
    },
    own: (work) => asEmbeddedOwner(directory, template, work),
    end: () => rm(directory, { recursive: true, force: true }),
  };
};

/** A fresh PostgreSQL database, made with these migrations. */
export const ownedPostgres = async (migrations: string): Promise<Owned> => {
  const { url, ownerUrl, drop } = await createPostgres(migrations);
  return {
    serve: async (steps, work) => {
      const database = await openPostgres({ url, ownerUrl, migrations: steps });
      try {
        return await work(database);
      } finally {
        await database.close();
      }
    },
    own: (work) => asPostgresOwner(ownerUrl, work),
    end: drop,
  };
};
