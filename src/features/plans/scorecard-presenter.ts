import { periodTitle } from '../../kernel/index.ts';
import type { Choice } from '../../ui/index.ts';
import { postTitle } from '../people/index.ts';
import { ADDRESS, type ScorecardFilters } from '../site/index.ts';
import { type AssessedMeasure, byPriority, type PlanAssessment } from './assessment.ts';
import { isStatusGroup, STATUS_GROUPS } from './headline.ts';
import type { PlanView } from './plan-view.ts';

/** The filters as the address gives them; empty ones are left out. */
export const filtersFrom = (query: Readonly<Record<string, string>>): ScorecardFilters =>
  Object.fromEntries(
    (['period', 'status', 'priority', 'owner'] as const)
      .map((name) => [name, query[name]?.trim() ?? ''] as const)
      .filter(([, value]) => value !== ''),
  );

/** Whether anything but the period narrows the list. */
export const isNarrowed = ({ status, priority, owner }: ScorecardFilters): boolean =>
  status !== undefined || priority !== undefined || owner !== undefined;

const hasStatus = ({ status }: AssessedMeasure, wanted: string): boolean =>
  isStatusGroup(wanted) ? (STATUS_GROUPS[wanted].statuses as readonly string[]).includes(status) : status === wanted;

/** Stands for measures that name no owner, which no post's code can be. */
const NO_OWNER = 'none';

const matches = (assessed: AssessedMeasure, { status, priority, owner }: ScorecardFilters): boolean =>
  (status === undefined || hasStatus(assessed, status)) &&
  (priority === undefined || assessed.priority === priority) &&
  (owner === undefined || (assessed.measure.ownerPost ?? NO_OWNER) === owner);

export const narrowed = (assessment: PlanAssessment, filters: ScorecardFilters): AssessedMeasure[] =>
  assessment.measures.filter((assessed) => matches(assessed, filters));

const EVERY: Choice = { value: '', label: 'All' };

/** The statuses that a list can be narrowed to: the two groups that readers ask for, then each status that occurs. */
export const statusChoices = (view: PlanView, assessment: PlanAssessment): Choice[] => [
  EVERY,
  ...Object.entries(STATUS_GROUPS).map(([value, { words }]) => ({ value, label: words })),
  ...assessment.summary.map(({ status }) => ({ value: status, label: view.vocabulary.of(status).label })),
];

export const priorityChoices = (view: PlanView, assessment: PlanAssessment): Choice[] => [
  EVERY,
  ...byPriority(view.priorities, assessment.measures)
    .filter(({ measures }) => measures.length > 0)
    .map(({ priority }) => ({ value: priority.code, label: priority.title })),
];

export const ownerChoices = (view: PlanView, assessment: PlanAssessment): Choice[] => {
  const codes = new Set(assessment.measures.map(({ measure }) => measure.ownerPost));
  const posts = [...codes].map((code) => ({ value: code ?? NO_OWNER, label: postTitle(view.posts, code) }));
  return [EVERY, ...posts.sort((a, b) => a.label.localeCompare(b.label, 'en-GB'))];
};

/** The periods that can be shown; the one shown is among them even where the plan has nothing for it. */
export const periodChoices = (view: PlanView, assessment: PlanAssessment): Choice[] => {
  const known = view.periods.some(({ code }) => code === assessment.period.code);
  return [...(known ? [] : [assessment.period]), ...view.periods].map((period) => ({
    value: period.code,
    label: periodTitle(period),
  }));
};

const labelOf = (choices: readonly Choice[], value: string): string =>
  choices.find((choice) => choice.value === value)?.label ?? value;

/** What the list is narrowed to, in words: "status: Target missed; owner: Head of Service". */
export const sayFilters = (view: PlanView, assessment: PlanAssessment, filters: ScorecardFilters): string => {
  const { status, priority, owner } = filters;
  return [
    ...(status === undefined ? [] : [`status: ${labelOf(statusChoices(view, assessment), status)}`]),
    ...(priority === undefined ? [] : [`priority: ${labelOf(priorityChoices(view, assessment), priority)}`]),
    ...(owner === undefined ? [] : [`owner: ${labelOf(ownerChoices(view, assessment), owner)}`]),
  ].join('; ');
};

/** The address of the same period without any other filter. */
export const clearedAddress = (council: string, plan: string, { period }: ScorecardFilters): string =>
  ADDRESS.plan(council, plan, period === undefined ? {} : { period });
