import { type Fault, fail, fault, ok, type Result } from '../../../kernel/index.ts';
import { opensWith, type RegisterType } from '../type/register-type.ts';
import { unseenIn } from './case-key.ts';
import type { Standing } from './conditions.ts';
import type { Confidentiality, FieldValues, Revision } from './entry.ts';
import { clocksFor } from './law.ts';
import { needsOf } from './move-entry.ts';
import { isMet } from './needs.ts';
import { faultsOfHappened, type Happened, type Writing, withEvent } from './revise-entry.ts';
import { faultsOfValues, LONGEST_LINE, withoutBlanks } from './values.ts';

/** An entry to open, read but not yet judged. */
export type NewEntry = {
  readonly confidentiality: Confidentiality;
  readonly distribution: readonly string[];
  readonly caseReference: string | null;
  readonly service: string | null;
  readonly fields: FieldValues;
  /** When the event came about with which entries of the type begin. */
  readonly happened: Happened;
};

// What must hold before an entry is opened at all. A rolling rule is judged by the caller, who knows the person's other entries.
const openingFaults = ({ opening }: RegisterType, standing: Standing, council: string | undefined): Fault[] =>
  needsOf(opening ?? { needs: [] }, standing)
    .filter((need) => ('council' in need ? standing.fields[need.council] !== council : !isMet(need, standing)))
    .map((need) =>
      fault('answer.invalid', need.because, {
        column: 'council' in need ? need.council : 'field' in need ? need.field : 'happened',
      }),
    );

// A mark that nobody sees would make another case of it to a reader's program, and nobody could say why.
const unseenFaults = (reference: string | null): Fault[] => {
  const place = reference === null ? null : unseenIn(reference);
  return place === null
    ? []
    : [
        fault(
          'answer.invalid',
          `Character ${place} of the case reference is a mark that nobody sees`,
          { column: 'case_reference' },
          'Type the reference by hand instead of pasting it.',
        ),
      ];
};

/**
 * An entry as it is opened, under a reference that the caller settles. Gives every fault at its answer: `happened`, `case_reference`, a field.
 */
export const openEntry = (given: NewEntry, reference: string, writing: Writing): Result<Revision> => {
  const { type, law, stays, at, actor } = writing;
  const [first] = type.states;
  const event = opensWith(type);
  if (first === undefined || event === null)
    throw new TypeError(`The type ${type.code} has no first state or no event`);
  const events = withEvent([], 0, event.code, given.happened);
  const fields = withoutBlanks(given.fields);
  const aboutPerson = type.about === 'person' || type.about === 'staff';
  const faults: Fault[] = [
    ...faultsOfHappened(event, given.happened, at),
    ...(aboutPerson && given.caseReference === null
      ? [fault('answer.missing', 'Give the number in your case system', { column: 'case_reference' })]
      : []),
    ...((given.caseReference ?? '').length > LONGEST_LINE
      ? [fault('answer.invalid', 'It is too long for a case reference', { column: 'case_reference' })]
      : []),
    ...unseenFaults(given.caseReference),
    ...(type.confidentiality !== 'either' && type.confidentiality !== given.confidentiality
      ? [fault('answer.invalid', `Entries of this register are ${type.confidentiality}`, { column: 'confidentiality' })]
      : []),
    ...faultsOfValues(type, { state: first.code, fields, events }, at),
    ...openingFaults(type, { state: first.code, fields, events }, writing.council),
  ];
  if (faults.length > 0) return fail(faults);
  return ok({
    reference,
    number: 1,
    knownAt: at,
    type: type.code,
    kind: 'opened',
    by: null,
    state: first.code,
    confidentiality: given.confidentiality,
    distribution: given.distribution,
    caseReference: given.caseReference,
    service: given.service,
    fields,
    events,
    clocks: clocksFor(type, events, law, { fields, stays }),
    words: null,
    actor,
  });
};
