import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Role } from '../../src/features/access/index.ts';
import { projectRoot } from '../../src/platform/files.ts';

/** What docs/reference/access.md says of one address for somebody: open, not open, or for a depute the kind of delegation that opens it. */
export type Cell = 'yes' | '·' | 'meetings' | 'decisions';
export type Who = Role | 'nobody';

const HEADS: Readonly<Record<Who, string>> = {
  nobody: 'nobody',
  cswo: 'CSWO',
  depute: 'Dep',
  'chief-executive': 'CE',
  'performance-manager': 'PQM',
  owner: 'Own',
  reviewer: 'Rev',
  'management-team': 'MT',
  clerk: 'Clk',
  member: 'Mem',
  auditor: 'Aud',
  administrator: 'Adm',
};

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** Reads the table that people read, so that what it says is what is asked for. Throws where it says nothing, or nothing known, of an address. */
export const readCells = (): ((method: string, path: string, who: Who) => Cell) => {
  const text = readFileSync(join(projectRoot(), 'docs', 'reference', 'access.md'), 'utf8');
  const [head = '', , ...lines] = text.split('\n').filter((line) => line.startsWith('|'));
  const heads = cellsOf(head);
  const rows = new Map(
    lines.map(cellsOf).map((cells) => [`${cells[0]} ${cells[1]?.replaceAll('`', '')}`, cells] as const),
  );
  return (method, path, who) => {
    const cell = rows.get(`${method} ${path}`)?.[heads.indexOf(HEADS[who])];
    if (cell === 'yes' || cell === '·' || cell === 'meetings' || cell === 'decisions') return cell;
    throw new Error(`docs/reference/access.md says "${cell}" of ${method} ${path} for ${who}`);
  };
};
