import { ALL_ROLES, power } from '../access/index.ts';

/** What the Care Inspectorate publishes of services is open to everybody with a role in the council. */
export const READ_INSPECTIONS = power('inspections.read', 'See care services and their grades', ALL_ROLES, 'either');
