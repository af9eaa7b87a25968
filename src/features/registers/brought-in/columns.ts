import { distinctHeadings } from '../form/distinct-headings.ts';
import { type EventKind, type Field, opensWith, type RegisterType } from '../type/register-type.ts';

/** A column of a file of entries: when it began, the case, the service, the posts that may see it, or an answer. */
export type BroughtColumn = { readonly heading: string } & (
  | { readonly is: 'began'; readonly event: EventKind }
  | { readonly is: 'case' | 'service' | 'distribution' }
  /** `saidWith`: the step with which the answer is given, and without which it would be one that nobody ever gave on any day. A file holds no steps. */
  | { readonly is: 'answer'; readonly field: Field; readonly saidWith: string | null }
);

const CASE = 'Case reference';
const SERVICE = 'Belongs to the service';
const POSTS = 'Posts that may see it';

// What a step from the first state asks for anew counts for nothing before it.
const saidWith = ({ states, moves }: RegisterType, { code, needed }: Field): string | null =>
  needed === 'always'
    ? null
    : (moves.find(
        ({ from, event, anew = [] }) =>
          event !== undefined && anew.includes(code) && states[0] !== undefined && from.includes(states[0].code),
      )?.label ?? null);

/** The columns of a file of entries of a register. A small table inside an entry is filled in on its page, and has none. */
export const broughtColumns = (type: RegisterType): BroughtColumn[] => {
  const event = opensWith(type);
  const fields = type.fields.filter(({ to, kind }) => to === undefined && kind !== 'rows');
  const began = event?.label ?? '';
  const headings = distinctHeadings(fields, [began, CASE, SERVICE, POSTS]);
  return [
    ...(event === null ? [] : [{ heading: began, is: 'began' as const, event }]),
    { heading: CASE, is: 'case' },
    ...fields.map((field, index) => ({
      heading: headings[index] ?? field.label,
      is: 'answer' as const,
      field,
      saidWith: saidWith(type, field),
    })),
    { heading: SERVICE, is: 'service' },
    ...(type.confidentiality === 'open' ? [] : [{ heading: POSTS, is: 'distribution' as const }]),
  ];
};

/** The name of a column in faults and forms: the code of its question, or that of the form's own. */
export const nameOf = (column: BroughtColumn): string => {
  switch (column.is) {
    case 'began':
      return 'happened';
    case 'case':
      return 'case_reference';
    case 'answer':
      return column.field.code;
    default:
      return column.is;
  }
};
