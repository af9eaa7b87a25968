import { createHash } from 'node:crypto';

import { FILE_KINDS, harmlessName } from '../../documents/readers/evidence/index.ts';
import {
  type Clock,
  type CouncilCode,
  dayOf,
  type Fault,
  fail,
  fault,
  type Instant,
  ok,
  type Result,
} from '../../kernel/index.ts';
import type { Database, Transaction } from '../../platform/database/database.ts';
import type { CheckForHarm } from '../../platform/harm-check.ts';
import type { UploadedFile } from '../../platform/http/index.ts';
import type { Actor } from '../access/index.ts';
import { appendToRecord, instantOfWrite } from '../record/index.ts';
import { retentionRules } from '../retention/index.ts';
import { type EvidenceFile, MOST_BYTES, nextCode } from './evidence.ts';
import type { Examined } from './examination.ts';
import type { Examine } from './examine.ts';
import { measureTitle } from './named-measures.ts';
import { type EvidenceAnswers, type NewEvidence, readAnswers } from './new-evidence.ts';
import { evidenceFile, type KeptFile, sameContent } from './read-model.ts';
import { holdsContent, insertContent, insertFile, lastCode, readContent } from './store.ts';

/** What adding needs of its surroundings. `check`: the installation's check for harmful content; null where it has none. */
export type EvidenceDesk = {
  readonly database: Database;
  readonly clock: Clock;
  readonly examine: Examine;
  readonly check: CheckForHarm | null;
};

/** What adding a file did; `sameAs`: files of the same content that were there already. */
export type Added = { readonly file: EvidenceFile; readonly sameAs: readonly string[] };

/** Who adds a file, from where, and whether their permission extends to restricted ones. */
export type Adding = { readonly council: CouncilCode; readonly actor: Actor; readonly mayRestrict: boolean };

const checkSize = (file: UploadedFile | null): Fault | null => {
  if (file === null) return fault('answer.missing', 'Choose a file', { column: 'file' });
  if (file.bytes.length > MOST_BYTES)
    return fault('input.too-large', 'The file is larger than 25 MB', { column: 'file' });
  return null;
};

const checkMeasure = async (tx: Transaction, { aboutKind, about }: NewEvidence, now: Instant): Promise<Fault | null> =>
  aboutKind !== 'measure' || (await measureTitle(tx, about, now)) !== null
    ? null
    : fault('measure.unknown', `There is no measure ${about}`, { column: 'about' }, 'Choose one of the council.');

const atFile = (found: Fault): Fault => ({ ...found, place: { column: 'file' } });

const examined = async (
  desk: EvidenceDesk,
  file: UploadedFile,
): Promise<Result<Extract<Examined, { taken: true }>>> => {
  const harm = desk.check === null ? null : await desk.check(file.bytes);
  if (harm !== null) return fail([atFile(harm)]);
  const looked = await desk.examine(file.bytes, file.name);
  return looked.taken ? ok(looked) : fail([atFile(looked.fault)]);
};

const checkSuperseded = async (tx: Transaction, answers: NewEvidence): Promise<Fault | null> => {
  if (answers.supersedes === null) return null;
  const place = { column: 'supersedes' };
  const older = await evidenceFile(tx, answers.supersedes);
  if (older === null || older.file.confidentiality !== answers.confidentiality)
    return fault('evidence.unknown', `There is no ${answers.confidentiality} file ${answers.supersedes}`, place);
  if (older.supersededBy !== null)
    return fault('answer.invalid', `${older.supersededBy} has taken the place of ${answers.supersedes} already`, place);
  return null;
};

const textNote = ({ kind, note }: Extract<Examined, { taken: true }>): string | null =>
  note === null ? null : `Its text could not all be read for searching: ${note} (${FILE_KINDS[kind].words})`;

