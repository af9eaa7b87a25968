import { ALL_ROLES, power } from '../access/index.ts';

/** Papers, drafts among them, are open to everybody with a role in the council. */
export const READ_PAPERS = power('papers.read', 'Read papers', ALL_ROLES, 'either');
