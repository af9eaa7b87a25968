import { pdfSaying } from '../../src/documents/readers/testing/evidence-samples.ts';
import { type Actor, hatOf, programActor } from '../../src/features/access/index.ts';
import { giveAnswer, reviewAnswer } from '../../src/features/answers/index.ts';
import { settleOpinion } from '../../src/features/assurance/index.ts';
import { makeFeed } from '../../src/features/calendar/feed.ts';
import { wishMails } from '../../src/features/calendar/wish.ts';
import { COUNCIL_CLOSED_DAY, COUNCIL_LOADED_YEAR } from '../../src/features/clock-rules/index.ts';
import { STATUS_WORD_OVERRIDE } from '../../src/features/councils/index.ts';
import { continueEscalation, openEscalation } from '../../src/features/escalations/index.ts';
import { addEvidence, keptEvidence } from '../../src/features/evidence/index.ts';
import { bringCouncilUpToDate } from '../../src/features/framework/index.ts';
import { addMeeting } from '../../src/features/meetings/index.ts';
import { type Obligation, openObligations, postsOf } from '../../src/features/obligations/index.ts';
import { type DemoPerson, demoPeople } from '../../src/features/people/index.ts';
import { appendToRecord, byProgram, instantOfWrite, oweEntry } from '../../src/features/record/index.ts';
import { makeNameable } from '../../src/features/registers/keepers.ts';
import { reserveMail } from '../../src/features/reminders/store.ts';
import { takeStep } from '../../src/features/retention/index.ts';
import { setOwnRule } from '../../src/features/retention/own-rule.ts';
import { countFailure } from '../../src/features/sign-in/failure-store.ts';
import { addIdentityLink, joinIdentity, useState } from '../../src/features/sign-in/identity-store.ts';
import {
  identify,
  invitedAccount,
  makeAccount,
  makeToken,
  offerCodeSecret,
  SESSION_COOKIE,
  setUpAccount,
  startSession,
} from '../../src/features/sign-in/index.ts';
import type { CouncilCode } from '../../src/kernel/index.ts';
import { revise } from '../../src/platform/database/revisions.ts';
import { type Database, systemClock } from '../../src/platform/index.ts';
import { registerJobs } from '../../src/platform/jobs/store.ts';
import { codeAt } from '../../src/platform/sign-in/index.ts';
import { A_TEST } from './actor.ts';
import { signInFor } from './app.ts';
import { loadMadeUpCareServices } from './care-services.ts';
import { loadPacks } from './demo-data.ts';
import { answers, deskOf } from './evidence.ts';
import { makeComplaints } from './made-entries.ts';
import { loadMadeUpNationalFigures } from './national-figures.ts';
import { owe, owedBy } from './owed.ts';
import { byPerson, given } from './people.ts';

/** The two example councils, of which everything there can be is there. */
export const FILLED = ['dundee', 'strathinver'] as const;
export type Filled = (typeof FILLED)[number];

export const PASSWORD = 'grey herons wade slowly';

/**
 * The people and the codes of one council that was filled. `due` and `dueRestricted`: files due for review that somebody proposed to dispose of;
 * `dueAnew`: one that nobody has. `link`: the secret of a link by which an account is set up.
 */
export type FilledCouncil = {
  readonly people: readonly DemoPerson[];
  readonly open: string;
  readonly restricted: string;
  readonly due: string;
  readonly dueRestricted: string;
  readonly dueAnew: string;
  readonly link: string;
  readonly account: string;
  readonly session: string;
  readonly token: string;
  /** A risk that was reported, open to all who read such; there is a restricted one as well. */
  readonly risk: string;
  /** Something that the committee clerk's post owes. */
  readonly owed: string;
  /** Occurrences of the framework: one answered with a question back, one that waits for a review, one that is open. */
  readonly answered: string;
  readonly toReview: string;
  readonly toAnswer: string;
  /** An entry of a register, open to all who read such; there is a restricted one as well. */
  readonly entry: string;
  /** A past meeting of which nobody said who attended. */
  readonly meeting: string;
  /** The secrets of that session and that token: the cookie and the bearer. */
  readonly cookie: string;
  readonly bearer: string;
  /** A word that stands in the titles of its files and of its own rule, and nowhere else. */
  readonly word: string;
};

