import { type Fault, fault, type Instant } from '../../kernel/index.ts';
import type { Actor } from '../access/index.ts';

/** What shows that something was done: a file that is kept here, a measure, a register, a minute in words, or an address. */
export type EvidenceLink = {
  readonly kind: 'file' | 'measure' | 'register' | 'minute' | 'address';
  readonly reference: string;
};

/** Whether somebody else can open it. A minute that is only named is words: what rests on it is said, not shown. */
export const isShown = ({ kind }: Pick<EvidenceLink, 'kind'>): boolean => kind !== 'minute';

/** What a lead said of one occurrence. `concern` null: nothing is of concern. `seconds`: from opening the form to sending it, where known. */
export type Answer = {
  readonly obligation: string;
  readonly knownAt: Instant;
  readonly mechanism: string;
  readonly nothingArose: boolean;
  readonly done: string;
  readonly tells: string;
  readonly concern: string | null;
  readonly standards: readonly string[];
  readonly seconds: number | null;
  readonly by: Actor;
  readonly evidence: readonly EvidenceLink[];
};

type Wrote = Pick<Actor, 'actor' | 'post'>;

/** Whether somebody is the one who wrote something, or acts from the post that it was written from: nobody reviews their own. */
export const isOwn = (who: Wrote, wrote: Wrote): boolean =>
  who.actor === wrote.actor || (who.post !== null && who.post === wrote.post);

/** What may be of concern: nothing, something, or something serious. */
export const CONCERN_GRADES = { none: 'No', concern: 'Yes', serious: 'Yes, and it is serious' } as const;
type ConcernGrade = keyof typeof CONCERN_GRADES;

/** The standards that evidence can speak to (G13). */
export const STANDARDS = {
  'sssc-worker': 'SSSC Code of Practice for Social Service Workers',
  'sssc-employer': 'SSSC Code of Practice for Employers of Social Service Workers',
  cswo: 'Standard for Chief Social Work Officers',
  'health-social-care': 'Health and Social Care Standards',
} as const;
type StandardCode = keyof typeof STANDARDS;

const isStandard = (text: string): text is StandardCode => Object.hasOwn(STANDARDS, text);

/** An answer as typed; `evidence` has one link in a line; `openedAt` is when the form was opened, '' where that is not known. */
export type AnswerDraft = {
  readonly nothingArose: boolean;
  readonly done: string;
  readonly tells: string;
  readonly evidence: string;
  readonly concern: string;
  readonly concernWords: string;
  readonly standards: readonly string[];
  readonly openedAt: string;
  /** What is said to a question or a concern of a reviewer; left out where the form does not ask for it. */
  readonly reply?: string;
};

const LONGEST = 3000;
const MOST_LINKS = 10;
const LONGEST_LINK = 500;

const FILE = /^E[A-Z]?-\d{4}-\d{4,}$/;

/** Reads one line of evidence. `measures`: the codes of the council's measures. Whether a file is there is for the caller to say. */
const linkIn = (line: string, measures: ReadonlySet<string>): EvidenceLink => {
  const text = line.trim();
  if (FILE.test(text.toUpperCase())) return { kind: 'file', reference: text.toUpperCase() };
  if (/^https?:\/\/[^\s/]+\.[^\s]+$/i.test(text) && URL.canParse(text)) return { kind: 'address', reference: text };
  if (measures.has(text)) return { kind: 'measure', reference: text };
  return { kind: 'minute', reference: text };
};

const HAS_WORDS = /\p{L}{2}/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

const textFaults = (column: string, text: string, ask: string | null, longest = LONGEST): Fault[] => {
  if (!HAS_WORDS.test(text))
    return ask === null && text.trim() === '' ? [] : [fault('answer.missing', ask ?? 'Say it in words', { column })];
  // A browser sends two characters for the end of a line.
  const { length } = text.replaceAll('\r\n', '\n');
  if (length > longest) {
    return [fault('answer.invalid', `${length} characters are too many`, { column }, `Use at most ${longest}.`)];
  }
  return UNSEEN.test(text.replaceAll('\r', '')) || !text.isWellFormed()
    ? [fault('answer.invalid', 'It holds characters that cannot be seen', { column }, 'Type it again.')]
    : [];
};

const lines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

const linkFaults = (evidence: string, files: number): Fault[] => {
  const column = 'evidence';
  const given = lines(evidence);
  const count = given.length + files;
  if (count > MOST_LINKS) {
    const remedy = `Name at most ${MOST_LINKS}${files === 0 ? '' : ', the file among them'}.`;
    return [fault('answer.invalid', `${count} lines are too many`, { column }, remedy)];
  }
  if (given.some((line) => line.length > LONGEST_LINK)) {
    return [
      fault('answer.invalid', 'A line is too long', { column }, `Use at most ${LONGEST_LINK} characters in a line.`),
    ];
  }
  return textFaults(column, `evidence ${evidence}`, null);
};