const keep = async (
  tx: Transaction,
  adding: Adding,
  upload: UploadedFile,
  looked: Extract<Examined, { taken: true }>,
  answers: NewEvidence,
  at: Instant,
): Promise<Result<Added>> => {
  const problem = await checkSuperseded(tx, answers);
  if (problem !== null) return fail([problem]);
  const { confidentiality } = answers;
  const file: EvidenceFile = {
    code: nextCode(await lastCode(tx, confidentiality, dayOf(at).slice(0, 4)), confidentiality, at),
    confidentiality,
    knownAt: at,
    title: answers.title,
    aboutKind: answers.aboutKind,
    about: answers.about,
    fileName: harmlessName(upload.name, looked.kind),
    kind: looked.kind,
    size: upload.bytes.length,
    sha256: createHash('sha256').update(upload.bytes).digest('hex'),
    textNote: textNote(looked),
    addedBy: adding.actor,
    rule: answers.rule,
    retainedFrom: answers.from,
    retainedUntil: answers.until,
    supersedes: answers.supersedes,
  };
  const sameAs = await sameContent(tx, file);
  if (!(await holdsContent(tx, file))) await insertContent(tx, file, upload.bytes, looked.text);
  await insertFile(tx, file);
  await appendToRecord(tx, {
    at,
    actor: adding.actor,
    action: 'evidence.add',
    subject: file.code,
    confidentiality,
    // Codes and the hash alone: what else there is to say stands in the file's own row.
    after: {
      sha256: file.sha256,
      size: file.size,
      kind: file.kind,
      rule: file.rule,
      until: file.retainedUntil ?? undefined,
    },
  });
  return ok({ file, sameAs });
};

/** A file that was looked into and found right. `keep` keeps it at an instant of a write that has the clearance for it, in that write's transaction. */
export type ReadyEvidence = {
  readonly confidentiality: NewEvidence['confidentiality'];
  readonly keep: (tx: Transaction, at: Instant) => Promise<Result<Added>>;
};

/** Looks into a file that is to be evidence and keeps nothing yet, for a feature that keeps it with something of its own. Faults as `addEvidence`. */
export const readyEvidence = async (
  desk: EvidenceDesk,
  adding: Adding,
  upload: UploadedFile | null,
  answers: EvidenceAnswers,
): Promise<Result<ReadyEvidence>> => {
  const now = desk.clock();
  const read = await desk.database.read({ council: adding.council }, async (tx) => {
    const found = readAnswers(answers, await retentionRules(tx, now), dayOf(now));
    const unknown = found.ok ? await checkMeasure(tx, found.value, now) : null;
    return unknown === null ? found : fail([unknown]);
  });
  const faults = read.ok ? [] : [...read.problem];
  const size = checkSize(upload);
  if (size !== null) faults.push(size);
  if (read.ok && read.value.confidentiality === 'restricted' && !adding.mayRestrict)
    faults.push(fault('answer.invalid', 'Your post may not add restricted files', { column: 'confidentiality' }));
  if (faults.length > 0 || !read.ok || upload === null) return fail(faults);
  const looked = await examined(desk, upload);
  if (!looked.ok) return looked;
  const { value } = read;
  return ok({
    confidentiality: value.confidentiality,
    keep: (tx, at) => keep(tx, adding, upload, looked.value, value, at),
  });
};

/**
 * Takes a file as evidence: looks into it, keeps its content once in the council, and what it is for good, in one transaction with its entry in
 * the record. Faults name the field in `column`: 'answer.missing', 'answer.invalid', 'evidence.kind', 'evidence.unsafe', 'evidence.mismatch',
 * 'evidence.unchecked', 'evidence.unknown', 'measure.unknown', 'input.empty', 'input.too-large'. With any fault nothing is kept.
 */
export const addEvidence = async (
  desk: EvidenceDesk,
  adding: Adding,
  upload: UploadedFile | null,
  answers: EvidenceAnswers,
): Promise<Result<Added>> => {
  const ready = await readyEvidence(desk, adding, upload, answers);
  if (!ready.ok) return ready;
  const { confidentiality, keep: kept } = ready.value;
  return desk.database.write({ council: adding.council, clearance: confidentiality }, async (tx) =>
    kept(tx, await instantOfWrite(tx, desk.clock)),
  );
};

/** A file with its bytes, ready to be handed over. */
export type Opened = { readonly kept: KeptFile; readonly bytes: Uint8Array };

/**
 * Opens a file within the transaction's clearance. Faults 'evidence.unknown' where there is none that it may see, 'evidence.disposed' where its
 * content is gone. Throws where the bytes are not those that were added.
 */
export const openEvidence = async (tx: Transaction, code: string): Promise<Result<Opened>> => {
  const kept = await evidenceFile(tx, code);
  if (kept === null) return fail([fault('evidence.unknown', `There is no file ${code}`)]);
  if (kept.disposed) return fail([fault('evidence.disposed', `The file ${code} was disposed of`)]);
  const bytes = await readContent(tx, kept.file, kept.file.size);
  if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== kept.file.sha256)
    throw new Error(`The content of ${code} is not what was added`);
  return ok({ kept, bytes });
};