const MARKS: Readonly<Record<Filled, string>> = { dundee: 'heatherbell', strathinver: 'bogmyrtle' };

/** The person of a part of the demonstration's cast, by what they do. */
export const playing = ({ people }: Pick<FilledCouncil, 'people'>, about: string): string => {
  const found = people.find((each) => each.about === about);
  if (found === undefined) throw new Error(`Nobody plays ${about}`);
  return found.person;
};

/** A session of a person, begun now. Gives its code and its secret. */
export const beginSession = (
  database: Database,
  person: string,
  kind: 'local' | 'demo' = 'local',
): Promise<{ readonly code: string; readonly token: string }> =>
  database.write({ council: null }, (tx) => startSession(tx, { person, kind, groups: [] }, systemClock()));

const addFiles = async (database: Database, council: CouncilCode, word: string) => {
  const desk = deskOf(database, systemClock);
  const add = async (said: string, more: Parameters<typeof answers>[0]): Promise<string> => {
    const by = { council, actor: A_TEST, mayRestrict: true };
    const upload = { name: `${said}.pdf`, bytes: pdfSaying(`${word} ${said}`) };
    return given(
      await addEvidence(
        desk,
        by,
        upload,
        answers({ title: `The ${word} ${said}`, about: word, rule: 'assurance', ...more }),
      ),
    ).file.code;
  };
  const past = { rule: 'complaint', from: '2001-05-01' };
  return {
    open: await add('minute', {}),
    restricted: await add('statement', { confidentiality: 'restricted' }),
    due: await add('complaint', past),
    dueRestricted: await add('appeal', { ...past, confidentiality: 'restricted' }),
    dueAnew: await add('grievance', past),
  };
};

const addPastMeeting = async (database: Database, council: CouncilCode, group: string): Promise<string> => {
  const office = { database, clock: systemClock, council, by: byProgram(programActor('command line')) };
  return given(await addMeeting(office, group, { day: '2026-01-09', time: '', title: '', papersDue: '' }));
};

// A post of each council that nobody holds.
const NAMEABLE: Readonly<Record<Filled, string>> = { dundee: 'MAPPA-CH', strathinver: 'SM-FPL' };

const trustPost = async (database: Database, name: Filled): Promise<void> => {
  const by = byProgram(programActor('command line'));
  const office = { database, clock: systemClock, council: name as CouncilCode, by };
  given(await makeNameable(office, NAMEABLE[name], { words: 'A test', lookedAt: '' }));
};

const reportRisks = async (database: Database, council: CouncilCode, word: string): Promise<string> => {
  const office = { database, clock: systemClock, council, by: byProgram(programActor('command line')) };
  const told = { kind: 'told', day: '2026-01-09', time: '10:00', whom: 'members', how: 'letter' };
  const since = '2026-01-05';
  const report = async (confidentiality: 'open' | 'restricted'): Promise<string> => {
    const risk = { grade: 'serious', risk: `Visits to ${word} are late`, since, legalBasis: '', confidentiality };
    const code = given(await openEscalation(office, risk));
    const words = `They were told of ${word}`;
    given(await continueEscalation(office, code, { ...told, words, whomElse: '', refersTo: '', takesBack: false }));
    return code;
  };
  await report('restricted');
  // Of this one nobody was told yet, so that something restricted is owed.
  const untold = { grade: 'immediate', risk: `Nobody visits ${word}`, since, legalBasis: '' };
  given(await openEscalation(office, { ...untold, confidentiality: 'restricted' }));
  return report('open');
};

