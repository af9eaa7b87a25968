import { isVerified } from '../../clocks/index.ts';
import { type CsvCell, csvFile } from '../site/index.ts';
import type { ClockRules } from './read-model.ts';
import { consequenceWords, periodWords } from './rule-words.ts';

const HEADINGS = [
  'council',
  'rule',
  'version',
  'label',
  'from',
  'until',
  'title',
  'registers',
  'period',
  'count',
  'unit',
  'counting',
  'calendar',
  'owner',
  'then',
  'citation',
  'verified',
  'note',
] as const;

/** Every version of every rule as a file; `until` is the first day on which it no longer holds. */
export const rulesData = (council: string, { rules, calendars }: ClockRules): Uint8Array =>
  csvFile(
    HEADINGS,
    rules.map((rule): CsvCell[] => [
      council,
      rule.id,
      String(rule.version),
      rule.label,
      rule.effectiveFrom,
      rule.effectiveTo,
      rule.title,
      rule.registerTypes.join('; '),
      periodWords(rule),
      rule.count === null ? null : String(rule.count),
      rule.unit,
      rule.counting,
      rule.calendar,
      rule.owner,
      consequenceWords(rule),
      rule.citation,
      isVerified(rule, calendars) ? 'yes' : 'no',
      rule.note,
    ]),
  );
