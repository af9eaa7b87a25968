import { createHash, type Hash } from 'node:crypto';

/** Something about the content of evidence that the record does not bear out. `code`: of the file, or the hash where no file has it. */
export type EvidenceBreak = {
  readonly council: string;
  readonly code: string;
  readonly kind: 'evidence-missing' | 'evidence-altered' | 'evidence-remaining' | 'evidence-unknown';
  readonly explanation: string;
};

/** A row as its JSON has it. */
export type EvidenceCheckRow = Readonly<Record<string, unknown>>;

type Held = { readonly hash: Hash; next: number; size: number; readonly waiting: Map<number, Buffer> };
type File = {
  readonly council: string;
  readonly code: string;
  readonly key: string;
  readonly size: number;
  readonly sha256: string;
};

const text = (row: EvidenceCheckRow, name: string): string => String(row[name] ?? '');
const keyOf = (row: EvidenceCheckRow): string =>
  `${text(row, 'council')} ${text(row, 'confidentiality')} ${text(row, 'sha256')}`;

const takePart = (held: Held, part: number, bytes: Buffer): void => {
  held.waiting.set(part, bytes);
  for (let next = held.waiting.get(held.next); next !== undefined; next = held.waiting.get(held.next)) {
    held.hash.update(next);
    held.size += next.length;
    held.waiting.delete(held.next);
    held.next += 1;
  }
};

/**
 * Holds the content of evidence against what the sealed rows say of it: every file that was not disposed of must have its bytes, and what was
 * disposed of must be gone. Takes rows in any order; the parts of one file best in theirs, since those before a missing one are held in memory
 * until it comes. The text for searching is checked for being there or gone, not for what it says.
 */
export const checkEvidence = (): {
  readonly covers: readonly string[];
  readonly take: (table: string, row: EvidenceCheckRow) => void;
  readonly finish: () => readonly EvidenceBreak[];
} => {
  const files: File[] = [];
  const contents = new Map<string, Held>();
  const texts = new Set<string>();
  const disposed = new Set<string>();

  const take = (table: string, row: EvidenceCheckRow): void => {
    if (table === 'evidence_file') {
      const [council, code, sha256] = [text(row, 'council'), text(row, 'code'), text(row, 'sha256')];
      files.push({ council, code, sha256, key: keyOf(row), size: Number(row['size']) });
    }
    if (table === 'evidence_text') texts.add(keyOf(row));
    if (table === 'retention_step' && row['step'] === 'disposed')
      disposed.add(`${text(row, 'council')} ${text(row, 'subject')} ${text(row, 'sha256')}`);
    if (table !== 'evidence_blob') return;
    const key = keyOf(row);
    const held = contents.get(key) ?? { hash: createHash('sha256'), next: 1, size: 0, waiting: new Map() };
    contents.set(key, held);
    takePart(held, Number(row['part']), Buffer.from(text(row, 'bytes').slice(2), 'hex'));
  };

  const faultOf = (file: File, digests: ReadonlyMap<string, string>): EvidenceBreak[] => {
    const { council, code } = file;
    const held = contents.get(file.key);
    if (held === undefined)
      return [
        {
          council,
          code,
          kind: 'evidence-missing',
          explanation: `${code} has lost its content, and nobody disposed of it`,
        },
      ];
    const whole = held.waiting.size === 0 && held.size === file.size && digests.get(file.key) === file.sha256;
    return whole
      ? []
      : [{ council, code, kind: 'evidence-altered', explanation: `The content of ${code} is not what was added` }];
  };

  const finish = (): readonly EvidenceBreak[] => {
    const digests = new Map([...contents].map(([key, { hash }]) => [key, hash.copy().digest('hex')]));
    const live = files.filter(({ council, code, sha256 }) => !disposed.has(`${council} ${code} ${sha256}`));
    const wanted = new Set(live.map(({ key }) => key));
    const gone = new Map(files.filter(({ key }) => !wanted.has(key)).map((file) => [file.key, file]));
    const breaks = live.flatMap((file) => faultOf(file, digests));
    for (const key of new Set([...contents.keys(), ...texts])) {
      if (wanted.has(key)) continue;
      const [council = '', , sha256 = ''] = key.split(' ');
      const file = gone.get(key);
      breaks.push(
        file === undefined
          ? { council, code: sha256, kind: 'evidence-unknown', explanation: `Content ${sha256} belongs to no file` }
          : {
              council,
              code: file.code,
              kind: 'evidence-remaining',
              explanation: `${file.code} was disposed of, but content of it is left`,
            },
      );
    }
    return breaks;
  };
  return { covers: ['evidence_blob'], take, finish };
};
