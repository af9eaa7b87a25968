import type { AnswerDraft } from '../../features/answers/index.ts';
import { chanceOf } from './chance.ts';
import type { Course } from './course.ts';

const pick = (all: readonly string[], word: string): string => all[Math.floor(chanceOf(word) * all.length)] ?? '';

const DONE = [
  'The figures of the period were read with the managers of both services',
  'It was talked through at the meeting, and the actions of the last one were looked at again',
  'A sample of files was read by two people who do not work with them',
  'The report came in and was compared with the one before',
  'Every case was looked at; two were taken back to the team',
] as const;

const TELLS = [
  'It is much as it was; one team is behind on visits, and has a plan',
  'Waiting times fell for the second time running',
  'Practice is good, and the recording of it is not',
  'There is nothing that members must be told of',
  'More is asked of the same staff than a year ago',
] as const;

export const CONCERNS = [
  'Two posts stand empty and their work is shared out among people who are full',
  'Reviews are held later than the rules say',
  'The contract does not say what happens when a provider hands it back',
  'Nobody could show who approved the last three changes',
] as const;

export const QUESTIONS = [
  'How many of these were late, and by how much?',
  'Who has seen this besides the team itself?',
  'What has become of the action from last time?',
] as const;

export const WAIVED = [
  'The system was being replaced, and there were no figures',
  'The meeting that it was for was merged with the next',
  'The lead was away for the whole of the period',
] as const;

// What came of each of these concerns, in their order.
const OUTCOMES = [
  'The posts were filled, and the work is back where it belongs',
  'The reviews that were due were held, and the next ones are in the diary',
  'The contract was changed, and says now who takes over',
  'Changes are approved in writing now, and the last three were gone through',
] as const;

/** Says of a text that it is invented, so that nobody takes it for a council's. */
export const invented = (text: string): string => `${text} (invented)`;

/** The words for something, by what they are about; they say themselves that they are invented. */
export const wordsFor = (all: readonly string[], about: string): string => invented(pick(all, `words ${about}`));

/** What came of a concern, which fits the words in which it was raised. */
export const outcomeOf = (concern: string): string => {
  const which = CONCERNS.findIndex((words) => concern.startsWith(words));
  return invented(OUTCOMES[which] ?? 'It was gone through with the team, and is said in the next answer');
};

// Most can be opened, some is only named; an address under .example leads nowhere, and never will.
const evidenceOf = (about: string): string =>
  chanceOf(`shown ${about}`) < 0.8
    ? `https://council.example/invented/${about}`
    : `Invented minute ${about}, paragraph 4`;

/** An answer as somebody would have typed it. */
export const draftOf = (
  about: string,
  { nothingArose, evidence, concern, seconds, at }: Extract<Course, { kind: 'answered' }>,
): AnswerDraft => ({
  nothingArose,
  done: nothingArose ? '' : `${pick(DONE, `done ${about}`)} (invented: ${about})`,
  tells: nothingArose ? '' : invented(pick(TELLS, `tells ${about}`)),
  evidence: evidence ? evidenceOf(about) : '',
  concern,
  concernWords: concern === 'none' ? '' : invented(pick(CONCERNS, `concern ${about}`)),
  standards: [],
  openedAt: new Date(Date.parse(at) - seconds * 1000).toISOString(),
});
