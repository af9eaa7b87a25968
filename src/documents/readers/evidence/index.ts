export { contentKind } from './content-kind.ts';
export { harmlessName } from './harmless-name.ts';
export { EVIDENCE_KINDS, type EvidenceKind, FILE_KINDS, isEvidenceKind, kindsInWords } from './kinds.ts';
export type { ReadText } from './pdf-text.ts';
export { MOST_TEXT, textOf } from './text-of.ts';
