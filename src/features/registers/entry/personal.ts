import { type Fault, fault } from '../../../kernel/index.ts';
import type { RegisterType } from '../type/register-type.ts';
import type { FieldValue, FieldValues } from './entry.ts';
import { birthdaysIn, chiNumbersIn, emailsIn, phonesIn, postcodesIn } from './looks-like.ts';
import { namesIn } from './looks-like-name.ts';
import { LONGEST_TEXT } from './values.ts';

type Look = { readonly words: string; readonly find: (text: string) => readonly string[] };

const CHI: Look = { words: 'a CHI number', find: chiNumbersIn };

const LOOKS: readonly Look[] = [
  CHI,
  { words: 'a date of birth', find: birthdaysIn },
  { words: 'a postcode', find: postcodesIn },
  { words: 'an e-mail address', find: emailsIn },
  { words: 'a telephone number', find: phonesIn },
  { words: 'a name', find: namesIn },
];

/** What a case reference must never be: the digits of one can look like a telephone number. */
const IN_REFERENCES = LOOKS.filter(({ find }) => find !== phonesIn);

const REMEDY = 'Replace it by the case reference, or tick that you looked and it tells of nobody.';

/** Whether a fault is such a question, which is settled by looking. */
export const isQuestion = ({ remedy }: Fault): boolean => remedy === REMEDY;

// The words of the type itself tell of nobody, whoever a unit or a review is named after.
const wordsOf = (type: RegisterType): string =>
  JSON.stringify([
    type.title,
    type.many,
    ...type.states.map(({ label }) => label),
    ...type.events.map(({ label }) => label),
    ...type.fields.flatMap(({ label, choices = [], columns = [] }) => [
      label,
      ...[...choices, ...columns].map((each) => each.label),
    ]),
  ]);

const questionAt = (column: string, text: string, looks: readonly Look[], known: string): Fault[] => {
  // What is longer is refused for its length, and need not be gone through.
  const within = text.slice(0, LONGEST_TEXT);
  const seen = looks.flatMap(({ words, find }) => {
    const found = find(within).filter((each) => !known.includes(each));
    return found.length === 0 ? [] : [`${words}: ${found.slice(0, 3).join(', ')}`];
  });
  return seen.length === 0
    ? []
    : [fault('answer.invalid', `This looks like ${seen.join('; and like ')}`, { column }, REMEDY)];
};

type Typed = { readonly column: string; readonly text: string };

const typedIn = (type: RegisterType, fields: FieldValues): Typed[] =>
  type.fields.flatMap(({ code, kind, columns = [] }): Typed[] => {
    const value: FieldValue | undefined = fields[code];
    if (typeof value === 'string') return kind === 'text' || kind === 'long' ? [{ column: code, text: value }] : [];
    if (kind !== 'rows' || !Array.isArray(value)) return [];
    const written = columns.filter((column) => column.kind === 'text' || column.kind === 'long');
    return value.flatMap((row, index) =>
      written.flatMap((column) => {
        const text =
          typeof row === 'object' && row !== null ? (row as Readonly<Record<string, unknown>>)[column.code] : null;
        return typeof text === 'string' ? [{ column: `${code}.${index + 1}.${column.code}`, text }] : [];
      }),
    );
  });

/**
 * One question for each answer in free words that looks as if it told who somebody is: a name, a date of birth, a postcode, a CHI number, an e-mail
 * address or a telephone number; at its field (`outcome`), its cell (`notices.2.to`) or `case_reference`. None once somebody has looked, but that a CHI
 * number is never taken for a case reference. What counts is ours and no law.
 */
export const personalFaults = (
  type: RegisterType,
  { fields, caseReference }: { readonly fields: FieldValues; readonly caseReference: string | null },
  looked: boolean,
): Fault[] => {
  const reference = caseReference ?? '';
  const chi = CHI.find(reference.slice(0, LONGEST_TEXT));
  const refused =
    chi.length === 0
      ? []
      : [
          fault(
            'answer.invalid',
            `A CHI number is no case reference: ${chi.join(', ')}`,
            { column: 'case_reference' },
            'Give the number that the case has in your case system.',
          ),
        ];
  if (looked) return refused;
  const known = wordsOf(type);
  return [
    ...(refused.length > 0 ? refused : questionAt('case_reference', reference, IN_REFERENCES, known)),
    ...typedIn(type, fields).flatMap(({ column, text }) => questionAt(column, text, LOOKS, known)),
  ];
};
