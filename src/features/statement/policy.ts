import { ALL_ROLES, power } from '../access/index.ts';

/** The yearly statement of assurance: elected members are its readers. */
export const READ_STATEMENT = power('statement.read', 'Read the yearly statement of assurance', ALL_ROLES, 'either');
