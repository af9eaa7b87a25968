import type { Reading } from '../bare/statements.ts';
import { bareServer, serve } from '../children/program.ts';
import { inventedCode } from '../data/councils.ts';
import { type Place, placeWith } from '../data/page-place.ts';
import { scalesOf } from '../data/prepared.ts';
import { signedInReader } from '../data/reader.ts';
import { answersPerSecond, CONNECTIONS, firstViews, type Sizes, type Views, viewsAgain } from '../load/answers.ts';
import { type Page, pageAt } from '../load/page.ts';
import { spread, timesOf } from '../statistics.ts';
import { type Context, type Measurement, measurement, type Target, type Workload } from '../workload.ts';

type Wanted = {
  readonly name: string;
  readonly path: string;
  /** A council that who asks must serve, beside those named before. */
  readonly council?: string;
  readonly target?: Target;
};

const HOME: Wanted = { name: 'home', path: '/councils/dundee', council: 'dundee', target: { limit: 20, times: 3 } };
const PAGES: readonly Wanted[] = [
  HOME,
  { name: 'plan', path: '/councils/dundee/plans/DCFSP-2021-24' },
  { name: 'measure', path: '/councils/dundee/measures/ce-cared-for-in-community' },
  { name: 'councils side by side', path: '/indicators/CHN09?council=dundee' },
];

const wantedAt = (councils: number): readonly Wanted[] => {
  if (councils === 1) return PAGES;
  const council = inventedCode(councils - 1);
  return [...PAGES, { name: 'home (invented)', path: `/councils/${council}`, council }];
};

const sizesOf = ({ quick }: Context): Sizes =>
  quick ? { warm: 2, alone: 5, together: 10 } : { warm: 100, alone: 200, together: 300 };

type Raw = { readonly first: readonly number[]; readonly again: readonly number[] };

// The same statements of each page, on the same database, with nothing of ours around them.
const rawTimes = async (place: Place, pages: readonly Page[], { warm, alone }: Sizes): Promise<readonly Raw[]> => {
  const bare = await place.openBare();
  const timed = async (readings: readonly Reading[]): Promise<number[]> => {
    const once = async (): Promise<void> => {
      for (const reading of readings) await bare.repeat(reading);
    };
    await timesOf(warm, once);
    return timesOf(alone, once);
  };
  const times: Raw[] = [];
  for (const { first, again } of pages) times.push({ first: await timed(first), again: await timed(again) });
  await bare.close();
  return times;
};

const latency = (what: string, views: Views, raw: readonly number[], readings: readonly Reading[], target?: Target) => {
  const [own, statements] = [spread(views.times), spread(raw)];
  return measurement({
    what,
    ours: own.p95,
    bare: statements.p95,
    unit: 'ms',
    ...(target === undefined ? {} : { target }),
    parts: {
      p50: own.p50,
      p99: own.p99,
      processorMs: views.processorMs,
      statements: readings.reduce((sum, reading) => sum + reading.statements.length, 0),
      bareP50: statements.p50,
      bareP99: statements.p99,
      bytes: views.bytes,
    },
    note: 'p95 over HTTP with one reader; bare: the same statements on the same database, answers unread',
  });
};

type Answers = { readonly first: Views; readonly again: Views; readonly perSecond: number };

// The same bytes from a server that does nothing else.
const throughput = async (what: string, ours: number, { file }: Page, sizes: Sizes): Promise<Measurement> => {
  const bare = await serve(bareServer('fastify', file));
  const { times } = await viewsAgain(bare, '/', sizes);
  const perSecond = await answersPerSecond(bare, '/', sizes);
  await bare.stop();
  const { p50, p95 } = spread(times);
  return measurement({
    what,
    ours,
    bare: perSecond,
    unit: 'requests/s',
    parts: { bareP50Ms: p50, bareP95Ms: p95 },
    note: `the same address to ${CONNECTIONS} readers; bare: fastify giving the same bytes; who asks shares the machine`,
  });
};

const atScale = async (context: Context, councils: number): Promise<readonly Measurement[]> => {
  const [place, sizes, wanted] = [await placeWith(context, councils), sizesOf(context), wantedAt(councils)];
  const database = await place.open();
  const pages: Page[] = [];
  for (const { path } of wanted) pages.push(await pageAt(database, path, context.folder));
  const cookie = await signedInReader(
    database,
    wanted.flatMap(({ council }) => (council === undefined ? [] : [council])),
  );
  await database.close();
  const raw = await rawTimes(place, pages, sizes);
  const service = { ...(await serve(place.program)), cookie };
  const answers: Answers[] = [];
  for (const { path } of wanted) {
    answers.push({
      first: await firstViews(service, path, sizes),
      again: await viewsAgain(service, path, sizes),
      perSecond: await answersPerSecond(service, path, sizes),
    });
  }
  await service.stop();
  await place.leave();
  const measured: Measurement[] = [];
  for (const [index, { name, target }] of wanted.entries()) {
    const [own, page, bare] = [answers[index], pages[index], raw[index]];
    if (own === undefined || page === undefined || bare === undefined) throw new RangeError('A page was left out');
    const words = councils === 1 ? '1 council' : `${councils} councils`;
    measured.push(latency(`${name}, worked out, ${words}`, own.first, bare.first, page.first, target));
    measured.push(latency(`${name}, again, ${words}`, own.again, bare.again, page.again, target));
    measured.push(await throughput(`${name}, throughput, ${words}`, own.perSecond, page, sizes));
    context.say(`${name}, ${words}: p50 ${spread(own.first.times).p50.toFixed(1)} ms`);
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
        what: `${HOME.name}, worked out, p50, ${scales.at(-1)} councils beside 1`,
        ours: p50Of(found.at(-1) ?? []),
        bare: p50Of(found[0] ?? []),
        unit: 'ms',
        note: 'bare: the same page of the same council where it is the only one with data of its own',
      }),
    ];
  },
};
