import { join } from 'node:path';
import { programActor } from '../features/access/index.ts';
import { needCouncil } from '../features/councils/index.ts';
import { bringCouncilUpToDate, makeDue } from '../features/framework/index.ts';
import { importCareInspectorate } from '../features/inspections/index.ts';
import { loadPack, readPack, readPackFolder } from '../features/packs/index.ts';
import { demoPeople } from '../features/people/index.ts';
import {
  assessmentPaper,
  currentPaperFacts,
  PAPER_FORMATS,
  paperFileName,
  renderPaper,
} from '../features/reports/index.ts';
import type { DemoPerson } from '../features/sign-in/index.ts';
import type { Clock, Instant } from '../kernel/index.ts';
import { dayOf, FaultError, fault, parsePeriod, planCode } from '../kernel/index.ts';
import type { Database } from '../platform/database/database.ts';
import { writeFileAtomically } from '../platform/files.ts';
import { readFolder } from '../platform/input.ts';
import { whoKeepsWhat } from './demonstration/keeps.ts';

/** The packs of the demonstration, in the order in which they stand on each other. */
const DEMO_PACKS = ['scotland', 'dundee-example', 'invented-example'] as const;

/** The papers that the demonstration writes: real figures of a past year, and an invented half-year with trends, gaps and late sources. */
const DEMO_PAPERS = [
  { council: 'dundee', plan: 'DCFSP-2021-24', period: '2019/20' },
  { council: 'strathinver', plan: 'SWP-2023-27', period: '2026/27-H1' },
] as const;

type DemoStep = (text: string) => void;

/** Loads the packs of the demonstration; what is already there is left as it is. */
export const loadDemoPacks = async (
  database: Database,
  packsFolder: string,
  clock: Clock,
  say: DemoStep,
): Promise<void> => {
  for (const name of DEMO_PACKS) {
    const pack = await readPack(await readPackFolder(join(packsFolder, name)));
    if (!pack.ok) throw new FaultError(pack.problem[0] ?? fault('input.format'));
    const { changes } = await loadPack(database, pack.value, {
      clock,
      actor: programActor('demonstration'),
      makeDue,
      demonstration: true,
    });
    const fresh = changes.reduce(
      (sum, { added, changed, withdrawn }) => sum + added.length + changed.length + withdrawn.length,
      0,
    );
    say(fresh === 0 ? `${pack.value.head.title}: already here` : `${pack.value.head.title}: ${fresh} rows loaded`);
  }
};

/**
 * Takes in the invented care services of the invented council as any edition of the Care Inspectorate's datastore is taken in; those of days to come are
 * left out. What is there already is left as it is.
 */
export const loadDemoCareServices = async (
  database: Database,
  packsFolder: string,
  clock: Clock,
  say: DemoStep,
): Promise<void> => {
  const files = await readFolder(join(packsFolder, 'invented-example', 'inspections'));
  for (const [fileName, bytes] of files) {
    const [day = ''] = /\d{4}-\d{2}-\d{2}/.exec(fileName) ?? [];
    if (day > dayOf(clock())) continue;
    const by = { clock, actor: programActor('demonstration') };
    const { accepted, rejected } = await importCareInspectorate(database, by, { fileName, bytes });
    if (rejected.length > 0) throw new Error(`${fileName}: ${rejected.map(({ message }) => message).join(' ')}`);
    say(`${fileName}: ${accepted} invented care services`);
  }
};

/** Makes due what the frameworks of both example councils make due, and makes the people of the demonstration. `council` of each is the council's name, for the page where one is chosen. */
export const loadDemoPeople = async (database: Database, clock: Clock): Promise<DemoPerson[]> => {
  const people: DemoPerson[] = [];
  for (const code of new Set(DEMO_PAPERS.map(({ council }) => council))) {
    const council = await needCouncil(database, code, clock());
    await bringCouncilUpToDate(database, clock, council.code);
    const cast = await demoPeople(database, clock, council.code);
    const keeps = await whoKeepsWhat(database, council.code);
    for (const each of cast) {
      people.push({
        ...each,
        comesFor: `${each.comesFor} ${keeps(each.person)}`.trim(),
        council: council.name,
      });
    }
  }
  return people;
};

/** Writes the example papers into `folder` and gives their paths. */
export const writeDemoPapers = async (database: Database, folder: string, clock: Clock): Promise<string[]> => {
  const written: string[] = [];
  for (const { council, plan, period } of DEMO_PAPERS) {
    const asAt: Instant = clock();
    const read = parsePeriod(period);
    const code = planCode(plan);
    if (!read.ok || code === null)
      throw new Error(`The demonstration names an impossible plan or period: ${plan} ${period}`);
    const facts = await currentPaperFacts(
      database,
      await needCouncil(database, council, asAt),
      code,
      read.value,
      null,
      clock,
    );
    if (!facts.ok) throw new FaultError(facts.problem[0] ?? fault('plan.unknown'));
    const paper = assessmentPaper(facts.value);
    if (!paper.ok) throw new FaultError(paper.problem[0] ?? fault('paper.template'));
    for (const format of PAPER_FORMATS) {
      const path = join(folder, paperFileName(facts.value, format));
      await writeFileAtomically(path, await renderPaper(paper.value, format));
      written.push(path);
    }
  }
  return written;
};
