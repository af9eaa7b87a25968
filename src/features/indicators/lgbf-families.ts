import type { TableFile } from '../../documents/readers/index.ts';
import { type Fault, fault } from '../../kernel/index.ts';
import type { FamilyMember } from './indicator.ts';
import { cellText } from './lgbf-columns.ts';

/** Finds the code of a council by the name that a national file uses; null where no council, or several, fit. */
export type CouncilLookup = (name: string) => string | null;

export const unknownCouncil = (name: string, place: { file: string; row: number; column: string }): Fault =>
  name === ''
    ? fault('cell.missing', 'The council is missing', place)
    : fault('reference.unknown', `"${name}" is no council known here`, place);

/** The family groups: one row for each grouping and council. */
export const readFamilies = (
  table: TableFile,
  councilOf: CouncilLookup,
): { readonly families: FamilyMember[]; readonly faults: Fault[] } => {
  const faults: Fault[] = [];
  const rowOf = new Map<string, number>();
  const families: FamilyMember[] = [];
  for (const row of table.rows) {
    const at = (column: string) => ({ file: table.fileName, row: row.number, column });
    const [family, name, grouping] = [
      cellText(row, 'Family_Group'),
      cellText(row, 'Local_Authority'),
      cellText(row, 'Type'),
    ];
    const council = councilOf(name);
    if (council === null) faults.push(unknownCouncil(name, at('Local_Authority')));
    if (family === '') faults.push(fault('cell.missing', undefined, at('Family_Group')));
    if (grouping === '') faults.push(fault('cell.missing', undefined, at('Type')));
    if (council === null || family === '' || grouping === '') continue;
    const key = `${grouping}\n${council}`;
    const earlier = rowOf.get(key);
    if (earlier !== undefined)
      faults.push(fault('row.repeated', `${name} has a family in row ${earlier} already`, at('Local_Authority')));
    rowOf.set(key, row.number);
    families.push({ grouping, council, family });
  }
  return { families, faults };
};
