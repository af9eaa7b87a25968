import { z } from 'zod';

import { code } from './code.ts';

/** By which answers an entry's own words may leave its register, and where they stand: see publish/may-publish.ts, which alone reads it. */
export const publicationShape = z.strictObject({
  /** What would be published. */
  words: code,
  /** Who speaks, by choices that tell of nobody. */
  attribution: z.array(code),
  consent: code,
  /** In which papers; `anything` is the choice that means all of them. */
  scope: code,
  anything: code,
  /** The last day of the consent. */
  until: code,
  /** Whether somebody could be known by the words, and the answers with which they may stand. */
  harmless: z.strictObject({ field: code, is: z.array(code).min(1) }),
  /** The states in which there is consent. */
  in: z.array(code).min(1),
  /** Where it was published: rows with the columns `where`, `on` and `taken-down-on`. */
  used: code,
});
export type Publication = z.output<typeof publicationShape>;
