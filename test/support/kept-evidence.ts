import { addEvidence, type EvidenceDesk, type EvidenceFile, keptEvidence } from '../../src/features/evidence/index.ts';
import { takeStep } from '../../src/features/retention/index.ts';
import type { Clock, CouncilCode } from '../../src/kernel/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { A_TEST } from './actor.ts';
import { answers, deskOf } from './evidence.ts';
import { given } from './people.ts';

const OFFICER = { actor: 'P-officer', post: 'CSWO', capacity: 'holder of the post', delegation: null };

/** Adds files whose time has passed already, and disposes of them by two people, in a council. Needs the rules of `addRules`. */
export const evidenceOf = (database: Database, clock: Clock, council: CouncilCode) => {
  const desk: EvidenceDesk = deskOf(database, clock);
  const things = { database, clock, things: keptEvidence };
  return {
    add: async (words: string): Promise<EvidenceFile> => {
      const by = { council, actor: A_TEST, mayRestrict: true };
      const form = answers({ rule: 'closed', from: '2001-05-01' });
      return given(await addEvidence(desk, by, { name: 'a.txt', bytes: Buffer.from(words) }, form)).file;
    },
    dispose: async ({ code }: EvidenceFile): Promise<void> => {
      const asked = { reason: 'Its time has passed', until: null };
      const by = { council, clearance: 'open' } as const;
      given(await takeStep(things, { ...by, actor: A_TEST }, code, { ...asked, step: 'proposed' }));
      given(await takeStep(things, { ...by, actor: OFFICER }, code, { ...asked, step: 'disposed' }));
    },
  };
};

/** The last of some files in the order in which their content is read. */
export const readLast = (files: readonly EvidenceFile[]): EvidenceFile => {
  const last = files.toSorted((one, other) => (one.sha256 < other.sha256 ? -1 : 1)).at(-1);
  if (last === undefined) throw new Error('There are no files');
  return last;
};
