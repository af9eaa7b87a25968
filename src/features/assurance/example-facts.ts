import { endOfDay } from '../../kernel/index.ts';
import type { Answer, Concern, Facts, Mechanism, Occurrence, OwnOpinion, Review, Schedule } from './facts.ts';

export const mechanism = (code: string, kind: Mechanism['kind'], more: Partial<Mechanism> = {}): Mechanism => ({
  code,
  function: 'F1',
  position: Number(code.slice(1)),
  title: `Mechanism ${code}`,
  kind,
  sameAs: null,
  note: null,
  ...more,
});

export const schedule = (code: string, frequency: string, more: Partial<Schedule> = {}): Schedule => ({
  mechanism: code,
  fromDay: '',
  frequency,
  asWritten: null,
  group: null,
  knownAt: '2024-01-01T00:00:00.000Z',
  ...more,
});

export const occurrence = (code: string, dueOn: string, more: Partial<Occurrence> = {}): Occurrence => ({
  code: `${code}/${dueOn}`,
  mechanism: code,
  title: `Answer on ${code}`,
  owner: 'LEAD',
  dueOn,
  dueAt: endOfDay(dueOn),
  rule: 'Quarterly',
  state: 'open',
  reason: null,
  upTo: dueOn,
  frequency: 'quarterly',
  ...more,
});

/** An answer to the occurrence of a mechanism that was due on a day, given at noon on another. */
export const answer = (code: string, dueOn: string, on: string, more: Partial<Answer> = {}): Answer => ({
  obligation: `${code}/${dueOn}`,
  knownAt: `${on}T12:00:00.000Z`,
  mechanism: code,
  nothingArose: false,
  done: 'It was done',
  tells: 'It is well',
  concern: null,
  seconds: 90,
  actor: 'P-lead',
  post: 'LEAD',
  evidence: [],
  ...more,
});

export const review = (of: Answer, on: string, more: Partial<Review> = {}): Review => ({
  obligation: of.obligation,
  answerAt: of.knownAt,
  knownAt: `${on}T12:00:00.000Z`,
  verdict: 'accepted',
  words: '',
  actor: 'P-reviewer',
  post: 'REVIEWER',
  ...more,
});

export const concern = (code: string, more: Partial<Concern> = {}): Concern => ({
  code: `C-${code}`,
  mechanism: code,
  obligation: `${code}/2026-06-30`,
  severity: 'concern',
  words: 'Visits are late.',
  raisedBy: 'lead',
  raisedOn: '2026-06-30',
  state: 'open',
  outcome: null,
  knownAt: '2026-06-30T12:00:00.000Z',
  ...more,
});

export const own = (level: string | null, on: string): OwnOpinion => ({
  function: 'F1',
  knownAt: `${on}T12:00:00.000Z`,
  level,
  reason: 'I sat in on it myself',
  actor: 'P-cswo',
  post: 'CSWO',
  capacity: 'holder of the post',
});

/** Facts of one function, F1, as at 21 November 2026 at noon. */
export const facts = (more: Partial<Facts>): Facts => ({
  asAt: '2026-11-21T12:00:00.000Z',
  today: '2026-11-21',
  functions: [{ code: 'F1', position: 1, title: 'Advice', statutoryBasis: null, verified: false, note: null }],
  mechanisms: [],
  schedules: [],
  leads: [],
  occurrences: [],
  answers: [],
  reviews: [],
  concerns: [],
  opinions: [],
  ...more,
});
