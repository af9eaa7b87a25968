import type { ClockRule } from '../../clocks/index.ts';
import { type Fault, fail, fault, ok, type Result } from '../../kernel/index.ts';
import { faultsOfReason, type RecordEvent } from '../record/index.ts';
import { concernsStep } from './entry/concerns.ts';
import { changeEntry, noteEvent, takeBackEvent, withdrawEntry } from './entry/continue-entry.ts';
import { correctStep, lastStep } from './entry/correct-step.ts';
import type { Entry, FieldValues, Revision } from './entry/entry.ts';
import { knownAs } from './entry/known-as.ts';
import { broughtToLaw } from './entry/lapse.ts';
import { type MoveDraft, moveEntry, needsOf } from './entry/move-entry.ts';
import { faultsOfAnswers, faultsOfTakingBack, faultsOfWithdrawing } from './entry/officer-decided.ts';
import type { NewEntry } from './entry/open-entry.ts';
import { personalFaults } from './entry/personal.ts';
import { byLawNow } from './entry/recount.ts';
import { faultsOfReferences, pointedTo } from './entry/references.ts';
import { type Happened, refused, type Writing } from './entry/revise-entry.ts';
import { faultsOfRolling, staysIn } from './entry/rolling.ts';
import { entryOf } from './entry/store.ts';
import { inRegisters, mayKeep, notKept, type RegisterDesk, type Seen, told } from './in-registers.ts';
import { makeOne, reachOf, writingFor } from './make-one.ts';
import { writeRevisions } from './owe-clocks.ts';
import { DECIDE_IN_REGISTERS, WRITE_REGISTERS } from './policy.ts';
import type { Ruled } from './read-ruled.ts';
import { faultsOfSendingTwice } from './sent-twice.ts';
import { faultsOfNaming } from './trust.ts';
import { movesBy, type RegisterType } from './type/register-type.ts';

/** Makes an entry; `once` where one that stands already is not to be made a second time, as forms ask. Gives its reference. */
export const makeEntry = (
  desk: RegisterDesk,
  code: string,
  given: NewEntry & { readonly looked: boolean; readonly once?: boolean },
): Promise<Result<string>> =>
  inRegisters(desk, WRITE_REGISTERS, async (tx, ruled, at) => {
    const { types, keepers } = ruled;
    const type = types.get(code);
    if (type === undefined) return refused('There is no such register', 'type');
    if (!mayKeep(desk.by, code, keepers)) return notKept();
    // Looked for before it is written, and told with everything else that is wrong.
    const twice = given.once === true ? await faultsOfSendingTwice(tx, type, given, at) : [];
    const made = await makeOne(tx, ruled, desk, { type, given, at });
    if (twice.length > 0) return fail([...twice, ...(made.ok ? [] : made.problem)]);
    return made.ok
      ? ok({
          value: made.value.opened.reference,
          entry: told(made.value.last, 'entry.open', made.value.writtenWith),
        })
      : made;
  });

type Step = (revisions: readonly Revision[], writing: Writing, rule: ClockRule | null) => Result<Revision[]>;

// What the law did meanwhile is written first, in the same transaction: nobody decides on a state that is no more.
const continued = (
  desk: RegisterDesk,
  {
    reference,
    seen,
    action,
    reason = null,
  }: {
    readonly reference: string;
    readonly seen: number;
    readonly action: RecordEvent;
    readonly reason?: string | null;
  },
  step: Step,
  mayToo: (entry: Entry, ruled: Ruled) => Result<true> = () => ok(true),
  /** Whether what changed since `before` leaves the step as it was meant. */
  leaves: (before: Revision, now: Revision, type: RegisterType) => boolean = () => false,
): Promise<Result<string>> =>
  inRegisters(desk, WRITE_REGISTERS, async (tx, ruled, at) => {
    const entry = await entryOf(tx, reference);
    const type = entry === null ? undefined : ruled.types.get(entry.now.type);
    if (entry === null || type === undefined) return refused('There is no such entry', 'reference');
    if (!mayKeep(desk.by, type.code, ruled.keepers)) return notKept();
    const allowed = mayToo(entry, ruled);
    if (!allowed.ok) return allowed;
    const before = entry.revisions.find(({ number }) => number === seen);
    if (entry.now.number !== seen && (before === undefined || !leaves(before, entry.now, type))) {
      return refused(
        'Somebody changed this entry since you opened it',
        'seen',
        'Look at it as it stands now, then do it again.',
      );
    }
    if (entry.now.kind === 'withdrawn') return refused('This entry was withdrawn');
    const { caseReference } = entry.now;
    const { writing, rule } = await writingFor(tx, desk, { type, law: ruled.law, at, caseReference, reference });
    const byLaw = byLawNow(entry.revisions, writing, at);
    const done = step([...entry.revisions, ...byLaw], writing, rule);
    if (!done.ok) return done;
    const after = done.value.at(-1) ?? entry.now;
    const points = ({ fields, service, distribution }: Revision) => pointedTo(type, fields, { service, distribution });
    const dangling = await faultsOfReferences(
      tx,
      points(after),
      reachOf(desk.by, after.confidentiality),
      points(entry.now),
    );
    if (dangling.length > 0) return fail(dangling);
    const unfit = faultsOfNaming(ruled.trusted, after.distribution, entry.now.distribution);
    if (unfit.length > 0) return fail(unfit);
    const written = [...byLaw, ...done.value];
    const added = [...written, ...broughtToLaw([...entry.revisions, ...written], writing, at)];
    const writtenWith = await writeRevisions(tx, ruled, added, at);
    return ok({ value: reference, entry: told(added.at(-1) ?? entry.now, action, writtenWith, reason) });
  });