// Two answers on the framework: one looked at, with a question back and a concern; the other waiting. And the officer's own opinion.
const answerForFramework = async (database: Database, council: CouncilCode, word: string) => {
  await bringCouncilUpToDate(database, systemClock, council);
  const by = (name: 'command line' | 'demonstration') => ({
    database,
    clock: systemClock,
    council,
    by: byProgram(programActor(name)),
  });
  const open = await database.read({ council }, (tx) => openObligations(tx));
  const asked = open.filter(({ kind, cause }) => kind === 'assurance' && cause === null);
  // Nobody reviews, or closes a concern about, what one of their posts owes: those two are others', and the third the officer's own.
  const isOfficers = (each: Obligation): boolean => postsOf(each).includes('CSWO');
  const [first, second] = asked.filter((each) => !isOfficers(each));
  const third = asked.find(isOfficers);
  if (first === undefined || second === undefined || third === undefined) throw new Error('Nothing is owed');
  const said = {
    nothingArose: false,
    done: `Looked at ${word}`,
    tells: `What ${word} tells`,
    evidence: `Minute about ${word}`,
    concern: 'serious',
    concernWords: `The ${word} is late`,
    standards: ['cswo'],
    openedAt: '',
  };
  const { answer } = given(await giveAnswer(by('command line'), first.code, said, ''));
  const question = { answerAt: answer.knownAt, verdict: 'returned', words: `Which ${word}?`, severity: '' };
  given(await reviewAnswer(by('demonstration'), first.code, question));
  given(await giveAnswer(by('command line'), second.code, said, ''));
  given(await settleOpinion(by('command line'), 'F1', { level: 'limited', reason: `Because of ${word}` }));
  return { answered: first.code, toReview: second.code, toAnswer: third.code };
};

const proposals = async (database: Database, council: CouncilCode, files: { due: string; dueRestricted: string }) => {
  const desk = { database, clock: systemClock, things: keptEvidence };
  const asked = { step: 'proposed', reason: 'Its time has passed', until: null } as const;
  given(await takeStep(desk, { council, actor: A_TEST, clearance: 'open' }, files.due, asked));
  given(await takeStep(desk, { council, actor: A_TEST, clearance: 'restricted' }, files.dueRestricted, asked));
};

// What no pack of the examples brings: words and a rule of the council's own.
const addOwnWords = async (database: Database, council: CouncilCode, actor: Actor, word: string): Promise<void> => {
  await database.write({ council }, async (tx) => {
    const at = await instantOfWrite(tx, systemClock);
    const words = { code: 'on-track', label: 'As planned', short_label: 'Planned', meaning: 'As it should be' };
    await revise(tx, STATUS_WORD_OVERRIDE, [words], 'test', at);
    await revise(tx, COUNCIL_CLOSED_DAY, [{ day: '2024-04-01', words: 'A day of their own' }], 'test', at);
    await revise(tx, COUNCIL_LOADED_YEAR, [{ year: '2024', note: 'A test' }], 'test', at);
    await appendToRecord(tx, { at, actor, action: 'pack.load', subject: 'test' });
  });
  const rule = {
    title: `Audits of ${word}`,
    years: '7',
    countedFrom: 'added',
    citation: 'A test',
    verified: false,
    note: '',
  };
  given(await setOwnRule({ database, clock: systemClock }, { council, actor }, 'assurance', rule));
};

/** Gives a person a local account that is set up. Gives its code, its name and the secret of its code app. */
export const giveAccount = async (database: Database, person: string, name: string) => {
  const context = signInFor(database);
  const made = given(await makeAccount(context, { person, signInName: name, breakGlass: false }, A_TEST));
  const invited = await invitedAccount(context, made.secret);
  if (invited === null) throw new Error('The link is dead');
  const { secret, sealed } = offerCodeSecret(context, invited);
  const code = codeAt(secret, systemClock());
  given(await setUpAccount(context, { link: made.secret, password: PASSWORD, sealedSecret: sealed, code }));
  return { account: made.account, name, secret };
};

