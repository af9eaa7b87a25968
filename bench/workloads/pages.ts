import { bareServer, type Served, serve } from '../children/program.ts';
import { inventedCode } from '../data/councils.ts';
import { type Place, placeWith } from '../data/page-place.ts';
import { scalesOf } from '../data/prepared.ts';
import { load } from '../load/http-load.ts';
import { type Page, pageAt } from '../load/page.ts';
import { processorTimeOf } from '../machine.ts';
import { median, spread, timesOf } from '../statistics.ts';
import { type Context, type Measurement, measurement, type Target, type Workload } from '../workload.ts';

type Wanted = { readonly name: string; readonly path: string; readonly target?: Target };

const HOME: Wanted = { name: 'home', path: '/councils/dundee', target: { limit: 20, times: 3 } };
const PAGES: readonly Wanted[] = [
  HOME,
  { name: 'plan', path: '/councils/dundee/plans/DCFSP-2021-24' },
  { name: 'measure', path: '/councils/dundee/measures/ce-cared-for-in-community' },
  { name: 'councils side by side', path: '/indicators/CHN09?council=dundee' },
];

const wantedAt = (councils: number): readonly Wanted[] =>
  councils === 1 ? PAGES : [...PAGES, { name: 'home (invented)', path: `/councils/${inventedCode(councils - 1)}` }];

const CONNECTIONS = 10;

type Sizes = { readonly warm: number; readonly alone: number; readonly together: number };
const sizesOf = ({ quick }: Context): Sizes =>
  quick ? { warm: 3, alone: 10, together: 20 } : { warm: 100, alone: 200, together: 200 };

type Answers = {
  readonly alone: readonly number[];
  readonly perSecond: number;
  readonly bytes: number;
  /** Processor time of the service for each answer, in milliseconds: it tells more than the clock on a busy machine. */
  readonly processor: number;
};

const answersOf = async (
  { address, pid }: Served,
  path: string,
  { warm, alone, together }: Sizes,
): Promise<Answers> => {
  await load(`${address}${path}`, warm, 1);
  const before = processorTimeOf(pid);
  const one = await load(`${address}${path}`, alone, 1);
  const processor = (processorTimeOf(pid) - before) / alone;
  const many = await load(`${address}${path}`, together, CONNECTIONS);
  return { alone: one.times, perSecond: many.times.length / many.seconds, bytes: one.bytes, processor };
};

const rawTimes = async (
  place: Place,
  pages: readonly Page[],
  sizes: Sizes,
): Promise<readonly (readonly number[])[]> => {
  const bare = await place.openBare();
  const times: number[][] = [];
  for (const { readings } of pages) {
    const once = async (): Promise<void> => {
      for (const reading of readings) await bare.repeat(reading);
    };
    await timesOf(sizes.warm, once);
    times.push(await timesOf(sizes.alone, once));
  }
  await bare.close();
  return times;
};

const measuredPage = (
  wanted: Wanted,
  councils: string,
  ours: Answers,
  raw: readonly number[],
  bytes: Answers,
  page: Page,
) => {
  const [own, statements, handler] = [spread(ours.alone), spread(raw), spread(bytes.alone)];
  const count = page.readings.reduce((sum, reading) => sum + reading.statements.length, 0);
  return [
    measurement({
      what: `${wanted.name}, p95, ${councils}`,
      ours: own.p95,
      bare: statements.p95,
      unit: 'ms',
      ...(wanted.target === undefined ? {} : { target: wanted.target }),
      parts: {
        p50: own.p50,
        processorMs: ours.processor,
        p99: own.p99,
        statements: count,
        statementsP50: statements.p50,
        statementsP99: statements.p99,
        bareHandlerP50: handler.p50,
        bareHandlerP95: handler.p95,
        bytes: ours.bytes,
      },
      note: 'one connection over HTTP; bare: the same statements on the same database, answers unread',
    }),
    measurement({
      what: `${wanted.name}, throughput, ${councils}`,
      ours: ours.perSecond,
      bare: bytes.perSecond,
      unit: 'requests/s',
      note: `${CONNECTIONS} connections; bare: fastify giving the same bytes; the asking process shares the machine`,
    }),
  ];
};

const atScale = async (context: Context, councils: number): Promise<readonly Measurement[]> => {
  const [place, sizes, wanted] = [await placeWith(context, councils), sizesOf(context), wantedAt(councils)];
  const words = councils === 1 ? '1 council' : `${councils} councils`;
  const database = await place.open();
  const pages: Page[] = [];
  for (const { path } of wanted) pages.push(await pageAt(database, path, context.folder));
  await database.close();
  const raw = await rawTimes(place, pages, sizes);
  const service = await serve(place.program);
  const ours: Answers[] = [];
  for (const { path } of wanted) ours.push(await answersOf(service, path, sizes));
  await service.stop();
  await place.leave();
  const measured: Measurement[] = [];
  for (const [index, each] of wanted.entries()) {
    const [own, page, statements] = [ours[index], pages[index], raw[index]];
    if (own === undefined || page === undefined || statements === undefined)
      throw new RangeError('A page was left out');
    const bare = await serve(bareServer('fastify', page.file));
    measured.push(...measuredPage(each, words, own, statements, await answersOf(bare, '/', sizes), page));
    await bare.stop();
    context.say(`${each.name}, ${words}: p50 ${median(own.alone).toFixed(1)} ms`);
  }
  return measured;
};

const p50Of = (found: readonly Measurement[]): number => found[0]?.parts?.['p50'] ?? Number.NaN;

/** Pages over real HTTP beside their own statements run bare, and beside a bare server giving the same bytes, at several sizes. */
export const pages: Workload = {
  name: 'pages',
  run: async (context: Context) => {
    const scales = scalesOf(context);
    const found: (readonly Measurement[])[] = [];
    for (const councils of scales) found.push(await atScale(context, councils));
    return [
      ...found.flat(),
      measurement({
        what: `${HOME.name}, p50, ${scales.at(-1)} councils beside 1`,
        ours: p50Of(found.at(-1) ?? []),
        bare: p50Of(found[0] ?? []),
        unit: 'ms',
        note: 'bare: the same page of the same council where it is the only one',
      }),
    ];
  },
};
