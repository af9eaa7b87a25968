import type { RevisedTable } from '../../platform/database/revisions.ts';

/** The files that were taken in, and of which councils and kinds of service each speaks; shared by all. */
export const CARE_EDITION: RevisedTable = {
  name: 'care_edition',
  key: ['edition', 'sha256'],
  columns: [
    { name: 'file_name', type: 'text' },
    { name: 'services', type: 'int' },
    { name: 'councils', type: 'text[]' },
    { name: 'kinds', type: 'text[]' },
    { name: 'years', type: 'text[]' },
  ],
};

/** Each service as each edition gives it; shared by all. */
export const CARE_SERVICE: RevisedTable = {
  name: 'care_service',
  key: ['service', 'edition'],
  columns: [
    { name: 'council', type: 'text' },
    { name: 'name', type: 'text' },
    { name: 'kind', type: 'text' },
    { name: 'subtype', type: 'text' },
    { name: 'sector', type: 'text' },
    { name: 'provider', type: 'text' },
    { name: 'provider_number', type: 'text' },
    { name: 'by_council', type: 'boolean' },
    { name: 'status', type: 'text' },
    { name: 'registered', type: 'text' },
    { name: 'client_group', type: 'text' },
    { name: 'published', type: 'text' },
    { name: 'last_inspected', type: 'text' },
  ],
};

/** The grades that were given; shared by all. */
export const CARE_GRADE: RevisedTable = {
  name: 'care_grade',
  key: ['service', 'edition', 'question'],
  columns: [
    { name: 'counts_as', type: 'text' },
    { name: 'grade', type: 'int' },
  ],
};

/** Complaints upheld, enforcements and requirements by year; shared by all. */
export const CARE_YEAR: RevisedTable = {
  name: 'care_year',
  key: ['service', 'edition', 'what', 'year'],
  columns: [
    { name: 'count', type: 'int' },
    { name: 'said', type: 'text' },
  ],
};
