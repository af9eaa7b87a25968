import type { RunningClock } from '../../clocks/index.ts';
import type { Block, Inline, PaperDocument } from '../../documents/index.ts';
import { dayOf, formatDay, formatInstant, type Instant } from '../../kernel/index.ts';
import type { FieldValues, RegisterType, Revision } from '../registers/index.ts';
import { type Decision, decisionAsked } from './decision.ts';
import { MAY_BE_REVIEWED, READER_WORDS, type Reader, TO_CHILD, TO_OTHERS } from './letter-words.ts';

/** What a letter is made of. */
export type LetterGiven = {
  readonly council: string;
  readonly type: RegisterType;
  readonly revisions: readonly Revision[];
  readonly reader: Reader;
  /** Of which decision, by the number of its event; null for the last. */
  readonly decision: number | null;
  /** Who decided, as it stands in the letter: "Depute Chief Social Work Officer, under delegation D-3". */
  readonly decidedBy: string;
  /** The delegation by which a depute decided, in words: its reference, from when to when, by whom it was given, what it covers. Null where the officer decided. */
  readonly delegation: string | null;
  /** When the letter is made: part of the file, so that the same letter has the same bytes. */
  readonly asAt: Instant;
};

const words = (text: string, strong = false): Inline => ({ kind: 'text', text, ...(strong ? { strong } : {}) });
const line = (...content: readonly Inline[]): Block => ({ kind: 'paragraph', content });
const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
const blank = (label: string): Inline[] => [words(`${label}: `, true), words('.'.repeat(60))];

const textOf = (fields: FieldValues, code: string): string => {
  const value = fields[code];
  return typeof value === 'string' ? value.trim() : '';
};

type Row = Readonly<Record<string, unknown>>;

const rowsOf = (fields: FieldValues, code: string): Row[] => {
  const value = fields[code];
  return Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object' && row !== null) : [];
};

const labelOf = (type: RegisterType, field: string, column: string, code: unknown): string =>
  type.fields
    .find((each) => each.code === field)
    ?.columns?.find((each) => each.code === column)
    ?.choices?.find((each) => each.code === code)?.label ?? String(code);

const conditionsOf = ({ fields: asked }: RegisterType, fields: FieldValues): string[] => {
  const chosen = fields['condition'];
  const choices = asked.find(({ code }) => code === 'condition')?.choices ?? [];
  return Array.isArray(chosen)
    ? choices.filter(({ code }) => chosen.some((each) => each === code)).map(({ label }) => label)
    : [];
};

// The child and a relevant person read what was said by or for themselves; what others said is not theirs to be told by letter.
const viewsFor = ({ type, reader }: LetterGiven, fields: FieldValues): Block[] => {
  const rows = rowsOf(fields, 'consulted').filter(
    ({ who }) =>
      reader === 'principal-reporter' || reader === 'head-of-unit' || (reader === 'child' && who === 'child'),
  );
  if (rows.length === 0) return [];
  const items = rows.map((row): Inline[] => {
    const view = typeof row['view'] === 'string' ? row['view'] : '';
    const said = view === '' ? `was not asked: ${String(row['why-not'] ?? '')}` : view;
    return reader === 'child'
      ? [words(view === '' ? `I could not ask you: ${String(row['why-not'] ?? '')}` : said)]
      : [words(`${labelOf(type, 'consulted', 'who', row['who'])}: `, true), words(said)];
  });
  return [heading(reader === 'child' ? 'What you said' : 'Who was asked, and what they said'), { kind: 'list', items }];
};

const lastMoment = ({ lawDue }: RunningClock): string =>
  lawDue.kind === 'unknown' ? lawDue.words : lawDue.kind === 'day' ? formatDay(lawDue.day) : formatInstant(lawDue.at);

// Each person's 72 hours begin when they get the decision, so most letters cannot print their end: whoever gets it writes it in.
const reviewRight = ({ kind, event, stood }: Decision, clocks: readonly RunningClock[], reader: Reader): Block[] => {
  if (!MAY_BE_REVIEWED.includes(kind) || reader === 'principal-reporter' || reader === 'head-of-unit') return [];
  const asks =
    reader === 'child'
      ? 'You can ask me to look at this decision again. You have 72 hours from the time you get this letter. You can ask in any way you like, and somebody can do it for you.'
      : 'You can ask for this decision to be reviewed, within 72 hours of the time at which you receive this letter.';
  const byLaw =
    kind === 'deemed' ? clocks.find(({ rule, trigger }) => rule === 'SEC-04' && trigger === event.number) : undefined;
  return [
    heading('Asking for a review'),
    line(words(asks)),
    ...(byLaw === undefined || stood.events.length === 0
      ? []
      : [
          line(
            words('Counted from the end of the 72 hours, without this letter, the right ends on '),
            words(lastMoment(byLaw), true),
            words('.'),
          ),
        ]),
    line(...blank('I got this letter on (day and time)')),
    line(...blank('My 72 hours end on (day and time)')),
  ];
};

