import { periodTitle } from '../../kernel/index.ts';
import type { StatusCode } from '../measures/index.ts';
import { count } from '../site/index.ts';
import type { PlanAssessment } from './assessment.ts';

/** Groups of statuses that a reader asks for by one name. */
export const STATUS_GROUPS = {
  'off-target': { words: 'Target missed', statuses: ['outwith-limits', 'within-limits'] },
  'no-figure': {
    words: 'No figure for the period',
    statuses: ['not-yet-published', 'not-measured', 'not-collected', 'baseline-not-set', 'withheld', 'not-received'],
  },
} as const satisfies Record<string, { words: string; statuses: readonly StatusCode[] }>;
type StatusGroup = keyof typeof STATUS_GROUPS;

export const isStatusGroup = (text: string): text is StatusGroup => Object.hasOwn(STATUS_GROUPS, text);

const inGroup = (group: StatusGroup, status: StatusCode): boolean =>
  (STATUS_GROUPS[group].statuses as readonly StatusCode[]).includes(status);

const countOf = (assessment: PlanAssessment, wanted: (status: StatusCode) => boolean): number =>
  assessment.summary.filter(({ status }) => wanted(status)).reduce((sum, each) => sum + each.count, 0);

/** The counts of an assessment under the few headings a reader begins with. They add up to `total`. */
type Headline = {
  readonly total: number;
  readonly onTrack: number;
  readonly missed: number;
  readonly outwith: number;
  readonly noFigure: number;
  readonly dataOnly: number;
};

export const headlineOf = (assessment: PlanAssessment): Headline => ({
  total: assessment.total,
  onTrack: countOf(assessment, (status) => status === 'on-track'),
  missed: countOf(assessment, (status) => inGroup('off-target', status)),
  outwith: countOf(assessment, (status) => status === 'outwith-limits'),
  noFigure: countOf(assessment, (status) => inGroup('no-figure', status)),
  dataOnly: countOf(assessment, (status) => status === 'data-only'),
});

const are = (number: number): string => (number === 1 ? 'is' : 'are');
const have = (number: number): string => (number === 1 ? 'has' : 'have');

/** Where the plan stands, in two or three sentences. */
export const sayHeadline = (assessment: PlanAssessment): string => {
  const { total, onTrack, missed, outwith, noFigure, dataOnly } = headlineOf(assessment);
  const off =
    missed === 0
      ? 'None missed its target.'
      : `${missed} missed ${missed === 1 ? 'its' : 'their'} target, ${outwith === 0 ? 'none' : outwith} of them by more than the acceptable limit.`;
  const without = noFigure === 0 ? '' : ` ${noFigure} ${have(noFigure)} no figure for the period.`;
  const shown = dataOnly === 0 ? '' : ` ${dataOnly} ${are(dataOnly)} shown for information only.`;
  return `For ${periodTitle(assessment.period)}, ${onTrack} of the plan's ${count(total, 'measure')} ${are(onTrack)} on track. ${off}${without}${shown}`;
};
