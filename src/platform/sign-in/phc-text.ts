/** An Argon2id hash with all that is needed to check a password against it. Memory in KiB. */
type Argon2Hash = {
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
};

const SHAPE = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

// A row that somebody altered must not make the service claim all of its memory.
const MOST_MEMORY_KIB = 1024 * 1024;

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replaceAll('=', '');

/** "$argon2id$v=19$m=19456,t=2,p=1$salt$hash": the text that a password is stored as. */
export const writePhc = ({ memory, passes, lanes, salt, hash }: Argon2Hash): string =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${lanes}$${unpadded(salt)}$${unpadded(hash)}`;

/** Reads such a text; `null` where it is of another kind, or asks for more memory than any of ours does. */
export const readPhc = (text: string): Argon2Hash | null => {
  const [, memory, passes, lanes, salt = '', hash = ''] = SHAPE.exec(text) ?? [];
  const read = {
    memory: Number(memory),
    passes: Number(passes),
    lanes: Number(lanes),
    salt: new Uint8Array(Buffer.from(salt, 'base64')),
    hash: new Uint8Array(Buffer.from(hash, 'base64')),
  };
  const sound = read.lanes >= 1 && read.passes >= 1 && read.memory >= 8 * read.lanes && read.memory <= MOST_MEMORY_KIB;
  return sound ? read : null;
};
