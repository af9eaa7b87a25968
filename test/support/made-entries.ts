import { programActor } from '../../src/features/access/index.ts';
import { byProgram } from '../../src/features/record/index.ts';
import { makeEntry, noteIn } from '../../src/features/registers/index.ts';
import { addQuestion } from '../../src/features/registers/own-question.ts';
import type { CouncilCode } from '../../src/kernel/index.ts';
import { type Database, systemClock } from '../../src/platform/index.ts';
import { given } from './people.ts';

/** Adds a question of its own to the register of complaints, and makes a restricted and an open one in a council that the packs were loaded for; what was noted second in the open one can be taken back. Gives the reference of the open one. */
export const makeComplaints = async (database: Database, council: CouncilCode, word: string): Promise<string> => {
  const office = { database, clock: systemClock, council, by: byProgram(programActor('command line')) };
  const complaint = {
    distribution: [],
    caseReference: `C-${word}`,
    service: null,
    fields: { 'service-group': 'children', themes: ['delay'], gist: `Visits to ${word} are late` },
    happened: { at: null, day: '2026-11-02' },
    looked: true,
  };
  given(await makeEntry(office, 'complaint', { ...complaint, confidentiality: 'restricted' }));
  const question = { label: `Was ${word} asked`, help: '', kind: 'yes-no', choices: '' };
  given(await addQuestion(office, 'complaint', question));
  const open = given(await makeEntry(office, 'complaint', { ...complaint, confidentiality: 'open' }));
  const event = 'complainant-became-aware';
  given(await noteIn(office, open, { seen: 1, event, happened: { at: null, day: '2026-10-05' } }));
  return open;
};
