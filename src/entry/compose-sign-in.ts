import type { Power } from '../features/access/index.ts';
import { peopleDoor } from '../features/people/index.ts';
import { REFUSAL_TAKES, type SignInContext, type SignInMode, signInKeys } from '../features/sign-in/index.ts';
import { type Clock, FaultError, fault } from '../kernel/index.ts';
import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/database/database.ts';
import { createSignOn, installationSecret, openIdSettings } from '../platform/sign-in/index.ts';

type SignInOptions = {
  readonly database: Database;
  readonly clock: Clock;
  readonly config: Config;
  readonly dataFolder: string;
  readonly mode: SignInMode;
  /** Where people reach the service while PUBLIC_ADDRESS is not set. */
  readonly ownAddress: string;
  readonly powers: readonly Power[];
};

/** What signing in stands on in this process. Throws a FaultError for settings that do not fit together and for a secret that will not do. */
export const composeSignIn = async (options: SignInOptions): Promise<SignInContext> => {
  const { database, clock, config, dataFolder, mode, ownAddress, powers } = options;
  const settings = openIdSettings(config);
  if (!settings.ok) throw new FaultError(settings.problem[0] ?? fault('sign-on.settings'));
  const secret = await installationSecret({
    given: config.REMIT_SECRET,
    dataFolder: database.kind === 'embedded' ? dataFolder : null,
  });
  return {
    database,
    clock,
    keys: signInKeys(secret),
    people: peopleDoor(database),
    signOn: settings.value === null || mode === 'demonstration' ? null : createSignOn(settings.value),
    mode,
    powers,
    publicAddress: config.PUBLIC_ADDRESS ?? ownAddress,
    refusalTakes: REFUSAL_TAKES,
  };
};
