import { type Period, previousPeriod } from '../../../kernel/index.ts';
import type { Counted } from '../counts/count.ts';
import { type AskedCount, readCounts } from '../counts/read-count.ts';
import { readWithheld } from '../counts/withheld.ts';
import { type Condition, type Count, fieldOfType, type RegisterType } from '../type/register-type.ts';
import { askedPeriod } from './count-period.tsx';
import { opensEntries, type RegistersView, toldSmall } from './view.tsx';

/** The register that the page of complaints is about. */
export const COMPLAINTS = 'complaint';

/** The measure whose count says which complaints are decided. */
export const UPHELD = 'complaints-upheld';

/** One line of a table: what is counted, and in how many complaints received in the period. */
export type Line = { readonly words: string; readonly counted: Counted };

/** The parts of complaints received in a period. A complaint can have several themes, so those do not add up to all. */
export type ComplaintFigures = {
  readonly all: Counted;
  /** All of the period before. */
  readonly before: Counted;
  readonly stages: readonly Line[];
  readonly outcomes: readonly Line[];
  readonly themes: readonly Line[];
  /** Each service with all its complaints, and with those of each outcome in the order of `outcomes`. */
  readonly services: readonly (Line & { readonly outcomes: readonly Counted[] })[];
  /** The counts that the register declares: shares, time, improvements. */
  readonly declared: readonly Counted[];
};

const RECEIVED: Pick<Count, 'measure' | 'how' | 'datedBy' | 'source'> = {
  measure: 'complaints',
  how: 'entries',
  datedBy: { event: 'complaint-received' },
  source: 'ours',
};

const choicesOf = (type: RegisterType, field: string) => fieldOfType(type, field)?.choices ?? [];

// An answer that was sent says what was found; what is written down before is no outcome yet. The register says in which states it was.
const decidedIn = ({ counts }: RegisterType): Condition[] =>
  (counts.find(({ measure }) => measure === UPHELD)?.where ?? []).filter((each) => 'state' in each);

/** Counts complaints by stage, theme, service and outcome, for this reader: all of it in one pass over the register. */
export const complaintFigures = async (
  given: RegistersView,
  type: RegisterType,
  period: Period,
): Promise<ComplaintFigures> => {
  const { tx, need, now } = given;
  const asked: AskedCount[] = [];
  const ask = (count: Count, of: Period = period): number => asked.push({ type, count, period: of, asAt: now }) - 1;
  const received = (label: string, ...where: Condition[]): number => ask({ ...RECEIVED, label, where });
  const decided = decidedIn(type);
  const services = choicesOf(type, 'service-group').map(({ code, label }) => {
    const service: Condition = { field: 'service-group', is: [code] };
    const outcomes = choicesOf(type, 'outcome').map((outcome) =>
      received(outcome.label, service, { field: 'outcome', is: [outcome.code] }, ...decided),
    );
    return { words: label, all: received(label, service), outcomes };
  });
  const by = (field: string, ...beside: Condition[]) =>
    choicesOf(type, field).map(({ code, label }) => ({
      words: label,
      at: received(label, { field, is: [code] }, ...beside),
    }));
  const lines = {
    stages: [
      { words: 'Went to stage 2', at: received('Stage 2', { event: 'stage-2-accepted' }) },
      { words: 'Reached the Ombudsman', at: received('Ombudsman', { event: 'spso-complaint-made' }) },
      { words: 'Withdrawn by the complainant', at: received('Withdrawn', { state: ['withdrawn-by-complainant'] }) },
    ],
    outcomes: by('outcome', ...decided),
    themes: by('themes'),
  };
  const all = received('All');
  const before = ask({ ...RECEIVED, label: 'All' }, previousPeriod(period));
  const declared = type.counts.map((count) => ask(count));
  const counted = await (opensEntries(given) ? readCounts : readWithheld)(tx, asked, need);
  const at = (place: number): Counted => {
    const found = counted[place];
    if (found === undefined) throw new Error('What was asked for was not counted');
    return found;
  };
  const told = (of: readonly { readonly words: string; readonly at: number }[]): Line[] =>
    of.map((line) => ({ words: line.words, counted: at(line.at) }));
  return {
    all: at(all),
    before: at(before),
    stages: told(lines.stages),
    outcomes: told(lines.outcomes),
    themes: told(lines.themes),
    services: services.map(({ words, all: place, outcomes }) => ({
      words,
      counted: at(place),
      outcomes: outcomes.map(at),
    })),
    declared: declared.map(at),
  };
};

/** What one page or file of complaints stands on. */
export type ComplaintsRead = {
  readonly type: RegisterType;
  readonly period: Period;
  readonly keeps: boolean;
  readonly figures: ComplaintFigures;
};

/** The complaints that an address asks for, as this reader may have them counted: `keeps` where they are told small numbers too (`toldSmall`). Null where it asks for none. */
export const readComplaints = async (given: RegistersView): Promise<ComplaintsRead | null> => {
  const type: RegisterType | undefined = given.types.get(COMPLAINTS);
  const period = askedPeriod(given.request.query['period'], given.today, opensEntries(given));
  if (type === undefined || period === null) return null;
  return { type, period, keeps: toldSmall(given, type), figures: await complaintFigures(given, type, period) };
};
