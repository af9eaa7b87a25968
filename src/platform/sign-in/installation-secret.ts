import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { FaultError, fault } from '../../kernel/index.ts';
import { syncDirectory, systemCode } from '../files.ts';

/** In characters: 32 of base64 hold 192 bits. */
const SHORTEST_SECRET = 32;

const SAMPLES = /change.?me|replace.?me|your.?secret|example|sample|password|0123456789|abcdefgh|openssl rand/i;

/** Why a text will not do as the installation's secret, or `null` where it will. Never says the text. */
export const whyNoSecret = (text: string): string | null => {
  if (text.length < SHORTEST_SECRET) return `it has fewer than ${SHORTEST_SECRET} characters`;
  if (SAMPLES.test(text)) return 'it is a sample, or holds a word that samples hold';
  if (new Set(text).size < 12) return 'it repeats a few characters over and over';
  return null;
};

const FILE = 'secret.key';

const readOwn = async (path: string): Promise<string | null> => {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw new FaultError(fault('secret.unusable', "The installation's secret cannot be read", { file: FILE }), {
      cause: error,
    });
  }
};

// Whole or not there, and never over one that another process has made: a link fails where the name is taken.
const makeOwn = async (folder: string, path: string): Promise<void> => {
  const temporary = `${path}.${randomUUID()}.part`;
  try {
    await mkdir(folder, { recursive: true });
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(`${randomBytes(48).toString('base64url')}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(temporary, path).catch((error: unknown) => {
      if (systemCode(error) !== 'EEXIST') throw error;
    });
    await syncDirectory(folder);
  } catch (error) {
    const found = fault('output.unwritable', "The installation's secret cannot be kept in the data folder", {
      file: FILE,
    });
    throw new FaultError(found, { cause: error });
  } finally {
    await rm(temporary, { force: true });
  }
};

const ownSecret = async (folder: string): Promise<string> => {
  const path = join(folder, FILE);
  const standing = await readOwn(path);
  if (standing !== null) return standing;
  await makeOwn(folder, path);
  return (await readOwn(path)) ?? '';
};

type SecretSource = {
  /** REMIT_SECRET, where it is set. */
  readonly given: string | undefined;
  /** Where the embedded database lies; null on PostgreSQL, whose several processes must be told the same secret. */
  readonly dataFolder: string | null;
};

/**
 * The secret that keys are derived from: REMIT_SECRET, or else the file `secret.key` of the data folder, made with 288 random bits the first
 * time and readable by its owner alone. Throws `FaultError` 'secret.missing' on PostgreSQL without the setting, 'secret.unusable' for a
 * short, sample or damaged one.
 */
export const installationSecret = async ({ given, dataFolder }: SecretSource): Promise<string> => {
  if (given === undefined && dataFolder === null) throw new FaultError(fault('secret.missing'));
  const secret = given ?? (await ownSecret(dataFolder ?? '.'));
  const why = whyNoSecret(secret);
  if (why === null) return secret;
  const where = given === undefined ? `The file ${FILE} of the data folder` : 'The setting REMIT_SECRET';
  throw new FaultError(fault('secret.unusable', `${where} will not do: ${why}`));
};