const appealRight = ({ event }: Decision, clocks: readonly RunningClock[], reader: Reader): Block[] => {
  const clock = clocks.find(({ rule, trigger }) => rule === 'SEC-11' && trigger === event.number);
  if (clock === undefined || reader === 'principal-reporter' || reader === 'head-of-unit') return [];
  const first =
    reader === 'child'
      ? 'If you think this decision is wrong you can ask a sheriff to change it. This is called an appeal. A lawyer can help you. The last day is '
      : 'You may appeal to the sheriff. The last day is ';
  return [heading('Going to the sheriff'), line(words(first), words(lastMoment(clock), true), words('.'))];
};

const sendersSheet = ({ reader }: LetterGiven, { kind }: Decision): Block[] => [
  { kind: 'page-break' },
  {
    kind: 'notice',
    title: 'For whoever sends this letter: take this sheet out',
    tone: 'caution',
    content: [
      [words('Write in by hand, from your case system: the name and address, and how to reach the officer.')],
      [words('Read the reasons once more as the reader will read them. They stand here as they were recorded.')],
      [words('Note in Remit when this was sent, and for the child and each relevant person when they received it.')],
      ...(kind === 'deemed'
        ? [
            [
              words(
                'Ours: after a lapse the 72 hours to ask for a review are counted from the lapse and from each receipt; the later end holds. Confirm with your legal adviser.',
              ),
            ],
          ]
        : []),
      ...(reader === 'child' || reader === 'relevant-person'
        ? [
            [
              words(
                'Last days to appeal rest on rules that are verified only in part. Confirm them with your legal adviser before you send this.',
              ),
            ],
          ]
        : []),
    ],
  },
];

const when = ({ at, day }: Decision['event']): string => (at === null ? formatDay(day) : formatInstant(at));

/**
 * The letter that tells one reader of a decision in an entry of the register of secure accommodation with an authorisation; null where nothing is
 * decided yet. It holds the case reference and nobody's name.
 */
export const decisionLetter = (given: LetterGiven): PaperDocument | null => {
  const { council, type, revisions, reader, decidedBy, delegation, asAt } = given;
  const decision = decisionAsked(revisions, given.decision);
  const now = revisions.at(-1);
  if (decision === null || now === undefined) return null;
  const { kind, stood } = decision;
  const toChild = reader === 'child';
  const reasons = kind === 'deemed' ? '' : textOf(stood.fields, 'reasons');
  const conditions = kind === 'deemed' || kind === 'end' ? [] : conditionsOf(type, stood.fields);
  const blocks: Block[] = [
    line(words(formatDay(dayOf(asAt)))),
    line(...blank(`To (${READER_WORDS[reader]})`)),
    line(words('Our reference: ', true), words(now.caseReference ?? now.reference)),
    heading(toChild ? 'What was decided' : 'The decision'),
    line(words((toChild ? TO_CHILD : TO_OTHERS)[kind])),
    line(
      words(kind === 'deemed' ? 'The 72 hours ended on ' : 'The decision was made on '),
      words(when(decision.event), true),
      words('.'),
    ),
    ...(reasons === '' ? [] : [heading('Why'), line(words(reasons))]),
    ...(conditions.length === 0 || toChild
      ? []
      : [
          heading('Which condition applies'),
          { kind: 'list', items: conditions.map((each) => [words(each)]) } satisfies Block,
        ]),
    ...viewsFor(given, kind === 'deemed' ? {} : stood.fields),
    ...reviewRight(decision, now.clocks, reader),
    ...appealRight(decision, now.clocks, reader),
    heading(toChild ? 'Who can help you' : 'Who to ask'),
    ...(toChild
      ? [
          line(
            words(
              'You can ask your social worker, an advocacy worker or a lawyer to read this with you. You can ask me anything about it.',
            ),
          ),
        ]
      : []),
    line(...blank('How to reach us')),
    line(words(decidedBy, true)),
    ...(delegation === null ? [] : [line(words(`Under the delegation ${delegation}`))]),
    line(...blank('Signed')),
    ...sendersSheet(given, decision),
  ];
  return {
    title: toChild ? 'A decision about secure care' : 'Secure accommodation: a decision',
    subtitle: `A letter to ${READER_WORDS[reader]}`,
    subject: 'Decision on secure accommodation',
    organisation: council,
    author: decidedBy,
    language: 'en-GB',
    banner: 'Confidential',
    footer: `${now.reference}, ${formatInstant(asAt)}`,
    instant: asAt,
    blocks,
  };
};
