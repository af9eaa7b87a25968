import {
  type Day,
  dayOf,
  type Fault,
  fail,
  fault,
  formatDay,
  type Instant,
  ok,
  type Result,
} from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { evidenceFile, type ReadyEvidence } from '../evidence/index.ts';
import { type Framework, mayBeNothing, mechanismOfSubject, readFramework, scheduleOn } from '../framework/index.ts';
import { measureCodes } from '../measures/index.ts';
import {
  appendObligations,
  historyOf,
  isInTime,
  metBy,
  type Obligation,
  obligationOf,
  obligationsOf,
  postsOf,
} from '../obligations/index.ts';
import { LATEST } from '../people/index.ts';
import { BY_HAND, type By, type Changed, changing, type Office } from '../record/index.ts';
import {
  type Answer,
  type AnswerDraft,
  type EvidenceLink,
  type ReadAnswer,
  readAnswer,
  secondsSince,
  wordsBesideNothing,
} from './answer.ts';
import { GIVE_ANSWER } from './policy.ts';
import { occurrenceOf, QUESTION } from './question.ts';
import { answersTo } from './read-model.ts';
import { keepAnswer, raiseConcern } from './store.ts';

/** Whether somebody may answer for what is owed: from a post that owes it, or for the Chief Social Work Officer's office. */
export const mayAnswer = (
  by: Pick<By, 'acting' | 'machine'>,
  obligation: Pick<Obligation, 'ownerPost' | 'coPosts'>,
): boolean =>
  by.machine ||
  (by.acting !== null &&
    (postsOf(obligation).includes(by.acting.post) ||
      by.acting.roles.some((role) => role === 'cswo' || role === 'performance-manager') ||
      (by.acting.capacity.kind === 'depute' && by.acting.capacity.kinds.includes('decisions'))));

const filesThere = async (tx: Transaction, links: readonly EvidenceLink[]): Promise<Fault[]> => {
  const faults: Fault[] = [];
  for (const { kind, reference } of links) {
    if (kind === 'file' && (await evidenceFile(tx, reference)) === null) {
      const remedy = 'Check the code, which stands on the page of the file.';
      faults.push(fault('evidence.unknown', `There is no file ${reference}`, { column: 'evidence' }, remedy));
    }
  }
  return faults;
};

/** Whether "nothing arose" is an answer to an occurrence, by the schedule that stood when it was made. */
export const nothingIsAnswer = (
  { mechanisms }: Framework,
  { subject, covers, opensOn, cause }: Obligation,
): boolean => {
  const found = mechanisms.find(({ code }) => code === mechanismOfSubject(subject));
  const schedule = found === undefined ? null : scheduleOn(found, covers?.first ?? opensOn);
  return cause === null && schedule !== null && mayBeNothing(schedule.frequency);
};

const questionsOn = async (tx: Transaction, occurrence: Obligation): Promise<Obligation[]> =>
  (await obligationsOf(tx, { kinds: [QUESTION], subjects: [occurrence.subject], states: ['open'] }, LATEST)).filter(
    (each) => occurrenceOf(each) === occurrence.code,
  );

/** What somebody who answers must see: what is owed, the occurrence it is about, and whether "nothing arose" is an answer to it. */
export type ToAnswer = {
  readonly owed: Obligation;
  readonly occurrence: Obligation;
  readonly mechanism: string;
  readonly mayBeNothing: boolean;
  readonly answers: readonly Answer[];
};

/** What is owed under a code, where it is an answer on a mechanism (or to a question on one); null where there is no such. */
export const toAnswer = async (tx: Transaction, code: string): Promise<ToAnswer | null> => {
  const owed = await obligationOf(tx, code, LATEST);
  const about = owed === null ? null : await obligationOf(tx, occurrenceOf(owed), LATEST);
  const mechanism = about === null ? null : mechanismOfSubject(about.subject);
  if (owed === null || about === null || mechanism === null) return null;
  const nothing = nothingIsAnswer(await readFramework(tx, LATEST), about);
  return {
    owed,
    occurrence: about,
    mechanism,
    mayBeNothing: nothing,
    answers: await answersTo(tx, [about.code], LATEST),
  };
};

// Why somebody may not answer, or not so; null where they may.
const refusalOf = (by: By, { owed, answers }: ToAnswer, since: string): Fault | null => {
  if (!mayAnswer(by, owed)) {
    const remedy = 'Ask the post that owes it, or the Chief Social Work Officer.';
    return fault('people.refused', 'Your post does not owe this answer', {}, remedy);
  }
  if (owed.state === 'waived' || owed.state === 'cancelled') return fault('obligation.settled');
  // Another answer to what was answered is taken only from somebody who saw the newest one.
  const newest = answers.at(-1)?.knownAt ?? '';
  return newest === since
    ? null
    : fault('obligation.settled', 'Somebody answered since you opened this form', {}, 'Read that answer first.');
};

