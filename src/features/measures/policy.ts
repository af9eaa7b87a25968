import { ALL_ROLES, power } from '../access/index.ts';

/** A measure and its figures are open to everybody with a role in the council. */
export const READ_MEASURES = power('measures.read', 'Read measures and their figures', ALL_ROLES, 'either');

/** Figures are given by those who own them and by those who collect them. */
export const GIVE_FIGURES = power('measures.give-figures', 'Hand in figures', ['owner', 'performance-manager']);
