import { fail, fault, ok, type Result } from '../../kernel/index.ts';
import { type Changed, changing, type Office } from '../record/index.ts';
import { confidentialityOf, entrySubject, escalationCode, isStepKind, type Step } from './escalation.ts';
import { oweTelling } from './owe-telling.ts';
import { WRITE_ESCALATIONS } from './policy.ts';
import { appendStep, escalationOf } from './store.ts';
import { readStep, type StepDraft, type StepFacts } from './typed-step.ts';

const factsOf = ({ number: _number, knownAt: _knownAt, by: _by, ...facts }: Step): StepFacts => facts;

const FACTS: readonly (keyof StepFacts)[] = [
  'kind',
  'day',
  'time',
  'whom',
  'whomElse',
  'how',
  'words',
  'refersTo',
  'takesBack',
];

const same = (one: StepFacts, other: StepFacts): boolean => FACTS.every((name) => one[name] === other[name]);

/**
 * Adds a step to the chronology of a risk that was reported; nothing that stands there is changed. The first telling meets what is owed of it. Gives
 * its number. The same step as the one written
 * last is refused, so that a form sent twice adds it once. A restricted one is written with the clearance for such.
 */
export const continueEscalation = (office: Office, typedCode: string, draft: StepDraft): Promise<Result<number>> => {
  const code = escalationCode(typedCode) ?? '';
  const confidentiality = confidentialityOf(code);
  return changing(
    { ...office, clearance: confidentiality },
    WRITE_ESCALATIONS,
    async (tx, at): Promise<Result<Changed<number>>> => {
      const escalation = await escalationOf(tx, code, confidentiality);
      if (escalation === null) return fail([fault('escalation.unknown')]);
      const { kind } = draft;
      if (!isStepKind(kind)) return fail([fault('escalation.refused', 'There is no such kind of step')]);
      const read = readStep(kind, draft, escalation, at);
      const last = escalation.steps.at(-1);
      // Of a step that closes, the repeated form is refused already, as the chronology no longer takes it.
      if (!read.ok) return read;
      if (last !== undefined && same(read.value, factsOf(last))) {
        const found = `This stands already, as step ${last.number}`;
        return fail([fault('answer.invalid', found, { column: 'words' }, '')]);
      }
      const number = escalation.steps.length + 1;
      const step: Step = { ...read.value, number, knownAt: at, by: office.by.actor };
      await appendStep(tx, escalation, step);
      await oweTelling(tx, { ...escalation, steps: [...escalation.steps, step] }, office.by, at);
      // The record is read by more than may read risks: which step, and none of its words.
      const after = { number, kind };
      return ok({ value: number, entry: { action: 'escalation.continue', ...entrySubject(code), after } });
    },
  );
};