/** The day from which it can be said that nothing arose, the last of the period; null where that day has come. */
export const nothingFrom = ({ covers }: Obligation, today: Day): Day | null =>
  covers === null || today >= covers.last ? null : covers.last;

const early = (occurrence: Obligation, today: Day): Fault[] => {
  const from = nothingFrom(occurrence, today);
  if (from === null) return [];
  const found = `The period lasts until ${formatDay(from)}, so nobody can say yet that nothing arose in it`;
  return [fault('answer.invalid', found, { column: 'nothing' }, 'Say what was done so far, or come back then.')];
};

/** What an answer says and everything that is wrong with it, at the fields of its form; asked again when it is kept. */
export const checked = async (
  tx: Transaction,
  by: By,
  asked: ToAnswer,
  typed: AnswerDraft,
  { since, today, files }: { readonly since: string; readonly today: Day; readonly files: number },
): Promise<{ readonly answer: ReadAnswer; readonly faults: readonly Fault[] }> => {
  const read = readAnswer(typed, {
    mayBeNothing: asked.mayBeNothing,
    measures: await measureCodes(tx, LATEST),
    asked: asked.owed.kind === QUESTION ? asked.owed.rule : null,
    stands: asked.answers.at(-1)?.tells ?? '',
    files,
  });
  const refused = refusalOf(by, asked, since);
  if (refused !== null) return { ...read, faults: [refused] };
  const nothing = read.answer.nothingArose
    ? [...early(asked.occurrence, today), ...wordsBesideNothing(typed, asked.answers.at(-1) ?? null)]
    : [];
  return {
    ...read,
    faults: [...nothing, ...read.faults, ...(await filesThere(tx, read.answer.evidence))],
  };
};

// Since when its form could be opened: since it was owed, or since the newest answer that its sender has seen.
const openableSince = async (tx: Transaction, { owed, answers }: ToAnswer): Promise<Instant> =>
  answers.at(-1)?.knownAt ?? (await historyOf(tx, owed.code))[0]?.knownAt ?? owed.knownAt;

/** What an answer came to: the answer, and whether it came after the day on which it was due. */
type Given = { readonly answer: Answer; readonly late: boolean };

/**
 * Answers for an occurrence: keeps the answer with its evidence, meets what is owed, and raises a concern where the answer says that there is one; all in
 * one transaction. `attached`: an open file that is kept with it or not at all. `since`: when the newest answer that was seen was given, '' where none was. Faults name the fields of the form.
 */
export const giveAnswer = (
  office: Office,
  code: string,
  typed: AnswerDraft,
  since: string,
  attached: ReadyEvidence | null = null,
): Promise<Result<Given>> =>
  changing(office, GIVE_ANSWER, async (tx, at: Instant): Promise<Result<Changed<Given>>> => {
    const asked = await toAnswer(tx, code);
    if (asked === null) return fail([fault('obligation.unknown')]);
    const { owed, occurrence, mechanism } = asked;
    const { answer: read, faults } = await checked(tx, office.by, asked, typed, {
      since,
      today: dayOf(at),
      files: attached === null ? 0 : 1,
    });
    if (faults.length > 0) return fail([...faults]);
    const { grade, ...given } = read;
    const kept = attached === null ? null : await attached.keep(tx, at);
    if (kept !== null && !kept.ok) return kept;
    const file: EvidenceLink[] = kept === null ? [] : [{ kind: 'file', reference: kept.value.file.code }];
    const evidence = [...given.evidence, ...file];
    const by = office.by.actor;
    const seconds = secondsSince(typed.openedAt, await openableSince(tx, asked), at);
    const answer: Answer = { ...given, evidence, obligation: occurrence.code, knownAt: at, mechanism, seconds, by };
    await keepAnswer(tx, answer);
    // Whichever address it was given at, it answers what was asked back as well.
    const asking = await questionsOn(tx, occurrence);
    const met = [...new Map([owed, occurrence, ...asking].map((each) => [each.code, each])).values()]
      .filter(({ state }) => state === 'open')
      .map((each) => metBy(each, by.post, at));
    await appendObligations(tx, met, at, BY_HAND);
    let concern: string | null = null;
    if (grade !== 'none' && answer.concern !== null) {
      const raised = {
        mechanism,
        obligation: occurrence.code,
        severity: grade,
        words: answer.concern,
        raisedOn: dayOf(at),
        by,
      };
      concern = (await raiseConcern(tx, { ...raised, raisedBy: 'lead' }, at)).code;
    }
    // The record is read by more than may read answers: what was given, and none of its words.
    const said = { mechanism, nothingArose: answer.nothingArose, evidence: answer.evidence.length };
    const after = concern === null ? said : { ...said, concernCode: concern };
    return ok({
      value: { answer, late: !isInTime(owed, at) },
      entry: { action: 'answer.give', subject: occurrence.code, after },
    });
  });
