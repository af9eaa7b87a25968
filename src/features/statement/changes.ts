import type { Day, Period } from '../../kernel/index.ts';
import type { Facts, Lead, Schedule } from '../assurance/index.ts';
import { frequencyOf, isFrequency } from '../framework/index.ts';
import { type Post, postTitle } from '../people/index.ts';
import type { Change } from './facts.ts';

/** How often, in words: as the framework prints it, else as it is called here. */
export const sayFrequency = ({ frequency, asWritten }: Pick<Schedule, 'frequency' | 'asWritten'>): string =>
  asWritten ?? (isFrequency(frequency) ? frequencyOf(frequency).words : frequency);

/** The posts, the one that answers first; that nobody is named where nobody is. */
export const sayLeads = (posts: ReadonlyMap<string, Post>, leads: readonly string[]): string =>
  leads.length === 0 ? 'No post is named' : leads.map((code) => postTitle(posts, code)).join('; ');

/** The post that answers, and how many more may. */
export const sayFirstLead = (posts: ReadonlyMap<string, Post>, leads: readonly string[]): string => {
  const [first, ...more] = leads;
  if (first === undefined) return 'No post is named';
  return `${postTitle(posts, first)}${more.length === 0 ? '' : `, and ${more.length} more`}`;
};

type Dated = { readonly mechanism: string; readonly fromDay: Day | '' };

const changesIn = <Row extends Dated>(rows: readonly Row[], after: Day, say: (row: Row) => string) =>
  [...Map.groupBy(rows, ({ mechanism }) => mechanism).values()].flatMap((own) => {
    const inOrder = own.toSorted((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
    return inOrder.flatMap((row, index) => {
      const before = inOrder[index - 1];
      return row.fromDay < after
        ? []
        : [
            {
              mechanism: row.mechanism,
              from: row.fromDay,
              before: before === undefined ? null : say(before),
              after: say(row),
            },
          ];
    });
  });

/** What changes after the year in how often a mechanism brings something and in who leads on it, by what is known now; by day. */
export const changesAfter = (now: Facts, year: Period, posts: ReadonlyMap<string, Post>): Change[] => {
  const titles = new Map(now.mechanisms.map(({ code, title }) => [code, title]));
  const schedules = changesIn(now.schedules, year.end, (row: Schedule) => sayFrequency(row));
  const leads = changesIn(now.leads, year.end, (row: Lead) => sayLeads(posts, row.posts));
  return [
    ...schedules.map((each) => ({ ...each, what: 'schedule' as const })),
    ...leads.map((each) => ({ ...each, what: 'lead' as const })),
  ]
    .filter(({ mechanism }) => titles.has(mechanism))
    .map((each) => ({ ...each, title: titles.get(each.mechanism) ?? each.mechanism }))
    .toSorted((a, b) => {
      const [one, other] = [`${a.from} ${a.mechanism} ${a.what}`, `${b.from} ${b.mechanism} ${b.what}`];
      return one < other ? -1 : one > other ? 1 : 0;
    });
};
