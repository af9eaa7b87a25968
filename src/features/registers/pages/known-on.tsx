import { type Day, dayOf, endOfDay, formatDay, type Instant, readDay } from '../../../kernel/index.ts';
import type { RouteAnswer } from '../../../platform/http/index.ts';
import { Link, type PageFact } from '../../../ui/index.ts';
import { LATEST } from '../../people/index.ts';
import { opensEntries, type RegistersView, registersPage } from './view.tsx';

/** What an address asks for with `known`: the data as they stand, or as they were known at the end of a day in Scotland. */
export type KnownOn = {
  /** Null: as they stand. */
  readonly day: Day | null;
  /** What was written by then is known. */
  readonly asAt: Instant;
};

/** Why no such day can be shown. */
type NotKnown = { readonly because: string };

// The last instant of the day: what was written at midnight belongs to the next.
const lastOf = (day: Day): Instant => new Date(Date.parse(endOfDay(day)) - 1).toISOString();

/** Reads the day that an address asks for; today and no day are now. In words why not for what is no day, and for one that is still to come. */
export const readKnown = (typed: string | undefined, now: Instant): KnownOn | NotKnown => {
  const text = typed?.trim() ?? '';
  if (text === '') return { day: null, asAt: now };
  const day = readDay(text);
  if (day === null) return { because: `“${text.slice(0, 40)}” is no day. Write one like 2026-03-31.` };
  const today = dayOf(now);
  if (day > today)
    return { because: `${formatDay(day)} has not come yet. Choose a day up to today, ${formatDay(today)}.` };
  return day === today ? { day: null, asAt: now } : { day, asAt: lastOf(day) };
};

/** The same view as it was known then; its foot says so too. */
export const atDay = (given: RegistersView, { asAt }: KnownOn): RegistersView => ({
  ...given,
  now: asAt,
  view: { ...given.view, asAt },
});

/**
 * The same page as it was known on the day that its address asks for: with that instant for now, and by the reader's need of today, since what they may see
 * is a question of today. What registers ask and by which words stays as it is now. Or the page that says why there is no such day.
 */
export const onKnownDay =
  (draw: (given: RegistersView, known: KnownOn) => RouteAnswer | Promise<RouteAnswer>) =>
  (given: RegistersView): RouteAnswer | Promise<RouteAnswer> => {
    const typed = given.request.query['known'];
    // What changed between two days is a small number.
    if (!opensEntries(given) && (typed?.trim() ?? '') !== '') {
      return noSuchDay(given, {
        because: 'Figures as they were known on an earlier day are for whoever may open entries.',
      });
    }
    const known = readKnown(typed, given.now);
    return 'because' in known ? noSuchDay(given, known) : draw(atDay(given, known), known);
  };

/** The page that says why a day cannot be shown. */
export const noSuchDay = (given: RegistersView, { because }: NotKnown): RouteAnswer => {
  const page = registersPage(given, {
    title: 'That day cannot be shown',
    main: (
      <>
        <p>{because}</p>
        <p>
          <Link href={given.request.address.split('?')[0] ?? ''}>See it as it stands now</Link>
        </p>
      </>
    ),
  });
  return page.kind === 'page' ? { ...page, status: 422 } : page;
};

/** The fact at the head of a page; none where it is told as it stands. */
export const knownFact = ({ day }: Pick<KnownOn, 'day'>): PageFact[] =>
  day === null ? [] : [{ term: 'As it was known on', value: `${formatDay(day)}, at the end of the day` }];

/** What is added to a heading in a file: ", as it was known on 31 March 2026"; nothing where it is told as it stands. */
export const sayKnown = ({ day }: Pick<KnownOn, 'day'>): string =>
  day === null ? '' : `, as it was known on ${formatDay(day)}`;

/** What an address carries on. */
export const knownQuery = ({ day }: Pick<KnownOn, 'day'>): { readonly known?: string } =>
  day === null ? {} : { known: day };

/** By when a figure that was submitted had to come to be known. */
export const submittedBy = ({ day, asAt }: KnownOn): Instant => (day === null ? LATEST : asAt);

/** The choice of a day above a page of counts. */
export const knownFilter = ({ day }: Pick<KnownOn, 'day'>) => ({
  kind: 'day' as const,
  name: 'known',
  label: 'As it was known on',
  hint: 'Leave it empty for now',
  ...(day === null ? {} : { value: day }),
});
