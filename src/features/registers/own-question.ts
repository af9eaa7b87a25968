import { type Fault, fail, fault, ok, type Result } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { readTogether, rowsInForce } from '../../platform/database/together.ts';
import { LATEST } from '../people/index.ts';
import { changing, type Office, put } from '../record/index.ts';
import { SETTLE_REGISTERS } from './policy.ts';
import { readRuled } from './read-ruled.ts';
import { OWN_REGISTER_TYPE } from './tables.ts';
import type { TypeRow } from './type/held-type.ts';
import { type Addition, OWN } from './type/own-type.ts';
import type { Field, RegisterType } from './type/register-type.ts';

/** What a question of a council's own can be answered with, in words. */
export const OWN_KINDS = {
  text: 'One line of text',
  long: 'Several lines of text',
  'yes-no': 'Yes or no',
  choice: 'One of several answers',
  day: 'A day',
  whole: 'A whole number',
} as const;

type OwnKind = keyof typeof OWN_KINDS;

const isOwnKind = (text: string): text is OwnKind => Object.hasOwn(OWN_KINDS, text);

/** A question of a council's own as it was typed; `choices` one to a line. */
export type QuestionDraft = {
  readonly label: string;
  readonly help: string;
  readonly kind: string;
  readonly choices: string;
};

const LONGEST = { label: 120, help: 600, choice: 120, code: 50 } as const;
const MOST_CHOICES = 40;

const wrong = (column: string, found: string): Fault => fault('answer.invalid', found, { column });

/** The code of a question or an answer of a council's own, from its words: "Team or unit" is "my-team-or-unit". Empty where the words hold no letter of the alphabet and no digit. */
export const ownCode = (words: string): string => {
  const slug = words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST.code)
    .replaceAll(/^-+|-+$/g, '');
  return slug === '' ? '' : `${OWN}${slug}`;
};

const choicesIn = ({ choices }: QuestionDraft): string[] =>
  choices
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const faultsOfChoices = (draft: QuestionDraft): Fault[] => {
  if (draft.kind !== 'choice') return [];
  const lines = choicesIn(draft);
  if (lines.length < 2)
    return [fault('answer.missing', 'Give at least two answers, each on a line of its own', { column: 'choices' })];
  if (lines.length > MOST_CHOICES) return [wrong('choices', `At most ${MOST_CHOICES} answers`)];
  const codes = lines.map(ownCode);
  if (lines.some((line) => line.length > LONGEST.choice))
    return [wrong('choices', `An answer has at most ${LONGEST.choice} letters`)];
  return codes.includes('') || new Set(codes).size < codes.length
    ? [wrong('choices', 'Two answers are too much alike, or one has no letters')]
    : [];
};

/** A question of a council's own to add to what a register asks, or everything that is wrong with it, each at its answer. */
export const readQuestion = (type: Pick<RegisterType, 'fields'>, draft: QuestionDraft): Result<Field> => {
  const { label, help, kind } = draft;
  const code = ownCode(label);
  const faults = [
    ...(label === '' ? [fault('answer.missing', 'Say what is asked', { column: 'label' })] : []),
    ...(label.length > LONGEST.label ? [wrong('label', `Use at most ${LONGEST.label} letters`)] : []),
    ...(label !== '' && code === '' ? [wrong('label', 'Use letters or digits')] : []),
    ...(type.fields.some((field) => field.code === code) ? [wrong('label', 'This register asks that already')] : []),
    ...(help.length > LONGEST.help ? [wrong('help', `Use at most ${LONGEST.help} letters`)] : []),
    ...(isOwnKind(kind) ? [] : [fault('answer.missing', 'Choose how it is answered', { column: 'kind' })]),
    ...faultsOfChoices(draft),
  ];
  if (faults.length > 0 || !isOwnKind(kind)) return fail(faults);
  // What is written in words could tell of a person, so that it stands in no export.
  const isTold = kind !== 'text' && kind !== 'long';
  return ok({
    code,
    label,
    kind,
    source: 'Added by the council',
    ...(help === '' ? {} : { help }),
    ...(isTold ? { exported: true } : {}),
    ...(kind === 'choice'
      ? { filter: true, choices: choicesIn(draft).map((line) => ({ code: ownCode(line), label: line })) }
      : {}),
  });
};

const NOTHING_ADDED: Omit<Addition, 'adds_to'> = {
  fields: [],
  choices: [],
  states: [],
  events: [],
  moves: [],
  counts: [],
  changes: [],
};

/** What a council keeps of a register, with one question more: an addition to what all councils share, or its own register. */
export const withQuestion = (code: string, definition: unknown, field: Field): unknown => {
  const before = (definition ?? { adds_to: code, ...NOTHING_ADDED }) as { readonly fields?: readonly Field[] };
  return { ...before, fields: [...(before.fields ?? []), field] };
};

const ownDefinition = async (tx: Transaction, code: string): Promise<unknown> => {
  const { own } = await readTogether<{ own: TypeRow }>(tx, { own: rowsInForce(OWN_REGISTER_TYPE, LATEST) });
  return own.find((row) => row.code === code)?.definition ?? null;
};

/** Adds a question of the council's own to what a register asks. Entries that are there stay as they are. Gives the code of the register. */
export const addQuestion = (office: Office, code: string, draft: QuestionDraft): Promise<Result<string>> =>
  changing(office, SETTLE_REGISTERS, async (tx, at) => {
    const { types } = await readRuled(tx);
    const type = types.get(code);
    if (type === undefined) return fail([fault('answer.invalid', 'There is no such register')]);
    const field = readQuestion(type, draft);
    if (!field.ok) return field;
    const definition = withQuestion(code, await ownDefinition(tx, code), field.value);
    await put(tx, OWN_REGISTER_TYPE, { code, definition }, at);
    return ok({
      value: code,
      entry: { action: 'register.form', subject: code, detail: { added: field.value.code, kind: field.value.kind } },
    });
  });
