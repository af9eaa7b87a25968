import type { EvidenceKind } from '../../documents/readers/evidence/index.ts';
import { dayOf, type Instant } from '../../kernel/index.ts';
import type { Actor } from '../access/index.ts';

export type Confidentiality = 'open' | 'restricted';

/** What a file can be for. */
export const SUBJECTS = {
  function: 'A statutory function',
  mechanism: 'An assurance mechanism',
  measure: 'A measure',
  plan: 'A plan or paper',
  decision: 'A decision',
  other: 'Something else',
} as const;

export type SubjectKind = keyof typeof SUBJECTS;

export const isSubjectKind = (text: string): text is SubjectKind => Object.hasOwn(SUBJECTS, text);

/** What is kept about a file for good: also when its content has been disposed of. Days are ISO days; `size` is in bytes. */
export type EvidenceFile = {
  readonly code: string;
  readonly confidentiality: Confidentiality;
  readonly knownAt: Instant;
  readonly title: string;
  readonly aboutKind: SubjectKind;
  readonly about: string;
  readonly fileName: string;
  readonly kind: EvidenceKind;
  readonly size: number;
  /** Of the bytes, in hex. */
  readonly sha256: string;
  /** Why not all of its text can be searched; null where all can. */
  readonly textNote: string | null;
  readonly addedBy: Actor;
  /** The code of the rule it is kept by; null where none was chosen. */
  readonly rule: string | null;
  readonly retainedFrom: string | null;
  /** The day it is due for review; null: for ever. */
  readonly retainedUntil: string | null;
  /** The code of the file that this one takes the place of. */
  readonly supersedes: string | null;
};

/** The largest file that is taken: 25 MB, as people count them. */
export const MOST_BYTES = 25_000_000;

const CODE = /^ER?-\d{4}-\d{4,9}$/;

/** The code of a file, "E-2026-0001" or "ER-2026-0001"; null where the text cannot be one. */
export const evidenceCode = (text: string): string | null => {
  const trimmed = text.trim().toUpperCase();
  return CODE.test(trimmed) ? trimmed : null;
};

/** Whether the file of this code is a restricted one. */
export const confidentialityOf = (code: string): Confidentiality => (code.startsWith('ER-') ? 'restricted' : 'open');

/** The code after `last` in the year of `at`; the first of the year where there is none. */
export const nextCode = (last: string | null, confidentiality: Confidentiality, at: Instant): string => {
  const number = last === null ? 1 : Number(last.split('-')[2] ?? 0) + 1;
  return `${confidentiality === 'open' ? 'E' : 'ER'}-${dayOf(at).slice(0, 4)}-${String(number).padStart(4, '0')}`;
};
