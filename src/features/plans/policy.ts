import { ALL_ROLES, power } from '../access/index.ts';

/** Where a plan stands is open to everybody with a role in the council. */
export const READ_PLANS = power('plans.read', 'See where plans stand', ALL_ROLES, 'either');
