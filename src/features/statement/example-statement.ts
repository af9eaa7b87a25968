import { writeHtml } from '../../documents/index.ts';
import { endOfDay, financialYear, type Instant } from '../../kernel/index.ts';
import type { Answer, Finding, Occurrence, Raw } from '../assurance/index.ts';
import type { Council } from '../councils/index.ts';
import type { StatementFacts } from './facts.ts';
import { formYear } from './functions-year.ts';
import { statementPaper } from './statement-paper.ts';
import { reachOf } from './year.ts';

/** The year 2026/27 of an invented council. */
const EXAMPLE_YEAR = financialYear(2026);

const LAID = '2026-03-02T09:00:00.000Z';

const kept = <Value>(key: string, value: Value, knownAt: Instant = LAID) => ({
  key,
  value,
  knownAt,
  withdrawn: false,
});

/** What one mechanism owes by a day, at the end of a stretch of which it speaks. */
const owed = (dueOn: string, upTo: string): Occurrence => ({
  code: `M1.${dueOn}`,
  mechanism: 'M1',
  title: 'Case audit',
  owner: 'LEAD',
  dueOn,
  dueAt: endOfDay(dueOn),
  rule: 'Every quarter',
  state: 'open',
  reason: null,
  upTo,
  frequency: 'quarterly',
});

/** An answer in words alone to what is due on a day, at noon of another. */
export const said = (dueOn: string, on: string): Answer => ({
  obligation: `M1.${dueOn}`,
  knownAt: `${on}T12:00:00.000Z`,
  mechanism: 'M1',
  nothingArose: false,
  done: '',
  tells: '',
  concern: null,
  seconds: null,
  actor: 'P-lead',
  post: 'LEAD',
  evidence: [],
});

/** The officer's own opinion on the one function, given at noon of a day; no level takes it back. */
export const own = (level: string | null, on: string): Raw['opinions'][number] => ({
  function: 'F1',
  knownAt: `${on}T12:00:00.000Z`,
  level,
  reason: 'I read the files',
  actor: 'P-cswo',
  post: 'CSWO',
  capacity: 'holder',
});

/** The four quarters that fall due in the year. */
export const QUARTERS: readonly Occurrence[] = [
  owed('2026-04-21', '2026-03-31'),
  owed('2026-07-21', '2026-06-30'),
  owed('2026-10-21', '2026-09-30'),
  owed('2027-01-21', '2026-12-31'),
];

/** Each of the four answered in time: said, not shown, so that one fresh answer alone holds the function at limited. */
export const ANSWERS: readonly Answer[] = [
  said('2026-04-21', '2026-04-20'),
  said('2026-07-21', '2026-07-20'),
  said('2026-10-21', '2026-10-20'),
  said('2027-01-21', '2027-01-20'),
];

/** One function with one audit that is asked every quarter, and what came in. */
export const rawOf = (more: {
  readonly occurrences?: readonly Occurrence[];
  readonly answers?: readonly Answer[];
  readonly opinions?: Raw['opinions'];
}): Raw => ({
  functions: [
    kept('F1', { code: 'F1', position: 1, title: 'Advice', statutoryBasis: null, verified: false, note: null }),
  ],
  mechanisms: [
    kept('M1', {
      code: 'M1',
      function: 'F1',
      position: 1,
      title: 'Case audit',
      kind: 'audit' as const,
      sameAs: null,
      note: null,
    }),
  ],
  schedules: [
    kept('M1', {
      mechanism: 'M1',
      fromDay: '2026-01-01',
      frequency: 'quarterly',
      asWritten: null,
      group: null,
      knownAt: LAID,
    }),
  ],
  leads: [kept('M1', { mechanism: 'M1', fromDay: '', posts: ['LEAD'] })],
  occurrences: (more.occurrences ?? QUARTERS).map((each) => kept(each.code, each)),
  concerns: [],
  answers: more.answers ?? ANSWERS,
  reviews: [],
  opinions: more.opinions ?? [],
});

/** A finding of a serious rule at the one mechanism. */
export const finding = (): Finding => ({
  rule: {
    code: 'example',
    title: 'An example is wrong',
    severity: 'serious',
    why: '',
    remedy: 'Put the example right.',
  } as Finding['rule'],
  place: { kind: 'mechanism', code: 'M1' },
  found: 'The example is wrong.',
});

/** The facts of a statement made from them as at an instant; nothing else is recorded unless `more` says so. */
export const exampleFacts = (raw: Raw, asAt: Instant, more: Partial<StatementFacts> = {}): StatementFacts => ({
  council: { code: 'northmuir', name: 'Northmuir Council' } as Council,
  year: EXAMPLE_YEAR,
  asAt,
  reach: reachOf(EXAMPLE_YEAR, asAt),
  ...formYear(raw, EXAMPLE_YEAR, asAt),
  risks: [],
  delegations: [],
  meetings: { held: 0, cswo: 0, depute: 0, nobody: 0, notAsked: 0, unrecorded: 0 },
  changes: [],
  findings: [],
  posts: new Map(),
  groups: new Map(),
  author: 'Chief Social Work Officer',
  notices: [],
  packs: [],
  ...more,
});

/** The words of the paper, one space between them. */
export const wordsOf = (facts: StatementFacts): string =>
  writeHtml(statementPaper(facts))
    .replace(/<(style|head)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<\/(p|li|td|th|h\d|div)>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/\s+/g, ' ');
