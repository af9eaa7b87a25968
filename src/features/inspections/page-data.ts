import { type CsvCell, csvFile } from '../site/index.ts';
import { QUESTION_CODES } from './question.ts';
import { gradeOn, isByTheme } from './share.ts';
import type { Standing } from './standing.ts';

const HEADINGS = [
  'council',
  'service',
  'name',
  'kind',
  'subtype',
  'provider',
  'provided_by_council',
  'status',
  'file_of',
  'no_longer_in_file_of',
  'published',
  'last_inspected',
  ...QUESTION_CODES.map((question) => question.replaceAll('-', '_')),
  'by_older_theme',
] as const;

const yesNo = (value: boolean | null): CsvCell => (value === null ? null : value ? 'yes' : 'no');

/** Every service of a council with its latest grades as a file; an empty cell is no grade. */
export const careData = (council: string, { services, gone }: Standing): Uint8Array =>
  csvFile(
    HEADINGS,
    [...services.map((each) => ({ ...each, goneBy: null })), ...gone].map((each): CsvCell[] => [
      council,
      each.service,
      each.name,
      each.kind,
      each.subtype,
      each.provider,
      yesNo(each.byCouncil),
      each.status,
      each.edition,
      each.goneBy,
      each.published,
      each.lastInspected,
      ...QUESTION_CODES.map((question) => gradeOn(each, question)),
      each.grades.length === 0 ? null : yesNo(isByTheme(each, 'every')),
    ]),
  );
