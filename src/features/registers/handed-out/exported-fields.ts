import type { Field, RegisterType } from '../type/register-type.ts';

/** The answers that leave a register: what tells of a person has no such mark and never does. */
export const exportedFields = ({ fields }: Pick<RegisterType, 'fields'>): Field[] =>
  fields.filter(({ exported }) => exported === true);
