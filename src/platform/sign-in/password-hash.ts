import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

import { FaultError, fault } from '../../kernel/index.ts';
import { readPhc, writePhc } from './phc-text.ts';
import { createTurns } from './turns.ts';

// OWASP's password storage cheat sheet: Argon2id with at least 19 MiB, two passes, one lane.
const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

// Hashing runs on the few threads that files are read on too: a crowd at the door must not take them all.
// Fifty waiting are a few seconds; whoever comes then is told so at once, and nobody waits without end.
const WAITING_ROOM = 50;
const turns = createTurns(2, WAITING_ROOM, () => new FaultError(fault('sign-in.busy')));

/** Whether so many passwords are being checked that one more would be refused with the fault 'sign-in.busy'. */
export const isHashingFull = (): boolean => turns.isFull();

/** In code points: far beyond any password that can be chosen. Whatever is longer is no password, and is not worth the work. */
export const LONGEST_CHECKED = 1024;

// Counted without spreading a text of a megabyte: a text has at least half as many code points as UTF-16 units.
const isTooLong = (password: string): boolean =>
  password.length > 2 * LONGEST_CHECKED ||
  (password.length > LONGEST_CHECKED && [...password].length > LONGEST_CHECKED);

const derive = (
  password: string,
  salt: Uint8Array,
  memory: number,
  passes: number,
  lanes: number,
  length: number,
): Promise<Uint8Array> =>
  turns.take(
    () =>
      new Promise((resolve, reject) => {
        const message = Buffer.from(password.normalize('NFKC'), 'utf8');
        argon2(
          'argon2id',
          { message, nonce: salt, memory, passes, parallelism: lanes, tagLength: length },
          (error, hash) => {
            if (error === null) resolve(new Uint8Array(hash));
            else reject(error);
          },
        );
      }),
  );

/**
 * Hashes a password with a fresh salt; gives the PHC text to store. Takes some tens of milliseconds by design. Throws `FaultError` 'sign-in.busy'
 * where too many wait already, as does every function here that hashes.
 */
export const hashPassword = async (password: string): Promise<string> => {
  if (isTooLong(password)) throw new Error('A password of this length was to be refused before');
  const salt = new Uint8Array(randomBytes(SALT_BYTES));
  const hash = await derive(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
  return writePhc({ memory: MEMORY_KIB, passes: PASSES, lanes: LANES, salt, hash });
};

/** Whether the password is the one that was stored. A stored text that cannot be read matches nothing; nor does a text too long for a password. */
export const verifyPassword = async (password: string, stored: string): Promise<boolean> => {
  if (isTooLong(password)) return false;
  const read = readPhc(stored);
  if (read === null) {
    await verifyNobody(password);
    return false;
  }
  const hash = await derive(password, read.salt, read.memory, read.passes, read.lanes, read.hash.length);
  return timingSafeEqual(hash, read.hash);
};

const NOBODYS_SALT = new Uint8Array(SALT_BYTES);

/** Takes as long as checking a password, so that the time to an answer does not tell whether an account exists. */
export const verifyNobody = async (password: string): Promise<false> => {
  if (!isTooLong(password)) await derive(password, NOBODYS_SALT, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
  return false;
};

/** Whether a stored password was hashed with less care than is taken now, and should be hashed anew at the next sign-in. */
export const needsRehash = (stored: string): boolean => {
  const read = readPhc(stored);
  return (
    read === null ||
    read.memory < MEMORY_KIB ||
    read.passes < PASSES ||
    read.salt.length < SALT_BYTES ||
    read.hash.length < HASH_BYTES
  );
};
