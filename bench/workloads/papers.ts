import { readFonts } from '../../src/documents/fonts/files.ts';
import type { PaperDocument } from '../../src/documents/index.ts';
import { needCouncil } from '../../src/features/councils/index.ts';
import type { PaperFormat } from '../../src/features/reports/index.ts';
import { assessmentPaper, currentPaperFacts, type PaperFacts, renderPaper } from '../../src/features/reports/index.ts';
import { parsePeriod, planCode } from '../../src/kernel/index.ts';
import { systemClock } from '../../src/platform/index.ts';
import { bareDocx, bareHtml, barePdf } from '../bare/papers.ts';
import { copyOf, openData, preparedData } from '../data/prepared.ts';
import { median, timed, timesOf } from '../statistics.ts';
import { type Context, type Measurement, measurement, type Workload } from '../workload.ts';

const readFacts = async (context: Context): Promise<PaperFacts> => {
  const data = await copyOf(context, await preparedData(context, 1));
  const database = await openData(context, data.directory);
  const council = await needCouncil(database, 'dundee', systemClock());
  const [plan, period] = [planCode('DCFSP-2021-24'), parsePeriod('2019/20')];
  if (plan === null || !period.ok) throw new Error('The plan of the example has no such code or period');
  const facts = await currentPaperFacts(database, council, plan, period.value, null, systemClock);
  await database.close();
  await data.remove();
  if (!facts.ok) throw new Error(facts.problem[0]?.message);
  return facts.value;
};

const documentOf = (facts: PaperFacts): PaperDocument => {
  const paper = assessmentPaper(facts);
  if (!paper.ok) throw new Error(paper.problem[0]?.message);
  return paper.value;
};

const cellsOf = ({ blocks }: PaperDocument): number =>
  blocks.reduce(
    (sum, block) => sum + (block.kind === 'table' ? block.rows.reduce((cells, row) => cells + row.cells.length, 0) : 0),
    0,
  );

const LIMITS: Partial<Record<PaperFormat, number>> = { docx: 60, pdf: 300 };

/** The assessment of a plan of 48 measures, from its facts to the bytes of each format, beside a bare writer of as many cells. */
export const papers: Workload = {
  name: 'papers',
  run: async (context: Context) => {
    const facts = await readFacts(context);
    const cells = cellsOf(documentOf(facts));
    const rounds = context.quick ? 2 : 30;
    const setBarePdf = barePdf(await readFonts());
    const bare: Record<PaperFormat, () => unknown> = {
      docx: () => bareDocx(cells),
      pdf: () => setBarePdf(cells),
      html: () => bareHtml(cells),
    };
    // The typesetter remembers what it has set. The moment printed at the foot of each page differs from paper to paper here, as it
    // does where figures have changed; the same paper again is told apart.
    let seconds = 0;
    const written = (format: PaperFormat) => (): Promise<Uint8Array> => {
      seconds += 60;
      const asAt = new Date(Date.parse(facts.asAt) + seconds * 1000).toISOString();
      return renderPaper(documentOf({ ...facts, asAt }), format);
    };
    const measured: Measurement[] = [];
    for (const format of ['docx', 'pdf', 'html'] as const) {
      const first = await timed(written(format));
      const times = await timesOf(rounds, written(format));
      const same = await timesOf(rounds, () => renderPaper(documentOf(facts), format));
      await bare[format]();
      const limits = await timesOf(rounds, bare[format]);
      const limit = LIMITS[format];
      measured.push(
        measurement({
          what: `${facts.assessment.total}-measure paper as ${format}`,
          ours: median(times),
          bare: median(limits),
          unit: 'ms',
          ...(limit === undefined ? {} : { target: { limit } }),
          parts: {
            first: first.ms,
            slowest: Math.max(...times),
            sameAgain: median(same),
            bytes: first.value.length,
            cells,
          },
          note: 'median once warm, from facts to bytes; bare: one table of as many cells by the same library, empty, untagged',
        }),
      );
    }
    return measured;
  },
};
