// A program of its own, which shares no code with the product: it counts the grades of one council in a file of the Care Inspectorate's datastore, letter by
// letter, so that the product's table can be held against it.
//   node count-care-grades.js FILE "Dundee City"
import { readFileSync } from 'node:fs';

const [, , file = '', council = ''] = process.argv;

const cells: string[][] = [[]];
let cell = '';
let state: 'plain' | 'quoted' | 'quote in quoted' = 'plain';
const endCell = (): void => {
  cells[cells.length - 1]?.push(cell);
  cell = '';
};
for (const letter of new TextDecoder('utf-8').decode(readFileSync(file))) {
  if (state === 'quoted') {
    if (letter === '"') state = 'quote in quoted';
    else cell += letter;
    continue;
  }
  if (letter === '"') {
    if (state === 'quote in quoted') cell += '"';
    state = 'quoted';
    continue;
  }
  state = 'plain';
  if (letter === ',') endCell();
  else if (letter === '\n') {
    endCell();
    cells.push([]);
  } else if (letter !== '\r') cell += letter;
}

// Columns by question: the key question's own, then the theme that stands for it.
const COLUMNS: Record<string, [string, string | null]> = {
  'support-wellbeing': ['KQ_Support_Wellbeing', null],
  leadership: ['KQ_Leadership', 'Quality_of_Mgmt_and_Lship'],
  'staff-team': ['KQ_Staff_Team', 'Quality_of_Staffing'],
  setting: ['KQ_Setting', 'Quality_of_Environment'],
  'care-planning': ['KQ_Care_and_Support_Planning', 'Quality_of_Care_and_Support'],
  'care-play-learning': ['KQ_Care_Play_and_Learning', 'Quality_of_Care_and_Support'],
};

const [head = [], ...rows] = cells;
const table: Record<string, Record<string, number[]>> = {};
for (const row of rows) {
  const at = (name: string | null): string => (name === null ? '' : (row[head.indexOf(name)] ?? ''));
  if (at('Council_Area_Name') !== council) continue;
  const kind = at('CareService');
  table[kind] ??= {};
  const all: number[] = [];
  const answers: [string, number][] = [];
  for (const [question, [own, theme]] of Object.entries(COLUMNS)) {
    const young = kind === 'Day Care of Children' || kind === 'Child Minding';
    const fits = theme !== 'Quality_of_Care_and_Support' || young === (question === 'care-play-learning');
    const text = at(own) || (fits ? at(theme) : '');
    const grade = text === '' ? 0 : Number.parseInt(text, 10);
    if (grade > 0) all.push(grade);
    answers.push([question, grade]);
  }
  answers.push(['every', all.length === 0 ? 0 : Math.min(...all)]);
  for (const [question, grade] of answers) {
    // Place 0: no grade on this question, for whatever reason.
    const counts = table[kind][question] ?? [0, 0, 0, 0, 0, 0, 0];
    counts[grade] = (counts[grade] ?? 0) + 1;
    table[kind][question] = counts;
  }
}
process.stdout.write(JSON.stringify(table));
