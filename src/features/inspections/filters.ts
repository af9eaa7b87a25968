import { GOOD, isQuestion } from './question.ts';
import { type Asked, gradeOn } from './share.ts';
import type { ServiceThen, Standing } from './standing.ts';

/** What the list shows besides everything. */
export const SHOWN = {
  all: 'All services on the register',
  below: 'Graded below good',
  ungraded: 'Not yet graded',
  gone: 'No longer on the register',
} as const;

export const PROVIDERS = {
  all: 'All providers',
  council: 'The council itself',
  other: 'Another provider',
  unsaid: 'Not said in the file',
} as const;

/** What narrows the list; kept in the address. `kind` null is all kinds. */
export type Filters = {
  readonly kind: string | null;
  readonly provider: keyof typeof PROVIDERS;
  readonly question: Asked;
  readonly show: keyof typeof SHOWN;
};

const oneOf = <Key extends string>(
  of: Readonly<Record<Key, unknown>>,
  text: string | undefined,
  otherwise: Key,
): Key => (text !== undefined && Object.hasOwn(of, text) ? (text as Key) : otherwise);

/** Reads the filters of an address. What is no choice narrows nothing. */
export const readFilters = (query: Readonly<Record<string, string | undefined>>, kinds: readonly string[]): Filters => {
  const { kind = '', question = '' } = query;
  return {
    kind: kinds.includes(kind) ? kind : null,
    provider: oneOf(PROVIDERS, query['provider'], 'all'),
    question: isQuestion(question) ? question : 'every',
    show: oneOf(SHOWN, query['show'], 'all'),
  };
};

/** The filters that narrow anything, as they stand in an address. */
export const filterQuery = ({ kind, provider, question, show }: Filters): Record<string, string> => ({
  ...(kind === null ? {} : { kind }),
  ...(provider === 'all' ? {} : { provider }),
  ...(question === 'every' ? {} : { question }),
  ...(show === 'all' ? {} : { show }),
});

const ofProvider = ({ byCouncil }: ServiceThen, provider: Filters['provider']): boolean =>
  provider === 'all' || byCouncil === (provider === 'unsaid' ? null : provider === 'council');

const isOf = (service: ServiceThen, { kind, provider }: Filters): boolean =>
  (kind === null || service.kind === kind) && ofProvider(service, provider);

/** The services on the register that the kind and the provider leave: what the table of grades counts. */
export const counted = ({ services }: Pick<Standing, 'services'>, filters: Filters): ServiceThen[] =>
  services.filter((each) => isOf(each, filters));

/** The services that the list shows. */
export const listed = (standing: Pick<Standing, 'services' | 'gone'>, filters: Filters): ServiceThen[] => {
  const { show, question } = filters;
  if (show === 'gone') return standing.gone.filter((each) => isOf(each, filters));
  const all = counted(standing, filters);
  if (show === 'ungraded') return all.filter(({ grades }) => grades.length === 0);
  if (show === 'all') return all;
  return all.filter((each) => {
    const grade = gradeOn(each, question);
    return grade !== null && grade < GOOD;
  });
};
