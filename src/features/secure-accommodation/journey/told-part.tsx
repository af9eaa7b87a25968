import type { JSX } from 'preact';

import { formatDay, formatInstant } from '../../../kernel/index.ts';
import { type DataColumn, DataTable, Link, type Mark, StatusTag } from '../../../ui/index.ts';
import { type Moment, type Round, type Telling, untoldIn } from './told-whom.ts';

const sayMoment = ({ at, day }: Moment): string => (at === null ? formatDay(day) : formatInstant(at));

const TOLD: Mark = { shape: 'tick', tone: 'good' };
const NOT_TOLD: Mark = { shape: 'cross', tone: 'bad' };
const EXCUSED: Mark = { shape: 'dash', tone: 'neutral' };

const standing = ({ told, whyNot }: Telling): JSX.Element => {
  if (told !== null) return <StatusTag mark={TOLD} words={sayMoment(told)} />;
  if (whyNot === null) return <StatusTag mark={NOT_TOLD} words="Not told yet" />;
  return (
    <>
      <StatusTag mark={EXCUSED} words="Could not be told" />
      <p class="remit-words">{whyNot}</p>
    </>
  );
};

const receipt = ({ received, receiptMatters }: Telling): string => {
  if (received !== null) return sayMoment(received);
  return receiptMatters ? 'Not noted yet: their 72 hours to ask for a review begin then' : 'Not asked for';
};

const COLUMNS: readonly DataColumn<Telling>[] = [
  { title: 'Who', rowHeader: true, cell: ({ who }) => who },
  { title: 'Told', cell: standing },
];
const RECEIVED: DataColumn<Telling> = { title: 'Received it', cell: receipt };

/** Who has been told of what happened last, and when, and who has not; with the way to note it for whoever keeps the register. */
export const ToldPart = (props: {
  readonly rounds: readonly Round[];
  /** Where it is noted that somebody was told; null where it cannot be as the entry stands, or not by the reader. */
  readonly noteHref: (notice: string) => string | null;
}): JSX.Element => (
  <>
    {props.rounds.map((round) => {
      const { notice, about, tellings } = round;
      const href = props.noteHref(notice);
      const open = untoldIn(round).length;
      return (
        <section key={notice}>
          <h3>
            Who has been told: {about}
            {open === 0 ? ' (everybody)' : ` (${open} of ${tellings.length} not yet)`}
          </h3>
          <DataTable
            id={`told-${notice}`}
            caption={`Who has been told: ${about}`}
            captionHidden
            narrow="stack"
            compact
            rows={tellings}
            columns={tellings.some(({ receiptMatters }) => receiptMatters) ? [...COLUMNS, RECEIVED] : COLUMNS}
          />
          {href === null || open === 0 ? null : (
            <p>
              <Link href={href}>Note that somebody was told</Link>
            </p>
          )}
        </section>
      );
    })}
  </>
);
