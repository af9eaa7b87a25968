import type { Confidentiality, FieldValue, NewEntry, RegisterType } from '../../src/features/registers/index.ts';
import type { Field } from '../../src/features/registers/type/register-type.ts';
import { dayOf, type Instant } from '../../src/kernel/index.ts';

// What a question may be answered with; null where nothing fits in general.
const answerTo = ({ kind, choices = [] }: Field, at: Instant, words: string): FieldValue | null => {
  const [first] = choices;
  switch (kind) {
    case 'text':
    case 'long':
      return words;
    case 'choice':
      return first?.code ?? null;
    case 'choices':
      return first === undefined ? null : [first.code];
    case 'day':
      return dayOf(at);
    case 'moment':
      return at;
    case 'whole':
      return 1;
    case 'yes-no':
      return true;
    case 'post':
      return 'CSWO';
    default:
      return null;
  }
};

/** An entry of any register with no more than it must have, begun at a moment; every answer in free words says `words`. */
export const leastEntry = (
  type: RegisterType,
  given: {
    readonly at: Instant;
    readonly words: string;
    readonly confidentiality: Confidentiality;
    readonly distribution?: readonly string[];
    /** Answers that must be these. */
    readonly fields?: Readonly<Record<string, FieldValue>>;
  },
): NewEntry & { readonly looked: boolean } => {
  const { at, words, confidentiality, distribution = [], fields = {} } = given;
  const asked = type.fields.filter(({ needed, kind }) => needed === 'always' || kind === 'text' || kind === 'long');
  const answers = asked.flatMap((field): [string, FieldValue][] => {
    const answer = answerTo(field, at, words);
    return answer === null ? [] : [[field.code, answer]];
  });
  return {
    confidentiality,
    distribution,
    caseReference: `C-${words}`,
    service: null,
    fields: { ...Object.fromEntries(answers), ...fields },
    happened: { at: type.events[0]?.precision === 'moment' ? at : null, day: dayOf(at) },
    looked: true,
  };
};
