import {
  bringClocksUpToDate,
  type Confidentiality,
  entryOf,
  type FieldValues,
  type Happened,
  makeEntry,
  makeMove,
  noteIn,
} from '../../../features/registers/index.ts';
import { type Day, dayOf, daysAfter, type Instant } from '../../../kernel/index.ts';
import { done, type Extra } from '../play.ts';
import { invented } from '../words.ts';

/**
 * Answers of an entry. A text that begins with "@" is a day so many days before the last ("@30"), with a time of day a moment ("@30 14:05"); one that begins
 * with "=" is a text that says of itself that it is invented; one that begins with "#" is the entry of that key.
 */
export type Answers = Readonly<Record<string, unknown>>;

/** A step of a story: a move, something noted, or the law's own (`lapse`), so many days before the last. */
export type StoryStep = {
  readonly before: number;
  readonly time?: string;
  readonly move?: string;
  readonly note?: string;
  readonly lapse?: true;
  /** To each of these it happened, where it happens to several. */
  readonly people?: readonly string[];
  readonly post?: string;
  readonly answers?: Answers;
  /** For what may lie ahead: its own day, so many days before the last (below zero: still to come). */
  readonly on?: number;
};

/** An entry of a register and what became of it. */
export type Story = {
  readonly register: string;
  /** The post that keeps it. */
  readonly post: string;
  readonly before: number;
  readonly time?: string;
  readonly confidentiality?: Confidentiality;
  readonly caseReference?: string;
  /** By which other stories point to it. */
  readonly key?: string;
  readonly answers: Answers;
  readonly steps: readonly StoryStep[];
};

const MORNING = '09:20';

type Told = { readonly last: Day; readonly references: Map<string, string> };

const momentOf = (last: Day, text: string): Day | Instant => {
  const [before = '', time] = text.slice(1).split(' ');
  const day = daysAfter(last, -Number(before));
  return time === undefined ? day : `${day}T${time}:00.000Z`;
};

const answerOf = (value: unknown, told: Told): unknown => {
  if (Array.isArray(value)) return value.map((each) => answerOf(each, told));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, answerOf(each, told)]));
  }
  if (typeof value !== 'string') return value;
  if (value.startsWith('@')) return momentOf(told.last, value);
  if (value.startsWith('=')) return invented(value.slice(1));
  return value.startsWith('#') ? (told.references.get(value) ?? value) : value;
};

const answersOf = (answers: Answers | undefined, told: Told): FieldValues =>
  answerOf(answers ?? {}, told) as FieldValues;

const happenedAt = (last: Day, before: number, time: string | undefined, person?: string): Happened => {
  const day = daysAfter(last, -before);
  const whom = person === undefined ? {} : { person };
  return time === undefined ? { at: null, day, ...whom } : { at: `${day}T${time}:00.000Z`, day, ...whom };
};

const stepOf = (story: Story, step: StoryStep, reference: () => string, told: Told): Extra => {
  const { before, time, post = story.post } = step;
  const happened = (person?: string): Happened => happenedAt(told.last, step.on ?? before, time, person);
  return {
    at: `${daysAfter(told.last, -before)}T${time ?? MORNING}:00.000Z`,
    work: async (officeOf) => {
      const office = officeOf(post);
      if (step.lapse === true) {
        await bringClocksUpToDate(office, office.council);
        return;
      }
      const { database, council } = office;
      const what = `${story.register} ${step.move ?? step.note ?? ''}`;
      const now = async () => {
        const scope = { council, clearance: 'restricted', need: ['*'] } as const;
        const entry = await database.read(scope, (tx) => entryOf(tx, reference()));
        if (entry === null) throw new Error(`The demonstration lost the entry of ${what}`);
        return entry.now;
      };
      for (const person of step.people ?? [undefined]) {
        const { number: seen, fields } = await now();
        if (step.note !== undefined) {
          done(what, await noteIn(office, reference(), { seen, event: step.note, happened: happened(person) }));
        } else {
          const given = { ...fields, ...answersOf(step.answers, told) };
          const draft = { move: step.move ?? '', fields: given, happened: happened(person), seen, looked: true };
          done(what, await makeMove(office, reference(), draft));
        }
      }
    },
  };
};

/** What a story adds to the course of things, counted back from the last day: each step is written down when it happened. */
export const tellStory = (story: Story, told: Told): Extra[] => {
  let reference = '';
  const { register, post, before, time, confidentiality = 'open', caseReference = null } = story;
  const open: Extra = {
    at: `${daysAfter(told.last, -before)}T${time ?? MORNING}:00.000Z`,
    work: async (office) => {
      const entry = {
        confidentiality,
        distribution: [],
        caseReference,
        service: null,
        fields: answersOf(story.answers, told),
        happened: happenedAt(told.last, before, time),
        looked: true,
      };
      reference = done(`open an entry of ${register}`, await makeEntry(office(post), register, entry));
      if (story.key !== undefined) told.references.set(`#${story.key}`, reference);
    },
  };
  return [open, ...story.steps.map((step) => stepOf(story, step, () => reference, told))];
};

/** The stories, those left out that begin before `first`, the first day of the year that is played. */
export const tellStories = (stories: readonly Story[], first: Day, last: Day): Extra[] => {
  const told: Told = { last, references: new Map() };
  return stories
    .filter(({ before }) => daysAfter(last, -before) >= first)
    .flatMap((story) => tellStory(story, told))
    .filter(({ at }) => dayOf(at) <= last);
};
