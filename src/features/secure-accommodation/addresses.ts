import { url } from '../../ui/index.ts';

/** The registers whose entries are journeys of secure accommodation. */
export const AUTHORISED = 'secure-accommodation-authorised';
export const UNAUTHORISED = 'secure-accommodation-unauthorised';
export const SECURE_TYPES: readonly string[] = [AUTHORISED, UNAUTHORISED];

const below = (council: string, reference: string, paper: string): readonly string[] => [
  ...['councils', council, 'registers', 'entries', reference, 'restricted', paper],
];

/** The addresses of the papers of an entry. */
export const SECURE = {
  /** `decision`: the number of its event; without it the last. */
  letter: (council: string, reference: string, reader?: string, decision?: number): string =>
    url(below(council, reference, 'letter'), { reader, decision: decision?.toString() }),
  chronology: (council: string, reference: string): string => url(below(council, reference, 'chronology')),
} as const;

/** The same as routes know them. What follows "restricted" stands in no log, so that none tells that somebody was written to. */
export const PATHS = {
  letter: '/councils/:council/registers/entries/:reference/restricted/letter',
  chronology: '/councils/:council/registers/entries/:reference/restricted/chronology',
} as const;
