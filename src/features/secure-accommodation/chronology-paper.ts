import { type ClockRule, type ClockState, type RunningClock, stateOf } from '../../clocks/index.ts';
import type { Cell, PaperDocument, Row } from '../../documents/index.ts';
import { formatDay, formatInstant, type Instant } from '../../kernel/index.ts';
import type { EntryEvent, RegisterType, Revision } from '../registers/index.ts';

/** What a chronology is made of. `posts`: the titles of posts by their codes; `rules`: every version of the register's clock rules. */
export type ChronologyGiven = {
  readonly council: string;
  readonly type: RegisterType;
  readonly revisions: readonly Revision[];
  readonly rules: readonly ClockRule[];
  readonly posts: ReadonlyMap<string, string>;
  readonly asAt: Instant;
};

const cell = (text: string): Cell => ({ content: [{ kind: 'text', text }] });
const row = (...texts: readonly string[]): Row => ({ cells: texts.map(cell) });

const STATES: Readonly<Record<ClockState, string>> = {
  running: 'Runs',
  'due-soon': 'Ends soon',
  late: 'Late',
  met: 'Met in time',
  'met-late': 'Met late',
  lapsed: 'Ran out: the law changed what holds',
  paused: 'Paused',
  stopped: 'Ended without need',
  unknown: 'Cannot be known',
  'no-period': 'Owed at once, no number stated',
};

const eventKind = ({ events }: RegisterType, code: string) => events.find((each) => each.code === code);

const personIn = (type: RegisterType, { event, person }: Pick<EntryEvent, 'event' | 'person'>): string =>
  person === null ? '' : (eventKind(type, event)?.people?.find(({ code }) => code === person)?.label ?? person);

const moment = ({ at, day }: Pick<EntryEvent, 'at' | 'day'>): string =>
  at === null ? formatDay(day) : formatInstant(at);

const byWhom = ({ actor }: Revision, posts: ReadonlyMap<string, string>): string => {
  const post = actor.post === null ? actor.actor : (posts.get(actor.post) ?? actor.post);
  return actor.delegation === null ? post : `${post}, under delegation ${actor.delegation}`;
};

// When something was first written down, which may be long after it happened.
const writtenWith = (revisions: readonly Revision[], number: number): Revision | undefined =>
  revisions.find(({ events }) => events.some((each) => each.number === number));

const REASONS = ['reasons', 'consent-reasons'];

// The reasons that a step asked for, as they stood with it; put right since, as they stood before another step gave its own.
const reasonsOf = ({ type, revisions }: ChronologyGiven, written: Revision | undefined): string => {
  if (written?.kind !== 'moved') return '';
  const step = type.moves.find(({ code }) => code === written.by);
  const asked = (step?.needs ?? []).map((each) => ('when' in each ? each.need : each));
  return REASONS.filter((code) => asked.some((need) => 'field' in need && need.field === code))
    .map((code) => {
      const since = revisions.slice(revisions.indexOf(written) + 1);
      const next = since.findIndex(
        ({ kind, fields }, index) => kind === 'moved' && fields[code] !== (since[index - 1] ?? written).fields[code],
      );
      const last = (next < 0 ? since : since.slice(0, next)).at(-1) ?? written;
      const right = last.fields[code] === written.fields[code] ? '' : ', as put right since';
      return `. Reasons${right}: ${String(last.fields[code] ?? '')}`;
    })
    .join('');
};

type Told = { readonly at: string; readonly day: string; readonly row: Row };

