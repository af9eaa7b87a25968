import type { Block, Cell, PaperDocument, Row } from '../../../documents/index.ts';
import { formatInstant, type Instant, periodSpan, periodTitle } from '../../../kernel/index.ts';
import { capitalised } from '../../site/index.ts';
import type { Counted } from '../counts/count.ts';
import { beginningOf } from '../counts/submitted.ts';
import { notesOn, ofPart, SMALL, sayCounted, sayCountedAlone, tellsOfFew } from '../counts/words.ts';
import type { ComplaintFigures, ComplaintsRead, Line } from './complaint-figures.ts';
import { shownOf, undecidedOf } from './complaint-findings.ts';
import { type KnownOn, sayKnown } from './known-on.tsx';

/** What the paper is made of. `notices`: what the page says of the data as a whole ("invented figures"); `finding` and `resting` as the page tells them. */
export type ComplaintsPaperGiven = Pick<ComplaintsRead, 'period' | 'keeps' | 'figures'> & {
  readonly council: string;
  readonly notices: readonly string[];
  readonly finding: string | null;
  readonly resting: string | null;
  readonly known: Pick<KnownOn, 'day'>;
  readonly now: Instant;
};

const cell = (text: string): Cell => ({ content: [{ kind: 'text', text }] });
const row = (...texts: readonly string[]): Row => ({ cells: texts.map(cell) });
const paragraph = (text: string): Block => ({ kind: 'paragraph', content: [{ kind: 'text', text }] });

/** How many complaints were received, and how many the period before, as a paper begins; of what part of each period, where it is not all of it. */
const received = ({ figures, period, keeps }: ComplaintsPaperGiven): string => {
  const { all, before } = figures;
  const lead = `Complaints received in ${periodTitle(period)} (${periodSpan(period)}): ${sayCountedAlone(all, keeps)}.`;
  if (before.not !== null) return `${lead} ${periodTitle(before.period)}: ${sayCounted(before, keeps)}.`;
  const both = `${lead} In ${periodTitle(before.period)} there were ${sayCountedAlone(before, keeps)}.`;
  return all.not === null && (ofPart(all) || ofPart(before))
    ? `${both} These are not two whole periods, so one says nothing of the other.`
    : both;
};

// A column of numbers is as wide as the longest word above it, so that no heading breaks within a word.
const widthFor = (title: string): number => 3 + 1.2 * Math.max(6, ...title.split(' ').map(({ length }) => length));

const byService = ({ figures, keeps }: ComplaintsPaperGiven): Block => {
  const shown = shownOf(figures, keeps);
  const { services, outcomes, all } = figures;
  if (shown === 'nothing') {
    return paragraph(
      `Complaints by service are not shown: one of them has fewer than ${SMALL}, which the others would tell.`,
    );
  }
  const told = shown === 'outcomes';
  const cells = (words: string, of: Counted, parts: readonly Counted[]): Cell[] =>
    [
      words,
      sayCounted(of, keeps),
      ...(told ? [...parts.map((each) => sayCounted(each, keeps)), undecidedOf(of, parts)] : []),
    ].map(cell);
  const numbers = ['All', ...(told ? [...outcomes.map(({ words }) => words), 'No finding yet'] : [])];
  return {
    kind: 'table',
    caption: told ? 'Complaints received, by service and outcome' : 'Complaints received, by service',
    columns: [
      { title: 'Service', width: 30 },
      ...numbers.map((title) => ({ title, width: widthFor(title), align: 'end' as const })),
    ],
    rows: [
      ...services.map(({ words, counted, outcomes: parts }): Row => ({ cells: cells(words, counted, parts) })),
      {
        cells: cells(
          'All services',
          all,
          outcomes.map(({ counted }) => counted),
        ),
        total: true,
      },
    ],
  };
};

// Numbers of complaints stand in the other tables; what two measures count alike is told once.
const toldBeside = (counted: readonly Counted[]): Counted[] => {
  const facts = ({ count: { how, where, of, clocks, from, until } }: Counted): string =>
    JSON.stringify([how, where, of, clocks, from, until]);
  const others = counted.filter(({ count }) => count.how !== 'entries');
  return others.filter((each, at) => others.findIndex((one) => facts(one) === facts(each)) === at);
};

const declared = ({ figures, keeps }: ComplaintsPaperGiven): Block => ({
  kind: 'table',
  caption: 'Shares, time and improvements',
  columns: [
    { title: 'What is counted', width: 34 },
    { title: 'Counted', width: 22 },
    { title: 'What to know', width: 44 },
  ],
  rows: toldBeside(figures.declared).map((each) =>
    row(each.count.label, sayCounted(each, keeps), notesOn(each, keeps).join('; ')),
  ),
});

const lines = (caption: string, first: string, of: readonly Line[], keeps: boolean): Block => ({
  kind: 'table',
  caption,
  columns: [
    { title: first, width: 70 },
    { title: 'Complaints', width: 30, align: 'end' },
  ],
  rows: of.map(({ words, counted }) => row(words, sayCounted(counted, keeps))),
});

// Whoever keeps the register is told small numbers: whether those are published is a decision of its own.
const smallNumbers = ({ services, outcomes, stages, themes, declared: counts }: ComplaintFigures): boolean =>
  [
    ...services.flatMap((each) => [each.counted, ...each.outcomes]),
    ...[...outcomes, ...stages, ...themes].map(({ counted }) => counted),
    ...counts,
  ].some((each) => each.not === null && tellsOfFew(each));

/** Complaints received in a period as a paper: by service and outcome, shares and time, stages, themes. Counted for one reader. The same figures give the same paper. */
export const complaintsPaper = (given: ComplaintsPaperGiven): PaperDocument => {
  const { council, notices, finding, resting, figures, period, keeps, now } = given;
  const few = keeps && smallNumbers(figures) ? [`Numbers below ${SMALL}: decide before you publish`] : [];
  const banner = [...notices, ...few].join(' · ');
  const openOnly =
    figures.all.sight === 'open-only'
      ? [
          paragraph(
            'Counted from the open entries alone: restricted complaints are counted for those who keep the register.',
          ),
        ]
      : [];
  return {
    title: `Complaints ${periodTitle(period)}`,
    subtitle: `Counted from the register of complaints${sayKnown(given.known)}`,
    subject: `Complaints about social work, ${periodTitle(period)}`,
    organisation: council,
    author: council,
    language: 'en-GB',
    ...(banner === '' ? {} : { banner }),
    footer: `As known at ${formatInstant(now)}`,
    instant: now,
    blocks: [
      paragraph(received(given)),
      ...openOnly,
      ...beginningOf(figures.all).map((words) => paragraph(`${capitalised(words)}.`)),
      ...(figures.all.not === null
        ? [
            ...(resting === null ? [] : [paragraph(resting)]),
            ...(finding === null
              ? []
              : [
                  {
                    kind: 'notice' as const,
                    title: 'Finding',
                    tone: 'caution' as const,
                    content: [[{ kind: 'text' as const, text: finding }]],
                  },
                ]),
            byService(given),
            declared(given),
            lines('Stages', 'How far it went', figures.stages, keeps),
            lines('Themes', 'What it is about (one complaint can have several)', figures.themes, keeps),
          ]
        : []),
    ],
  };
};
