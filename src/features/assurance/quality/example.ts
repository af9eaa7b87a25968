import { facts } from '../example-facts.ts';
import { type Examined, type Example, examined, type Surroundings } from './finding.ts';

const AROUND: Surroundings = {
  posts: new Map([
    ['LEAD', 'Service manager'],
    ['OTHER', 'Other manager'],
    ['CSWO', 'Chief Social Work Officer'],
  ]),
  vacant: new Set(),
  uncovered: new Set(),
  groups: new Map([['SWMT', 'Management team']]),
  meetingAhead: new Set(['SWMT']),
  disposed: new Set(),
};

/** An example made ready for its rule, as at 21 November 2026. */
export const examinedExample = ({ facts: given, around }: Example): Examined =>
  examined(facts(given), { ...AROUND, ...around });