const one = (made: Result<Revision>): Result<Revision[]> => (made.ok ? ok([made.value]) : made);

const latest = (revisions: readonly Revision[]): Revision => {
  const now = revisions.at(-1);
  if (now === undefined) throw new TypeError('An entry has a revision');
  return now;
};

const withLook = (type: Writing['type'], before: FieldValues, fields: FieldValues, looked: boolean): Fault[] => {
  const changed = Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => JSON.stringify(before[name]) !== JSON.stringify(value)),
  );
  return personalFaults(type, { fields: changed, caseReference: null }, looked);
};

// What the law gives to the officer is undone by nobody else, by whatever form.
const unlessOfficer = (desk: RegisterDesk, faults: () => Fault[]): Fault[] =>
  desk.by.may(DECIDE_IN_REGISTERS) ? [] : faults();

/** Puts right or adds to what an entry says; `words` says why. */
export const putRight = (
  desk: RegisterDesk,
  reference: string,
  given: Seen & {
    readonly fields: FieldValues;
    readonly words: string;
    readonly service?: string | null;
    readonly distribution?: readonly string[];
  },
): Promise<Result<string>> =>
  continued(
    desk,
    { reference, seen: given.seen, action: 'entry.change', reason: given.words },
    (revisions, writing) => {
      const now = latest(revisions);
      const faults = [
        ...faultsOfReason(given.words, { column: 'words', ask: 'Say what you change and why' }),
        ...withLook(writing.type, now.fields, given.fields, given.looked),
      ];
      const theirs = unlessOfficer(desk, () => faultsOfAnswers(writing.type, revisions, given.fields));
      if (theirs.length > 0) return fail(theirs);
      const made = one(changeEntry(revisions, given, writing));
      return faults.length > 0 ? fail([...faults, ...(made.ok ? [] : made.problem)]) : made;
    },
  );

// Judged at the moment of the step itself, which may have been typed in later.
const rollingIn = (now: Revision, given: MoveDraft, { type, stays, at }: Writing, rule: ClockRule | null): Fault[] => {
  const move = type.moves.find(({ code }) => code === given.move);
  if (move === undefined || rule === null) return [];
  const fields = { ...now.fields, ...given.fields };
  const own = staysIn(knownAs(type, now.events, fields), rule);
  return faultsOfRolling(needsOf(move, { ...now, fields }), rule, [...stays, ...own], given.happened?.at ?? at);
};

/** Makes a step in an entry: decide, place, answer, close. */
export const makeMove = (desk: RegisterDesk, reference: string, given: MoveDraft & Seen): Promise<Result<string>> =>
  continued(
    desk,
    { reference, seen: given.seen, action: 'entry.move' },
    (revisions, writing, rule) => {
      const now = latest(revisions);
      const moved = moveEntry(revisions, given, writing);
      const step = writing.type.moves.find(({ code }) => code === given.move) ?? null;
      const theirs = unlessOfficer(desk, () =>
        moved.ok ? faultsOfAnswers(writing.type, revisions, latest(moved.value).fields, step) : [],
      );
      if (theirs.length > 0) return fail(theirs);
      const faults = [
        ...(moved.ok ? [] : moved.problem),
        ...withLook(writing.type, now.fields, given.fields, given.looked),
        ...(moved.ok || moved.problem.every(({ place }) => place.column !== 'happened')
          ? rollingIn(now, given, writing, rule)
          : []),
      ];
      return faults.length > 0 ? fail(faults) : moved;
    },
    ({ now }, { types }) =>
      movesBy(types.get(now.type), given.move) === 'officer' && !desk.by.may(DECIDE_IN_REGISTERS)
        ? fail([
            fault(
              'people.refused',
              'The law gives this decision to the Chief Social Work Officer, or to a depute for decisions',
            ),
          ])
        : ok(true),
    // Nobody holds up the officer by changing what their step neither reads nor writes.
    (before, now, type) => {
      const move = type.moves.find(({ code }) => code === given.move);
      return move?.by === 'officer' && !concernsStep(type, { move, typed: given.fields }, before, now);
    },
  );

