import type { EvidenceKind } from '../../documents/readers/evidence/index.ts';
import type { Fault } from '../../kernel/index.ts';

/** What the thread that looks into a file is given. */
export type Task = { readonly bytes: Uint8Array; readonly name: string };

/** What that thread says: first what the file is, then what stands in it. */
export type Said =
  | { readonly step: 'judged'; readonly kind: EvidenceKind | Fault }
  | { readonly step: 'read'; readonly text: string; readonly note: string | null };

/** What came of looking into a file: its kind and its text, with why the text is not all there; or why it is not taken. */
export type Examined =
  | { readonly taken: true; readonly kind: EvidenceKind; readonly text: string; readonly note: string | null }
  | { readonly taken: false; readonly fault: Fault };
