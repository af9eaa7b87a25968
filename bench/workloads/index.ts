import type { Workload } from '../workload.ts';
import { coldStart } from './cold-start.ts';
import { figuresImport } from './figures-import.ts';
import { lgbfImport } from './lgbf-import.ts';
import { memory } from './memory.ts';
import { obligations } from './obligations.ts';
import { pages } from './pages.ts';
import { papers } from './papers.ts';
import { record } from './record.ts';
import { registers } from './registers.ts';

/** Every workload, in the order in which they run. */
export const WORKLOADS: readonly Workload[] = [
  coldStart,
  memory,
  lgbfImport,
  figuresImport,
  papers,
  record,
  obligations,
  registers,
  pages,
];
