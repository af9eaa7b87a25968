import type { ClockRule } from '../../clocks/index.ts';
import { dayOf, fail, type Instant, ok, type Result } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { READ_RESTRICTED_EVIDENCE } from '../evidence/index.ts';
import type { By } from '../record/index.ts';
import type { Confidentiality, Revision } from './entry/entry.ts';
import { lapsed } from './entry/lapse.ts';
import { needsOf } from './entry/move-entry.ts';
import { type NewEntry, openEntry } from './entry/open-entry.ts';
import { personalFaults } from './entry/personal.ts';
import { faultsOfReferences, pointedTo, type Reach } from './entry/references.ts';
import type { Writing } from './entry/revise-entry.ts';
import { faultsOfRolling, rollingRule, staysElsewhere } from './entry/rolling.ts';
import { nextReference, seriesOf } from './entry/store.ts';
import type { RegisterDesk } from './in-registers.ts';
import { type WrittenWith, writeRevisions } from './owe-clocks.ts';
import type { Ruled } from './read-ruled.ts';
import { faultsOfNaming } from './trust.ts';
import type { RegisterType } from './type/register-type.ts';

/** What an entry can point to, for whoever makes it. */
export const reachOf = (by: By, confidentiality: Confidentiality): Reach => ({
  confidentiality,
  restrictedEvidence: by.may(READ_RESTRICTED_EVIDENCE),
});

/** What a change stands on. A rule that adds up a person's time asks for their other entries as well. */
export const writingFor = async (
  tx: Transaction,
  desk: RegisterDesk,
  {
    type,
    law,
    at,
    caseReference,
    reference,
  }: Pick<Writing, 'type' | 'law' | 'at'> & Pick<Revision, 'caseReference'> & { readonly reference: string | null },
): Promise<{ readonly writing: Writing; readonly rule: ClockRule | null }> => {
  const rule = rollingRule(law, type, at);
  const stays =
    rule === null || caseReference === null ? [] : await staysElsewhere(tx, rule, { type, caseReference, reference });
  return { writing: { type, law, stays, at, actor: desk.by.actor, council: desk.council }, rule };
};

/** An entry that was made, whether the law has changed it by now and how it stands then, and what the record is to tell of what was written with it. */
export type MadeOne = {
  readonly opened: Revision;
  readonly last: Revision;
  readonly lapsed: boolean;
  readonly writtenWith: WrittenWith;
};

/** Judges a new entry by everything that a register asks for, and writes it under its reference; nothing where anything is wrong. */
export const makeOne = async (
  tx: Transaction,
  ruled: Ruled,
  desk: RegisterDesk,
  {
    type,
    given,
    at,
  }: { readonly type: RegisterType; readonly given: NewEntry & { readonly looked: boolean }; readonly at: Instant },
): Promise<Result<MadeOne>> => {
  const { law } = ruled;
  const { writing, rule } = await writingFor(tx, desk, {
    type,
    law,
    at,
    caseReference: given.caseReference,
    reference: null,
  });
  const reference = await nextReference(tx, seriesOf(type, given.confidentiality), dayOf(at).slice(0, 4));
  const opened = openEntry(given, reference, writing);
  const dangling = await faultsOfReferences(
    tx,
    pointedTo(type, given.fields, given),
    reachOf(desk.by, given.confidentiality),
  );
  const faults = [
    ...(opened.ok ? [] : opened.problem),
    ...personalFaults(type, { fields: given.fields, caseReference: given.caseReference }, given.looked),
    ...(dangling.length > 0 ? dangling : faultsOfNaming(ruled.trusted, given.distribution)),
    ...(opened.ok
      ? faultsOfRolling(needsOf(type.opening ?? { needs: [] }, opened.value), rule, writing.stays, at)
      : []),
  ];
  if (!opened.ok || faults.length > 0) return fail(faults);
  // What was typed in days late may have run out long ago.
  const written = [opened.value, ...lapsed([opened.value], writing, at)];
  const writtenWith = await writeRevisions(tx, ruled, written, at);
  return ok({
    opened: opened.value,
    last: written.at(-1) ?? opened.value,
    lapsed: written.length > 1,
    writtenWith,
  });
};
