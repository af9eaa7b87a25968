import { ALL_ROLES, power } from '../access/index.ts';

/** What the law asks by when is open to everybody with a role in the council. */
export const READ_CLOCK_RULES = power('clock-rules.read', "See the law's clocks and calendars", ALL_ROLES, 'either');