/** Notes that something happened that moves the entry nowhere. */
export const noteIn = (
  desk: RegisterDesk,
  reference: string,
  given: {
    readonly seen: number;
    readonly event: string;
    readonly happened: Happened;
    /** It puts right the time at which the same was noted. */
    readonly corrects?: boolean;
  },
): Promise<Result<string>> =>
  continued(desk, { reference, seen: given.seen, action: 'entry.note' }, (revisions, writing) => {
    const noted = noteEvent(revisions, given, writing);
    if (!noted.ok || given.corrects !== true) return noted;
    const after = new Set(latest(noted.value).events.map(({ number }) => number));
    const gone = latest(revisions).events.filter(({ number }) => !after.has(number));
    const theirs = unlessOfficer(desk, () => gone.flatMap((each) => faultsOfTakingBack(writing.type, revisions, each)));
    return theirs.length > 0 ? fail(theirs) : noted;
  });

/** Takes back something that was noted and did not happen so. */
export const takeBack = (
  desk: RegisterDesk,
  reference: string,
  given: { readonly seen: number; readonly number: number; readonly words: string },
): Promise<Result<string>> =>
  continued(
    desk,
    { reference, seen: given.seen, action: 'entry.take-back', reason: given.words },
    (revisions, writing) => {
      const faults = faultsOfReason(given.words, { column: 'words', ask: 'Say why it did not happen so' });
      const gone = latest(revisions).events.find(({ number }) => number === given.number);
      const theirs = unlessOfficer(desk, () =>
        gone === undefined ? [] : faultsOfTakingBack(writing.type, revisions, gone),
      );
      const wrong = [...theirs, ...faults];
      return wrong.length > 0 ? fail(wrong) : one(takeBackEvent(revisions, given, writing));
    },
  );

/** Puts right when the last step of an entry happened; whoever may make the step may do it. */
export const putStepRight = (
  desk: RegisterDesk,
  reference: string,
  given: { readonly seen: number; readonly number: number; readonly happened: Happened; readonly words: string },
): Promise<Result<string>> =>
  continued(
    desk,
    { reference, seen: given.seen, action: 'entry.take-back', reason: given.words },
    (revisions, writing, rule) => {
      const { type } = writing;
      const last = lastStep(revisions);
      const theirs = unlessOfficer(desk, () => {
        if (last === null) return [];
        const own = movesBy(type, last.move) === 'officer' ? faultsOfWithdrawing(type, revisions) : [];
        return [...own, ...faultsOfTakingBack(type, revisions, last.event)];
      });
      if (theirs.length > 0) return fail(theirs);
      const faults = faultsOfReason(given.words, { column: 'words', ask: 'Say why it was another time' });
      const made = correctStep(revisions, given, writing);
      if (!made.ok) return fail([...made.problem, ...faults]);
      const [back] = made.value;
      const draft = { move: last?.move ?? '', fields: {}, happened: given.happened };
      const wrong = [...faults, ...(back === undefined ? [] : rollingIn(back, draft, writing, rule))];
      return wrong.length > 0 ? fail(wrong) : made;
    },
  );

/** Withdraws an entry that was made in error. */
export const withdraw = (
  desk: RegisterDesk,
  reference: string,
  given: { readonly seen: number; readonly words: string },
): Promise<Result<string>> =>
  continued(
    desk,
    { reference, seen: given.seen, action: 'entry.withdraw', reason: given.words },
    (revisions, writing) => {
      const faults = faultsOfReason(given.words, { column: 'words', ask: 'Say why the entry was made in error' });
      const wrong = [...unlessOfficer(desk, () => faultsOfWithdrawing(writing.type, revisions)), ...faults];
      return wrong.length > 0 ? fail(wrong) : one(withdrawEntry(latest(revisions), given.words, writing));
    },
  );
