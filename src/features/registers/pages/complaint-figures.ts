import { type Period, previousPeriod } from '../../../kernel/index.ts';
import type { Counted } from '../counts/count.ts';
import { readCount } from '../counts/read-count.ts';
import { type Condition, type Count, fieldOfType, type RegisterType } from '../type/register-type.ts';
import { askedPeriod } from './count-period.tsx';
import { hasNeed, type RegistersView } from './view.tsx';

/** The register that the page of complaints is about. */
export const COMPLAINTS = 'complaint';

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

/** Counts complaints by stage, theme, service and outcome, for this reader. */
export const complaintFigures = async (
  { tx, need, now }: RegistersView,
  type: RegisterType,
  period: Period,
): Promise<ComplaintFigures> => {
  const read = (count: Count): Promise<Counted> => readCount(tx, { type, count, period, asAt: now }, need);
  const received = (label: string, ...where: Condition[]): Promise<Counted> => read({ ...RECEIVED, label, where });
  const by = async (field: string): Promise<Line[]> => {
    const lines: Line[] = [];
    for (const { code, label } of choicesOf(type, field)) {
      lines.push({ words: label, counted: await received(label, { field, is: [code] }) });
    }
    return lines;
  };
  const services = [];
  for (const { code, label } of choicesOf(type, 'service-group')) {
    const service: Condition = { field: 'service-group', is: [code] };
    const outcomes: Counted[] = [];
    for (const outcome of choicesOf(type, 'outcome')) {
      outcomes.push(await received(outcome.label, service, { field: 'outcome', is: [outcome.code] }));
    }
    services.push({ words: label, counted: await received(label, service), outcomes });
  }
  const declared: Counted[] = [];
  for (const count of type.counts) declared.push(await read(count));
  return {
    all: await received('All'),
    before: await readCount(
      tx,
      { type, count: { ...RECEIVED, label: 'All' }, period: previousPeriod(period), asAt: now },
      need,
    ),
    stages: [
      { words: 'Went to stage 2', counted: await received('Stage 2', { event: 'stage-2-accepted' }) },
      { words: 'Reached the Ombudsman', counted: await received('Ombudsman', { event: 'spso-complaint-made' }) },
      {
        words: 'Withdrawn by the complainant',
        counted: await received('Withdrawn', { state: ['withdrawn-by-complainant'] }),
      },
    ],
    outcomes: await by('outcome'),
    themes: await by('themes'),
    services,
    declared,
  };
};

/** What one page or file of complaints stands on. */
export type ComplaintsRead = {
  readonly type: RegisterType;
  readonly period: Period;
  readonly keeps: boolean;
  readonly figures: ComplaintFigures;
};

/** The complaints that an address asks for, as this reader may have them counted: `keeps` where they are told small numbers too. Null where it asks for none. */
export const readComplaints = async (given: RegistersView): Promise<ComplaintsRead | null> => {
  const type: RegisterType | undefined = given.types.get(COMPLAINTS);
  const period = askedPeriod(given.request.query['period'], given.today);
  if (type === undefined || period === null) return null;
  return { type, period, keeps: hasNeed(given, COMPLAINTS), figures: await complaintFigures(given, type, period) };
};
