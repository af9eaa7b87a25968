import { programActor } from '../../src/features/access/index.ts';
import { byProgram } from '../../src/features/record/index.ts';
import { makeEntry, makeMove, noteIn } from '../../src/features/registers/index.ts';
import { addQuestion } from '../../src/features/registers/own-question.ts';
import { type CouncilCode, dayOf, type Instant } from '../../src/kernel/index.ts';
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

/**
 * Makes an entry of secure accommodation in such a council that came in five hours ago, and in which the officer decided an hour ago not to put the authorisation
 * into effect, so that it has its papers. Gives its reference.
 */
export const decideOnSecure = async (database: Database, council: CouncilCode, word: string): Promise<string> => {
  const office = { database, clock: systemClock, council, by: byProgram(programActor('command line')) };
  const hoursAgo = (hours: number): Instant => new Date(Date.parse(systemClock()) - hours * 3_600_000).toISOString();
  const momentOf = (at: Instant) => ({ at, day: dayOf(at) });
  const [came, asked, decided] = [hoursAgo(5), hoursAgo(4), hoursAgo(1)];
  const reference = given(
    await makeEntry(office, 'secure-accommodation-authorised', {
      confidentiality: 'restricted',
      distribution: [],
      caseReference: `C-${word}`,
      service: null,
      fields: { 'order-kind': 'cso', 'implementation-authority': council, 'relevant-persons': 'none' },
      happened: momentOf(came),
      looked: true,
    }),
  );
  const heard = (who: string) => ({ who, 'asked-at': asked, view: `What ${word} said`, 'age-and-maturity': 'Full' });
  const fields = {
    'order-kind': 'cso',
    'implementation-authority': council,
    'relevant-persons': 'none',
    consulted: [heard('child'), heard('head-of-unit')],
    condition: ['self-harm'],
    needs: `To be near ${word}`,
    information: 'The report of the social worker',
    reasons: 'The risk can be met at home',
  };
  const move = 'decide-not-to-implement';
  given(await makeMove(office, reference, { seen: 1, move, fields, happened: momentOf(decided), looked: true }));
  return reference;
};

/** Makes a quotation in such a council, to the publication of which somebody consents for a year. Gives its reference. */
export const consentToQuotation = async (database: Database, council: CouncilCode, word: string): Promise<string> => {
  const office = { database, clock: systemClock, council, by: byProgram(programActor('command line')) };
  const today = dayOf(systemClock());
  const happened = { at: null, day: today };
  const reference = given(
    await makeEntry(office, 'quotation', {
      confidentiality: 'restricted',
      distribution: [],
      caseReference: null,
      service: null,
      fields: { words: `Somebody came from ${word} when it was needed`, about: 'carer', 'service-group': 'hscp' },
      happened,
      looked: true,
    }),
  );
  const fields = {
    consent: 'in-writing',
    'consent-to': ['annual-report', 'any'],
    'consent-until': `${Number(today.slice(0, 4)) + 1}-${today.slice(5, 7)}-01`,
    'told-what': 'Where it will stand, and until when',
    reidentification: 'no',
  };
  given(await makeMove(office, reference, { seen: 1, move: 'consent', fields, happened, looked: true }));
  return reference;
};
