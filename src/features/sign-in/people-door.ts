import type { CouncilCode, Instant } from '../../kernel/index.ts';
import type { Acting } from '../access/index.ts';

/**
 * What signing in must know of people, given by whoever puts the program together: this feature knows codes of persons and nothing else
 * of them. Each function opens a transaction of its own, so none may be called inside one.
 */
export type PeopleDoor = {
  /** Every hat that the person has at this moment, in all councils; `groups` are those the single sign-on told. None for somebody removed. */
  readonly hatsOf: (person: string, groups: readonly string[], now: Instant) => Promise<readonly Acting[]>;
  /** What the person is called, for that person's own pages and the administrator's; null where they were removed. */
  readonly nameOf: (person: string) => Promise<string | null>;
  /** The persons that serve a council. */
  readonly personsOf: (
    council: CouncilCode,
  ) => Promise<readonly { readonly person: string; readonly name: string | null }[]>;
  /** The councils that a person serves. */
  readonly councilsOf: (person: string) => Promise<readonly CouncilCode[]>;
  /** Whether they hold, held or will hold a guarded post in any council, or deputise or will: see `GUARDED_ROLES`. */
  readonly isGuarded: (person: string, now: Instant) => Promise<boolean>;
  /**
   * Makes a person for somebody whom only the groups of the single sign-on make known, and gives their code; null where no council has
   * given a post to any of these groups.
   */
  readonly welcome: (
    told: { readonly name: string | null; readonly email: string | null; readonly groups: readonly string[] },
    now: Instant,
  ) => Promise<string | null>;
};
