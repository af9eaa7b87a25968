import { z } from 'zod';

import { code, words } from './code.ts';
import { publicationShape } from './publication.ts';

const day = z.iso.date();
const ruleId = z.string().regex(/^[A-Z]{2,5}-\d{2}[a-z]?(\.\d)?$/, 'must be a clock rule such as "SEC-01"');

const answerShape = z.strictObject({ field: code, is: z.array(z.union([z.string(), z.boolean()])).min(1) });

/**
 * What must hold of an entry: it stands in one of some states, one of its answers is one of some values, or something happened. Conditions of a
 * list hold together.
 */
export const conditionShape = z.union([
  z.strictObject({ state: z.array(code).min(1) }),
  answerShape,
  z.strictObject({ event: code }),
]);
export type Condition = z.output<typeof conditionShape>;

/** What an answer may be. `moment` is to the minute in Scotland's time, kept as an instant; `rows` is a small table inside the entry. */
export const FIELD_KINDS = [
  'text',
  'long',
  'yes-no',
  'choice',
  'choices',
  'day',
  'moment',
  'whole',
  'post',
  'council',
  'service',
  'entry',
  'evidence',
  'rows',
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** One of the answers that may be chosen; `from` and `to` where it was one only for a time ("Significant case review" until 2021). `to` is the first day on which it no longer is. */
export const choiceShape = z.strictObject({
  code,
  label: words,
  from: day.optional(),
  to: day.optional(),
  /** Of several that may be ticked: stands beside no other ("None of them any longer"). */
  alone: z.boolean().optional(),
});
export type FieldChoice = z.output<typeof choiceShape>;

const columnShape = z.strictObject({
  code,
  label: words,
  kind: z.enum(FIELD_KINDS).exclude(['rows', 'evidence', 'choices']),
  choices: z.array(choiceShape).optional(),
  needed: z.boolean().optional(),
  /** Of a day: says when something happened, so that it is never one to come. */
  past: z.literal(true).optional(),
});
/** A column of a field of kind 'rows'. */
export type FieldColumn = z.output<typeof columnShape>;

export const fieldShape = z.strictObject({
  code,
  label: words,
  kind: z.enum(FIELD_KINDS),
  /** Plain words beside the question, for whoever fills it in. */
  help: z.string().trim().max(600).optional(),
  /** Where the field comes from: a line of a paper, a regulation; 'ours' where nobody asks for it but us. */
  source: words,
  choices: z.array(choiceShape).optional(),
  columns: z.array(columnShape).optional(),
  /** Of a day: says when something happened, so that it is never one to come. */
  past: z.literal(true).optional(),
  /** Of rows: every row has an answer in at least one of these columns ("what was said", or "why not asked"). */
  eachRowHas: z.array(code).min(2).optional(),
  /** 'always': asked for when the entry is opened. A list of conditions: asked for once any of them holds. Left out: never. */
  needed: z.union([z.literal('always'), z.array(conditionShape).min(1)]).optional(),
  /** Stands in the export, the API's rows and the list. What tells of a person never does. */
  exported: z.boolean().optional(),
  /** Can be chosen as a filter above the list. */
  filter: z.boolean().optional(),
  /**
   * What the answer tells the clocks of these rules. 'not-after': a day that an order or a meeting set, before which it must be done; 'months': the
   * length in months that an order set; 'agreed': rows with the column `new-day`, each a later day agreed with its reason; where `clock` is a column
   * too, it says for which of the rules ("cmp-04"). 'varied': rows with the columns `decided-on`, `until` and `months`: from then on the duty comes
   * round at so many months, or not at all where none are given.
   */
  sets: z
    .strictObject({
      rules: z.array(ruleId).min(1),
      as: z.enum(['not-after', 'months', 'agreed', 'varied']),
      /** Of 'agreed': those of the rules whose own time is the most that can be agreed ("ten working days in all"). */
      most: z.array(ruleId).min(1).optional(),
    })
    .optional(),
  /** The first day on which it is no longer asked for; what was answered stays and is shown. */
  to: day.optional(),
});
export type Field = z.output<typeof fieldShape>;

export const stateShape = z.strictObject({
  code,
  label: words,
  /** Nothing more is expected of an entry in this state. */
  final: z.boolean().optional(),
  /** Reached by the passing of time alone: the rule by whose lapse. */
  lapseOf: z.array(ruleId).optional(),
  /** What comes about when that time passes, as one sentence beside the clock: "If nobody decides by then, …". */
  byLaw: words.optional(),
});
export type State = z.output<typeof stateShape>;

const onlyWhile = z.array(answerShape).min(1).optional();

export const eventShape = z.strictObject({
  code,
  label: words,
  /** 'moment': asked for to the minute; 'day': a day is enough. */
  precision: z.enum(['moment', 'day']),
  /** Happens to each of several people on their own ("the child", "relevant person 1", never a name); to some only while the answers tell of them. */
  people: z.array(z.strictObject({ code, label: words, when: onlyWhile })).optional(),
  /** Can be noted only for a time at which one of these had happened: a notice of a decision follows a decision. */
  follows: z.array(code).min(1).optional(),
  /** Happens once, to each person, after each of those that it follows: a notice that is noted twice was sent once. */
  once: z.literal(true).optional(),
  /**
   * Other names by which clock rules know the same happening: "order granted" is to one rule "order granted for a year or more". Only while all
   * of `when` is what the entry answers.
   */
  also: z.array(z.strictObject({ event: code, when: onlyWhile })).optional(),
  /** What rules know it as once it happened to each of its people since the last of what it `follows`: "all notices of the decision sent". */
  completes: code.optional(),
  /** May lie ahead when it is noted: the day on which an order expires, and before which something is owed. */
  ahead: z.literal(true).optional(),
  /** The first day on which it can no longer happen: the law did away with it. */
  until: day.optional(),
  /** Comes about by the passing of time alone, as a clock rule calls its lapse. */
  byLapse: z.literal(true).optional(),
  /** Can be noted at any time while the entry is in one of these states, without moving it; left out: only by a move. */
  notedIn: z.array(code).optional(),
});
/** Something that happens to an entry, by the name that clock rules know. */
export type EventKind = z.output<typeof eventShape>;

/** What a move asks for before it can be made. `because` says why, with its source, to whoever is refused. */
const needShape = z.union([
  z.strictObject({ field: code, is: z.array(z.union([z.string(), z.boolean()])).optional(), because: words }),
  /** A row of the table for each of these values in the column named. `notAfter`: a column of moments, none of which lies after the move: who is asked after the decision was not asked before it. */
  z.strictObject({
    rows: code,
    column: code,
    each: z.array(z.string()).min(1),
    notAfter: code.optional(),
    because: words,
  }),
  /**
   * Happened, and no later than the move; with `people`: to each of them, but for those whom a row of the table `excused` names ("not told, because …").
   * `after`: since the last of these events, so that a notice of an earlier round counts for nothing.
   */
  z.strictObject({
    event: code,
    people: z.array(code).optional(),
    after: z.array(code).min(1).optional(),
    excused: z.strictObject({ rows: code, column: code }).optional(),
    because: words,
  }),
  /** At the moment of the move a clock of this rule is running: a right can be used only until it ends. */
  z.strictObject({ running: ruleId, because: words }),
  /** At the moment of the move no clock of this rule is running any more: nothing is closed while somebody may still use a right. */
  z.strictObject({ over: ruleId, because: words }),
  /** The council that the answer names is the one whose entry it is. */
  z.strictObject({ council: code, because: words }),
  /** Minutes of a rolling rule must stay below this many hours. */
  z.strictObject({ rolling: ruleId, belowHours: z.number().int().positive(), because: words }),
]);
export type Need = z.output<typeof needShape>;

const needsShape = z.array(
  z.union([needShape, z.strictObject({ when: z.array(conditionShape).min(1), need: needShape })]),
);

export const moveShape = z.strictObject({
  code,
  /** As on the button: "Decide not to implement". */
  label: words,
  from: z.array(code).min(1),
  to: code,
  /** 'officer': the Chief Social Work Officer or a depute under a delegation, which is shown; 'keeper': a post that keeps the register, or the officer. */
  by: z.enum(['keeper', 'officer']),
  needs: needsShape,
  /** What happened by it; asked for with its moment or day. */
  event: code.optional(),
  /** Fields that its form asks for, beside those it needs. */
  asks: z.array(code).optional(),
  /** Fields of which only an answer given with this move counts: what was said at the last review is no record of this one. */
  anew: z.array(code).optional(),
});
export type Move = z.output<typeof moveShape>;

const dating = z.union([
  z.strictObject({ event: code }),
  z.strictObject({ field: code }),
  /** Whichever of them came first: what stands can end in more ways than one. */
  z.strictObject({ events: z.array(code).min(2) }),
]);

/**
 * How entries count towards a measure; 'standing': how many were between two events as the period began. Everything is dated by an event or
 * a field of kind day or moment; 'clocks-in-time' counts no entries but the clocks of some rules by the day on which each ends: visits, reviews.
 */
export const countShape = z.strictObject({
  measure: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  label: words,
  how: z.enum(['entries', 'people', 'share', 'share-in-time', 'clocks-in-time', 'median-days', 'rows', 'standing']),
  /** The event, or the field, whose day puts an entry in a period; of 'rows' the column that dates each row; of clocks the end of each. */
  datedBy: z.union([
    z.strictObject({ event: code }),
    z.strictObject({ field: code }),
    z.strictObject({ rows: code, column: code }),
    z.strictObject({ clocks: z.literal('due') }),
  ]),
  where: z.array(conditionShape).optional(),
  /** Of a share: those of `where` that count above the line. */
  of: z.array(conditionShape).optional(),
  /** Of a share in time, and of clocks in time: the clocks that must have been met by their days. */
  clocks: z.array(ruleId).optional(),
  /** Of a share in time: clocks that run only where more time was agreed. What they kept is told by itself and is not in time. */
  extensions: z.array(ruleId).optional(),
  /** Of median days, and of those standing when the period begins: from the first to the second. */
  from: dating.optional(),
  until: dating.optional(),
  /**
   * Where another register counts towards the same measure: 'sum' where the numbers may be added up, because nothing stands in both; 'apart' where one
   * person may, so that each stands by itself. Every one of these registers says the same.
   */
  together: z.enum(['sum', 'apart']).optional(),
  source: words,
});
export type Count = z.output<typeof countShape>;

/** A kind of event that a council keeps a register of, described as data. */
export const registerTypeShape = z.strictObject({
  code,
  /** Begins every reference: "CP" of CP-2026-014. */
  letters: z.string().regex(/^[A-Z]{2,3}$/),
  title: words,
  many: words,
  purpose: words,
  function: z.string().regex(/^F\d{1,2}$/),
  about: z.enum(['person', 'staff', 'service', 'other']),
  /** 'either': chosen when an entry is opened. */
  confidentiality: z.enum(['open', 'restricted', 'either']),
  /** The retention rule by which entries are kept; left out where none is settled. */
  retention: z.string().optional(),
  /** The words in which that rule counts from the day on which an entry came to its end. */
  closing: words.optional(),
  source: words,
  /** Left out where nothing of its entries is ever published in somebody's own words. */
  publication: publicationShape.optional(),
  /** What must hold before an entry can be opened at all. */
  opening: z.strictObject({ needs: needsShape }).optional(),
  fields: z.array(fieldShape),
  states: z.array(stateShape).min(1),
  events: z.array(eventShape),
  moves: z.array(moveShape),
  counts: z.array(countShape),
});
export type RegisterType = z.output<typeof registerTypeShape>;

/** The event of every type with which an entry begins: it is dated by whoever opens it. */
export const opensWith = ({ events }: RegisterType): EventKind | null => events[0] ?? null;

export const fieldOfType = ({ fields }: RegisterType, name: string): Field | null =>
  fields.find(({ code: each }) => each === name) ?? null;
export const stateOfType = ({ states }: RegisterType, name: string): State | null =>
  states.find(({ code: each }) => each === name) ?? null;
export const eventOfType = ({ events }: RegisterType, name: string): EventKind | null =>
  events.find(({ code: each }) => each === name) ?? null;

/** Who may make a move; null where the type has no such move. */
export const movesBy = (type: RegisterType | undefined, move: string): Move['by'] | null =>
  type?.moves.find(({ code: each }) => each === move)?.by ?? null;
