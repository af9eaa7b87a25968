import type { CouncilCode } from '../../../kernel/index.ts';
import {
  decimal,
  financialYear,
  halfYear,
  type MeasureCode,
  type Period,
  type PlanCode,
} from '../../../kernel/index.ts';
import type { StatusVocabulary, StatusWord } from '../../councils/index.ts';
import type {
  Absence,
  Measure,
  MeasureTarget,
  NationalSeries,
  Observation,
  PlanMeasure,
} from '../../measures/index.ts';
import { assessPlan } from '../../plans/index.ts';
import type { PaperFacts } from '../paper-facts.ts';
import { MADE_TEMPLATE } from './made-template.ts';

const word = (
  code: string,
  group: StatusWord['group'],
  label: string,
  shape: StatusWord['shape'],
  tone: StatusWord['tone'] = 'neutral',
): StatusWord => ({ code, group, label, shortLabel: label, shape, tone, meaning: `Meaning of ${code}.` });

/** Status words for tests, the first five as source 003 prints them. */
export const WORDS: readonly StatusWord[] = [
  word('on-track', 'scored', 'On track', 'tick', 'good'),
  word('within-limits', 'scored', 'Target not met, but, within acceptable limits', 'triangle', 'caution'),
  word('outwith-limits', 'scored', 'Target not met and outwith acceptable limits', 'cross', 'bad'),
  word('not-measured', 'absent', 'Not Available for Half Years', 'dash'),
  word('not-yet-published', 'absent', 'Information not available (LGBF)', 'clock'),
  word('not-collected', 'absent', 'Not collected', 'dash'),
  word('baseline-not-set', 'absent', 'Baseline still to be set', 'ring'),
  word('withheld', 'absent', 'Withheld', 'lock'),
  word('not-received', 'absent', 'Not received', 'question'),
  word('data-only', 'unscored', 'Data only', 'square'),
];

const vocabulary: StatusVocabulary = {
  words: WORDS,
  of: (code) => {
    const found = WORDS.find((each) => each.code === code);
    if (found === undefined) throw new Error(`no word for ${code}`);
    return found;
  },
};

export const HALF: Period = halfYear(2022, 1);
export const YEAR: Period = financialYear(2019);

export type Made = {
  readonly code: string;
  readonly measure?: Partial<Measure>;
  readonly values?: readonly (readonly [period: Period | null, value: string, more?: Partial<Observation>])[];
  readonly absences?: readonly (readonly [period: Period, absence: Absence, expectedBy?: string])[];
  readonly target?: Partial<MeasureTarget> & { readonly at: string };
  readonly priority?: string | null;
  readonly role?: PlanMeasure['role'];
  readonly baselineAbsence?: Absence;
  readonly national?: NationalSeries;
};

let sequence = 0;

const observation = (period: Period | null, more: Partial<Observation>): Observation => {
  sequence += 1;
  return {
    period,
    periodAsWritten: period?.code ?? null,
    value: null,
    numerator: null,
    denominator: null,
    state: 'final',
    absence: null,
    expectedBy: null,
    basis: null,
    note: null,
    source: 'plan',
    knownAt: '2022-10-01T00:00:00.000Z',
    sequence,
    firstSequence: sequence,
    ...more,
  };
};

/** One measure of a plan, percent and higher is better unless said otherwise. */
export const made = ({ code, measure, values = [], absences = [], target, ...more }: Made): PlanMeasure => ({
  plan: 'PLAN',
  priority: more.priority === undefined ? 'P1' : more.priority,
  role: more.role ?? 'measure',
  baseline: { value: null, period: null },
  baselineAbsence: more.baselineAbsence ?? null,
  note: null,
  national: more.national ?? null,
  measure: {
    code: code as MeasureCode,
    title: `Title of ${code}`,
    unit: 'percent',
    polarity: 'higher-better',
    decimals: 0,
    frequency: 'half-year',
    rollUp: 'none',
    ownerPost: 'HEAD',
    ownerBasis: 'stated',
    tags: [],
    dataOnly: false,
    definitionNote: null,
    ...measure,
  },
  targets:
    target === undefined
      ? []
      : [
          {
            operator: '>=',
            value: decimal(target.at),
            due: '2024',
            appliesTo: null,
            tolerance: { kind: 'percent', value: decimal('5') },
            ...target,
          },
        ],
  observations: [
    ...values.map(([period, value, rest]) => observation(period, { value: decimal(value), ...rest })),
    ...absences.map(([period, absence, expectedBy]) =>
      observation(period, { absence, expectedBy: expectedBy ?? null }),
    ),
  ],
});