const addWaysIn = async (database: Database, council: Filled, people: readonly DemoPerson[]) => {
  const context = signInFor(database);
  const administrator = playing({ people }, 'administrator');
  const owner = playing({ people }, 'owner of measures');
  const { account } = await giveAccount(database, administrator, `admin.${council}`);
  const reviewer = playing({ people }, 'reviewer');
  const wanted = { person: reviewer, signInName: `reviewer.${council}`, breakGlass: false };
  const { secret: link } = given(await makeAccount(context, wanted, A_TEST));
  const session = await beginSession(database, owner);
  const caller = await identify(context, { cookies: { [SESSION_COOKIE]: session.token }, bearer: null });
  if (caller.kind === 'nobody' || caller.hats[0] === undefined) throw new Error('The owner cannot sign in');
  const wish = { title: `For ${council}`, hat: hatOf(caller.hats[0]), scopes: ['read'], days: 300 };
  const token = given(await makeToken(context, caller, wish));
  const now = systemClock();
  const until = new Date(Date.parse(now) + 86_400_000).toISOString();
  await database.write({ council: null }, async (tx) => {
    await joinIdentity(tx, { issuer: 'https://login.test', subject: council }, owner, now);
    await addIdentityLink(tx, reviewer, `link of ${council}`, until);
    await useState(tx, `state of ${council}`, now);
    await countFailure(tx, [{ kind: 'stranger', key: council }], now);
  });
  return { account, link, session: session.code, token: token.code, cookie: session.token, bearer: token.secret };
};

// Something that a post owes, a calendar that shows it, and a mail that told of it.
const oweAndRemind = async (
  database: Database,
  council: CouncilCode,
  people: readonly DemoPerson[],
  word: string,
): Promise<string> => {
  const clerk = playing({ people }, 'committee clerk');
  const owed = owedBy('DEMO-CLERK', `OWED-${word.toUpperCase()}`, '2026-01-09', { title: `What ${word} owes` });
  await owe(database, systemClock, council, [owed]);
  const office = await byPerson({ database, clock: systemClock, council }, playing({ people }, 'owner of measures'));
  given(await makeFeed(office));
  given(await wishMails(office, 'late'));
  const obligation = { ...owed, knownAt: systemClock() };
  const stage = { matter: 'late', name: 'late-0' } as const;
  const notice = { person: clerk, obligation, stage, post: 'DEMO-CLERK', up: [] };
  await reserveMail(database, council, clerk, [notice], { day: '2026-01-12', at: '2026-01-12T07:00:00.000Z' });
  return owed.code;
};

/**
 * Fills a database through the real use cases, so that every table holds something of two councils, open and restricted: for the tests that walk
 * all tables, and for those that attack.
 */
export const fillEverything = async (database: Database): Promise<Readonly<Record<Filled, FilledCouncil>>> => {
  await loadPacks(database, ['scotland', 'dundee-example', 'invented-example'], systemClock);
  await loadMadeUpNationalFigures(database, systemClock);
  await loadMadeUpCareServices(database, systemClock);
  await registerJobs(database, [{ name: 'A job', nextAt: systemClock() }]);
  const fill = async (name: Filled): Promise<FilledCouncil> => {
    const council = name as CouncilCode;
    const people = await demoPeople(database, systemClock, council);
    await addOwnWords(database, council, A_TEST, MARKS[name]);
    const files = await addFiles(database, council, MARKS[name]);
    await proposals(database, council, files);
    const meeting = await addPastMeeting(database, council, name === 'dundee' ? 'G13' : 'SWMT');
    const risk = await reportRisks(database, council, MARKS[name]);
    await trustPost(database, name);
    const entry = await makeComplaints(database, council, MARKS[name]);
    const answers = await answerForFramework(database, council, MARKS[name]);
    const owed = await oweAndRemind(database, council, people, MARKS[name]);
    return {
      people,
      ...files,
      meeting,
      risk,
      entry,
      ...answers,
      owed,
      ...(await addWaysIn(database, name, people)),
      word: MARKS[name],
    };
  };
  return { dundee: await fill('dundee'), strathinver: await fill('strathinver') };
};

/** Owes a council an entry, as a process does that dies between a change and its delivery. The next change that concerns the council delivers it. */
export const oweSomething = (database: Database, council: Filled): Promise<void> =>
  database.write({ council: null, turn: 'installation' }, (tx) =>
    oweEntry(tx, { council, at: systemClock(), actor: A_TEST, action: 'sign-in.ended', subject: MARKS[council] }),
  );
