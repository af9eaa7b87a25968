import { FaultError, fault, type Instant } from '../../kernel/index.ts';
import type { Database } from '../../platform/database/database.ts';
import { type Council, findCouncil } from './council.ts';
import { allCouncils } from './read-model.ts';

/** The council that a person named, by code, name or alias. Throws a FaultError `council.unknown` that says which there are. */
export const needCouncil = async (database: Database, named: string, asAt: Instant): Promise<Council> => {
  const councils = await database.read({ council: null }, (tx) => allCouncils(tx, asAt));
  const council = findCouncil(councils, named);
  if (council !== null) return council;
  const known = councils.map(({ code }) => code).join(', ');
  const remedy = known === '' ? 'Load the pack "scotland" first, or run "remit demo".' : `Use one of: ${known}.`;
  throw new FaultError(fault('council.unknown', `No council is called "${named}"`, {}, remedy));
};
