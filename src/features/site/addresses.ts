import type { Period } from '../../kernel/index.ts';
import { url } from '../../ui/index.ts';

/** What narrows the scorecard. Kept in the address, so that what is seen can be sent to somebody. */
export type ScorecardFilters = {
  readonly period?: string;
  readonly status?: string;
  readonly priority?: string;
  readonly owner?: string;
};

export type PaperFormat = 'docx' | 'pdf' | 'json';

const periodQuery = (period: Period | null): { period?: string } => (period === null ? {} : { period: period.code });

/** Every address of the service in one place: pages link through these and never write a path themselves. */
export const ADDRESS = {
  front: '/',
  about: '/about',
  accessibility: '/accessibility',
  /** `then`: where to go on to once signed in. */
  signIn: (then: string | null = null): string => url('/sign-in', then === null ? {} : { then }),
  /** A person's own page: the post they act from, their sessions and tokens, and the way out. */
  account: '/account',
  people: (council: string): string => url(['councils', council, 'people']),
  /** When the groups meet; with the code of a group, that group's meetings. */
  meetings: (council: string, group: string | null = null): string =>
    url(['councils', council, 'meetings', ...(group === null ? [] : ['groups', group])]),
  /** The risks that were reported upwards. */
  escalations: (council: string): string => url(['councils', council, 'escalations']),
  handover: (council: string): string => url(['councils', council, 'handover']),
  evidence: (council: string): string => url(['councils', council, 'evidence']),
  /** What needs the Chief Social Work Officer's office today. */
  today: (council: string): string => url(['councils', council, 'today']),
  /** What the post that one acts from owes; with the code of something owed, the page of that. */
  owed: (council: string, code: string | null = null): string =>
    url(['councils', council, 'owed', ...(code === null ? [] : [code])]),
  /** The assurance framework, and a mechanism of it. */
  assurance: (council: string): string => url(['councils', council, 'assurance']),
  /** The yearly statement of assurance to members. */
  statement: (council: string): string => url(['councils', council, 'assurance', 'statement']),
  mechanism: (council: string, mechanism: string): string =>
    url(['councils', council, 'assurance', 'mechanisms', mechanism]),
  record: (council: string): string => url(['councils', council, 'record']),
  council: (council: string, period: Period | null = null): string => url(['councils', council], periodQuery(period)),
  plan: (council: string, plan: string, filters: ScorecardFilters = {}): string =>
    url(['councils', council, 'plans', plan], filters),
  paper: (council: string, plan: string, period: Period | null): string =>
    url(['councils', council, 'plans', plan, 'paper'], periodQuery(period)),
  paperFile: (council: string, plan: string, period: Period, format: PaperFormat): string =>
    url(['councils', council, 'plans', plan, `paper.${format}`], periodQuery(period)),
  measure: (council: string, measure: string, query: { plan?: string; period?: string } = {}): string =>
    url(['councils', council, 'measures', measure], query),
  measureData: (council: string, measure: string): string => url(['councils', council, 'measures', `${measure}.csv`]),
  indicators: (query: { council?: string; search?: string } = {}): string => url('/indicators', query),
  indicator: (code: string, query: { period?: string; council?: string } = {}): string =>
    url(['indicators', code], query),
  indicatorData: (code: string, query: { period?: string } = {}): string => url(['indicators', `${code}.csv`], query),
} as const;