/** One measure of each status for the half-year April to September 2022, two of them off target. */
export const ONE_OF_EACH: readonly PlanMeasure[] = [
  made({ code: 'met', values: [[HALF, '85']], target: { at: '85' } }),
  made({ code: 'near', values: [[HALF, '81']], target: { at: '85' } }),
  made({ code: 'missed', values: [[HALF, '70']], target: { at: '85' }, measure: { ownerPost: 'TEAM' } }),
  made({ code: 'yearly', measure: { frequency: 'financial-year' }, target: { at: '85' } }),
  made({ code: 'late', absences: [[HALF, 'not-yet-published', '2023-03-31']], measure: { tags: ['LGBF'] } }),
  made({ code: 'uncollected', absences: [[HALF, 'not-collected']], priority: 'P2' }),
  made({ code: 'unset', baselineAbsence: 'baseline-not-set', priority: 'P2' }),
  made({ code: 'secret', absences: [[HALF, 'withheld']], priority: 'P2' }),
  made({ code: 'silent', target: { at: '85' }, priority: 'P2' }),
  made({ code: 'shown', values: [[HALF, '12']], priority: 'P2' }),
];

/** Facts for a paper on `measures`, with nothing written. `registered`: what the plan's register is said to hold. */
export const madeFacts = (
  measures: readonly PlanMeasure[] = ONE_OF_EACH,
  more: Partial<PaperFacts> & { readonly registered?: number } = {},
): PaperFacts => {
  const { registered, ...changes } = more;
  const assessment = assessPlan(measures, changes.period ?? HALF);
  return {
    council: {
      code: 'made' as CouncilCode,
      name: 'Made Council',
      shortName: 'Made',
      onsCode: null,
      aliases: [],
      invented: true,
    },
    plan: {
      code: 'PLAN' as PlanCode,
      title: 'Business Plan 2019/2023',
      organisation: null,
      kind: 'service-plan',
      firstDay: null,
      lastDay: null,
      measures: registered ?? assessment.total,
    },
    period: HALF,
    asAt: '2022-11-21T23:15:43.000Z',
    assessment,
    vocabulary,
    priorities: [
      { code: 'P1', title: 'Build the local economy', objective: null },
      { code: 'P2', title: 'Be an inclusive council', objective: null },
    ],
    posts: new Map([
      ['HEAD', { code: 'HEAD', title: 'Head of Service', service: null, basis: null }],
      ['TEAM', { code: 'TEAM', title: 'Team Manager', service: null, basis: null }],
      ['PQM', { code: 'PQM', title: 'Performance and Quality Manager', service: null, basis: null }],
      ['CSWO', { code: 'CSWO', title: 'Chief Social Work Officer', service: null, basis: null }],
    ]),
    notices: [{ pack: 'made', text: 'Made for a test.', invented: true }],
    packs: [{ pack: 'made', version: '1.0.0' }],
    head: {
      number: null,
      committee: 'Social Work Services Committee',
      date: null,
      title: null,
      authorPost: 'PQM',
      approverPost: 'CSWO',
      consulted: ['HEAD', 'Council Management Team'],
    },
    texts: new Map(),
    backgroundPapers: [],
    template: MADE_TEMPLATE,
    benchmarks: new Map(),
    ...changes,
  };
};