// What is said to a reviewer stands after what was said before: the answer to a question is a whole answer, of which only the new part is asked for.
const withReply = (tells: string, asked: string, reply: string): string =>
  [tells.trim(), `${asked.trim()}\n${reply.trim()}`].filter((part) => part !== '').join('\n\n');

const sameWords = (one: string, other: string): boolean =>
  one.replaceAll('\r\n', '\n').trim() === other.replaceAll('\r\n', '\n').trim();

/**
 * The words that stand in the form beside "nothing arose". `stood`: the answer before, null where there is none: if nothing arose by that one either, its
 * words are what was said to a reviewer, and stay.
 */
export const wordsBesideNothing = (
  typed: Pick<AnswerDraft, 'done' | 'tells'>,
  stood: Pick<Answer, 'nothingArose' | 'done' | 'tells'> | null,
): Fault[] =>
  (
    [
      ['done', 'what was done'],
      ['tells', 'what it tells us'],
    ] as const
  )
    .filter(([column]) => HAS_WORDS.test(typed[column]))
    .filter(([column]) => stood?.nothingArose !== true || !sameWords(typed[column], stood[column]))
    .map(([column, what]) => {
      const remedy = 'Take the tick away, or empty this.';
      return fault('answer.invalid', `You say that nothing arose, and then ${what}`, { column }, remedy);
    });

/** What an answer comes to once it was read. */
export type ReadAnswer = Pick<Answer, 'nothingArose' | 'done' | 'tells' | 'concern' | 'standards' | 'evidence'> & {
  readonly grade: ConcernGrade;
};

/**
 * Reads what was typed; the faults name its fields. `mayBeNothing`: whether "nothing arose" is an answer here. Whoever says that nothing arose need say
 * no more; everybody says whether something is of concern. `asked`: the question as it stands in what is owed, null where it is none; `stands`: what
 * the answer before tells. Only what was typed is held against the limits. `files`: how many are attached, each a line of evidence.
 */
export const readAnswer = (
  typed: AnswerDraft,
  {
    mayBeNothing,
    measures,
    asked = null,
    stands = '',
    files = 0,
  }: {
    readonly mayBeNothing: boolean;
    readonly measures: ReadonlySet<string>;
    readonly asked?: string | null;
    readonly stands?: string;
    readonly files?: number;
  },
): { readonly answer: ReadAnswer; readonly faults: readonly Fault[] } => {
  const nothingArose = mayBeNothing && typed.nothingArose;
  const replies = asked !== null && typed.reply !== undefined;
  // What stands already was not typed now, and may have grown by the answers to earlier questions.
  const longestTells = Math.max(LONGEST, stands.length);
  const faults: Fault[] = [
    ...textFaults('done', typed.done, nothingArose ? null : 'Say what was done'),
    ...(replies ? textFaults('reply', typed.reply ?? '', 'Answer what the reviewer says') : []),
    ...textFaults('tells', typed.tells, nothingArose || replies ? null : 'Say what it tells us', longestTells),
    ...linkFaults(typed.evidence, files),
  ];
  const grade = Object.hasOwn(CONCERN_GRADES, typed.concern) ? (typed.concern as ConcernGrade) : null;
  if (grade === null) faults.push(fault('answer.missing', 'Say whether anything is of concern', { column: 'concern' }));
  if (grade === 'concern' || grade === 'serious')
    faults.push(...textFaults('concern_words', typed.concernWords, 'Say what is of concern'));
  if (grade === 'none' && HAS_WORDS.test(typed.concernWords)) {
    const remedy = 'Choose "Yes", or empty this.';
    faults.push(
      fault(
        'answer.invalid',
        'You say that nothing is of concern, and then what is',
        { column: 'concern_words' },
        remedy,
      ),
    );
  }
  const answer: ReadAnswer = {
    nothingArose,
    done: typed.done.trim(),
    tells: replies ? withReply(typed.tells, asked, typed.reply ?? '') : typed.tells.trim(),
    concern: grade === null || grade === 'none' ? null : typed.concernWords.trim(),
    grade: grade ?? 'none',
    standards: typed.standards.filter(isStandard),
    evidence: lines(typed.evidence).map((line) => linkIn(line, measures)),
  };
  return { answer, faults };
};

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * Seconds from `openedAt`, as the form says it, to `at`. Null where the form does not say, or says what cannot be: before `since`, when there was
 * nothing to open yet, or after `at`, or more than a day before it.
 */
export const secondsSince = (openedAt: string, since: Instant, at: Instant): number | null => {
  if (!INSTANT.test(openedAt) || openedAt < since) return null;
  const opened = Date.parse(openedAt);
  const seconds = Math.round((Date.parse(at) - opened) / 1000);
  return Number.isInteger(seconds) && seconds >= 0 && seconds <= 86_400 ? seconds : null;
};
