import type { JSX } from 'preact';

import { type Day, dayOf, daysAfter, daysBetween, formatDay } from '../../kernel/index.ts';
import { DataTable, Link, type Mark, StatusTag } from '../../ui/index.ts';
import { ANSWERS, EvidenceName, VERDICTS } from '../answers/index.ts';
import { isInTime } from '../obligations/index.ts';
import { postTitle } from '../people/index.ts';
import { ASSURANCE } from './addresses.ts';
import type { Answer, Mechanism, Occurrence } from './facts.ts';
import { pageOfOccurrences } from './read-page.ts';
import { reviewOf, type Sorted } from './standing.ts';
import type { AssuranceView } from './view.ts';

const MOST = 12;

const plural = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

const became = (occurrence: Occurrence, first: Answer | undefined, now: string): { words: string; mark: Mark } => {
  const { state, dueAt, dueOn } = occurrence;
  if (first !== undefined) {
    return isInTime(occurrence, first.knownAt)
      ? { words: 'In time', mark: { shape: 'tick', tone: 'good' } }
      : {
          words: `${plural(daysBetween(dueOn, dayOf(first.knownAt)))} late`,
          mark: { shape: 'triangle', tone: 'caution' },
        };
  }
  if (state === 'waived') return { words: 'Waived', mark: { shape: 'dash', tone: 'neutral' } };
  if (state === 'cancelled') return { words: 'Fell away', mark: { shape: 'dash', tone: 'neutral' } };
  if (dueAt > now) return { words: 'Not due yet', mark: { shape: 'clock', tone: 'neutral' } };
  return { words: 'Not answered', mark: { shape: 'cross', tone: 'bad' } };
};

const by = (given: AssuranceView, post: string | null): string =>
  post === null ? 'A program' : postTitle(given.posts, post);

const Said = ({ given, all, answer }: { given: AssuranceView; all: Sorted; answer: Answer }): JSX.Element => {
  const review = reviewOf(all, answer);
  return (
    <>
      <p>
        <strong>{formatDay(dayOf(answer.knownAt))}</strong>, {by(given, answer.post)}:{' '}
        {answer.nothingArose ? 'Nothing arose.' : answer.done}
      </p>
      {answer.tells === '' ? null : <p>{answer.tells}</p>}
      {answer.concern === null ? null : <p>Of concern: {answer.concern}</p>}
      {answer.evidence.length === 0 ? null : (
        <p>
          Evidence:{' '}
          {answer.evidence.map((link, at) => (
            <span key={`${link.kind} ${link.reference}`}>
              {at === 0 ? null : '; '}
              <EvidenceName council={given.council} link={link} />
            </span>
          ))}
        </p>
      )}
      <p class="remit-note">
        {review === null
          ? 'Not reviewed.'
          : `${by(given, review.post)} ${VERDICTS[review.verdict]} on ${formatDay(dayOf(review.knownAt))}${review.words === '' ? '.' : `: ${review.words}`}`}
      </p>
    </>
  );
};

const Answers = ({ given, all, of }: { given: AssuranceView; all: Sorted; of: Occurrence }): JSX.Element => {
  const answers = (all.answers.get(of.mechanism) ?? []).filter(({ obligation }) => obligation === of.code);
  if (answers.length > 0) {
    return (
      <>
        {answers.map((answer) => (
          <Said key={answer.knownAt} given={given} all={all} answer={answer} />
        ))}
      </>
    );
  }
  if (of.reason !== null) return <span>{of.reason}</span>;
  return of.state === 'open' ? (
    <Link href={ANSWERS.form(given.council, of.code)} label={`Answer what is due on ${formatDay(of.dueOn)}`}>
      Answer
    </Link>
  ) : (
    <span>Nothing came in</span>
  );
};

/** Which of the occurrences are shown: how many later ones are passed over, since which day the rest must be read, and whether there are earlier ones. */
type OccurrencesPage = { readonly skip: number; readonly since: Day; readonly more: boolean };

/** Finds what of the mechanisms' occurrences the address asks to see, so that no more is read than is shown. */
export const occurrencesPage = async (
  { tx, now, today, request }: AssuranceView,
  mechanisms: readonly string[],
): Promise<OccurrencesPage> => {
  const asked = request.query['older'] ?? '';
  const skip = /^\d{1,6}$/.test(asked) ? Number(asked) : 0;
  const { last, more } = await pageOfOccurrences(tx, mechanisms, now, { skip, most: MOST });
  return { skip, since: daysAfter(last ?? today, -1), more };
};

/** The times that a mechanism owed something, the latest first, a page at a time, with what came in and what was said of it. */
export const Occurrences = (props: {
  readonly given: AssuranceView;
  readonly all: Sorted;
  readonly source: Mechanism;
  readonly page: OccurrencesPage;
}): JSX.Element => {
  const { given, all, source, page } = props;
  const order = ({ dueAt, code }: Occurrence): string => `${dueAt} ${code}`;
  const rows = (all.occurrences.get(source.code) ?? [])
    .toSorted((a, b) => (order(a) > order(b) ? -1 : 1))
    .slice(page.skip, page.skip + MOST);
  if (rows.length === 0 && page.skip === 0) return <p>It has not been asked for anything yet.</p>;
  const address = (older: number): string => {
    const query = older <= 0 ? {} : { older: String(older) };
    return ASSURANCE.mechanism(given.council, given.request.path['mechanism'] ?? '', query);
  };
  return (
    <>
      <DataTable
        id="occurrences"
        caption="Each time it was asked, the latest first"
        captionHidden
        narrow="stack"
        compact
        rows={rows}
        columns={[
          { title: 'Due', rowHeader: true, cell: ({ dueOn }: Occurrence) => formatDay(dueOn) },
          { title: 'For', cell: ({ rule }) => rule },
          {
            title: 'Became',
            cell: (each) => {
              const { words, mark } = became(each, all.first.get(each.code), given.now);
              return <StatusTag mark={mark} words={words} />;
            },
          },
          { title: 'Owed by', cell: ({ owner }) => (owner === '' ? 'Nobody' : postTitle(given.posts, owner)) },
          { title: 'What came in', cell: (each) => <Answers given={given} all={all} of={each} /> },
        ]}
      />
      {page.skip === 0 ? null : (
        <p>
          <Link href={address(page.skip - MOST)}>Later ones</Link>
        </p>
      )}
      {page.more ? (
        <p>
          <Link href={address(page.skip + MOST)}>Older ones</Link>
        </p>
      ) : null}
    </>
  );
};