const happened = (given: ChronologyGiven): Row[] => {
  const { type, revisions, posts } = given;
  const stands = new Set(revisions.at(-1)?.events.map(({ number }) => number));
  const all = new Map(
    revisions.flatMap(({ events }) => events.map((each): [number, EntryEvent] => [each.number, each])),
  );
  const told = [...all.values()].map((event): Told => {
    const written = writtenWith(revisions, event.number);
    const label = eventKind(type, event.event)?.label ?? event.event;
    return {
      at: event.at ?? '',
      day: event.day,
      row: row(
        moment(event),
        `${stands.has(event.number) ? label : `${label} (taken back: it did not happen so)`}${reasonsOf(given, written)}`,
        personIn(type, event),
        written === undefined ? '' : formatInstant(written.knownAt),
        written === undefined ? '' : byWhom(written, posts),
      ),
    };
  });
  const order = (a: Told, b: Told): number => (a.day === b.day ? (a.at < b.at ? -1 : 1) : a.day < b.day ? -1 : 1);
  return told.toSorted(order).map((each) => each.row);
};

const ends = ({ due }: RunningClock): string =>
  due.kind === 'unknown'
    ? due.words
    : due.kind === 'day'
      ? `by the end of ${formatDay(due.day)}`
      : `by ${formatInstant(due.at)}`;

const clockRow = ({ type, rules, revisions, asAt }: ChronologyGiven, clock: RunningClock): Row => {
  const rule = rules.find(({ id, version }) => id === clock.rule && version === clock.version);
  const start = revisions.at(-1)?.events.find(({ number }) => number === clock.trigger);
  const met =
    clock.metAt === null
      ? clock.metDay === null
        ? ''
        : `, ${formatDay(clock.metDay)}`
      : `, ${formatInstant(clock.metAt)}`;
  return row(
    rule?.title ?? clock.rule,
    start === undefined ? '' : personIn(type, start),
    ends(clock),
    rule === undefined ? '' : `${STATES[stateOf(clock, rule, asAt)]}${met}`,
    rule === undefined
      ? clock.rule
      : `${rule.citation}${rule.verification === 'verified' ? '' : ' (confirm with your legal adviser)'}`,
  );
};

/** The chronology of an entry as a document: what happened, when it was written down and by whom, and what the law gave to be done by when. */
export const chronologyPaper = (given: ChronologyGiven): PaperDocument => {
  const { council, type, revisions, asAt } = given;
  const now = revisions.at(-1);
  if (now === undefined) throw new TypeError('An entry has a revision');
  const state = type.states.find(({ code }) => code === now.state)?.label ?? now.state;
  return {
    title: `Chronology ${now.reference}`,
    subtitle: type.title,
    subject: 'Chronology of secure accommodation',
    organisation: council,
    author: council,
    language: 'en-GB',
    banner: 'Confidential',
    footer: `As written down by ${formatInstant(asAt)}`,
    instant: asAt,
    blocks: [
      // On its side from the first sheet: the table needs the width, and a sheet with two lines alone would come before it.
      { kind: 'page-break', landscape: true },
      { kind: 'paragraph', content: [{ kind: 'text', text: `Case reference: ${now.caseReference ?? 'none'}.` }] },
      {
        kind: 'paragraph',
        content: [
          { kind: 'text', text: 'Where the child stands in law now: ' },
          { kind: 'text', text: now.kind === 'withdrawn' ? 'the entry was withdrawn' : state, strong: true },
          { kind: 'text', text: '.' },
        ],
      },
      {
        kind: 'table',
        caption: 'What happened',
        columns: [
          { title: 'When', width: 20 },
          { title: 'What', width: 36 },
          { title: 'To whom', width: 14 },
          { title: 'Written down', width: 20 },
          { title: 'By', width: 26 },
        ],
        rows: happened(given),
        rowHeaders: false,
      },
      {
        kind: 'table',
        caption: 'What the law gave to be done, and by when',
        columns: [
          { title: 'What', width: 36 },
          { title: 'For whom', width: 14 },
          { title: 'When', width: 24 },
          { title: 'What became of it', width: 24 },
          { title: 'Where it says so', width: 26 },
        ],
        rows: now.clocks.map((clock) => clockRow(given, clock)),
        rowHeaders: false,
        compact: true,
        notes: ['To the minute where the law counts hours. Times are those of clocks in Scotland.'],
      },
    ],
  };
};
