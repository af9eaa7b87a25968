import type { JSX } from 'preact';

import { formatDay, timeOf } from '../../../kernel/index.ts';
import { DataTable, DrawingFigure, type Mark, type StationLook, StatusTag, stationLine } from '../../../ui/index.ts';
import type { Station } from './stations.ts';

const WORDS: Readonly<
  Record<Station['kind'], { readonly words: string; readonly mark: Mark; readonly look: StationLook }>
> = {
  done: { words: 'Happened', mark: { shape: 'tick', tone: 'good' }, look: 'done' },
  'by-law': { words: 'Happened by law', mark: { shape: 'triangle', tone: 'caution' }, look: 'done' },
  late: { words: 'Late', mark: { shape: 'cross', tone: 'bad' }, look: 'late' },
  'at-once': { words: 'At once', mark: { shape: 'triangle', tone: 'caution' }, look: 'late' },
  next: { words: 'Next', mark: { shape: 'clock', tone: 'caution' }, look: 'next' },
  later: { words: 'Later', mark: { shape: 'clock', tone: 'neutral' }, look: 'later' },
};

// As many as stand side by side on a narrow screen; the table has all of them.
const WIDE = 12;
const NARROW = 7;

const isPast = ({ kind }: Pick<Station, 'kind'>): boolean => kind === 'done' || kind === 'by-law';

// What lies ahead matters more than what is long past: at most half the places are kept for it where both are many.
const shownOf = (stations: readonly Station[], most: number): readonly Station[] => {
  if (stations.length <= most) return stations;
  const past = stations.filter(isPast);
  const ahead = stations.filter((each) => !isPast(each)).slice(0, Math.max(Math.ceil(most / 2), most - past.length));
  return [...past.slice(ahead.length - most), ...ahead];
};

// "26 Nov": there is no room for a year under a station, and the table has it.
const shortDay = (day: string): string => {
  const [date = '', month = ''] = formatDay(day).split(' ');
  return `${date} ${month.slice(0, 3)}`;
};

const pictureOf = (stations: readonly Station[], id: string, most: number, width: number) => {
  const shown = shownOf(stations, most);
  const past = shown.filter(isPast).length;
  return stationLine({
    id,
    title: 'The journey in the order of time',
    description: `${past} stations are behind and ${shown.length - past} ahead, as the table below tells them by their numbers.`,
    stations: shown.map(({ number, day, kind }) => ({
      name: String(number),
      below: shortDay(day),
      look: WORDS[kind].look,
    })),
    now: past,
    width,
  });
};

const whenOf = ({ at, day, kind }: Station): string => {
  if (kind === 'at-once') return 'At once';
  const written = at === null ? formatDay(day) : `${formatDay(day)}, ${timeOf(at)}`;
  return isPast({ kind }) ? written : `by ${at === null ? 'the end of ' : ''}${written}`;
};

/** What happened and what is due as a line of stations, with the table that tells each by its number. */
export const TimeLine = ({ stations }: { readonly stations: readonly Station[] }): JSX.Element | null => {
  const wide = pictureOf(stations, 'journey-line', WIDE, 640);
  const narrow = pictureOf(stations, 'journey-line-narrow', NARROW, 288);
  if (wide === null || narrow === null) return null;
  const left = stations.length - shownOf(stations, WIDE).length;
  return (
    <DrawingFigure
      caption={
        left > 0
          ? `The journey in the order of time, evenly apart; the table has ${left} more`
          : 'The journey in the order of time, evenly apart'
      }
      drawing={wide}
      narrow={narrow}
    >
      <DataTable
        id="stations"
        caption="The stations of the journey, by their numbers"
        captionHidden
        narrow="stack"
        compact
        rows={stations}
        columns={[
          { title: 'Number', cell: ({ number }: Station) => number },
          { title: 'What', rowHeader: true, cell: ({ what }) => what },
          { title: 'When', cell: whenOf },
          {
            title: 'How it stands',
            cell: ({ kind, note }) => (
              <>
                <StatusTag mark={WORDS[kind].mark} words={WORDS[kind].words} />
                {note === null || note === '' ? null : <p>{note}</p>}
              </>
            ),
          },
        ]}
      />
    </DrawingFigure>
  );
};
