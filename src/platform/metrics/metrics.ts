import type { Registry } from 'prom-client';

/** An answer as the web server tells of it. `path` is the pattern of the address, never the address itself. */
export type AnswerSeen = {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly seconds: number;
};
/** A transaction as the database tells of it. */
export type TransactionSeen = {
  readonly access: 'read' | 'write' | 'snapshot';
  readonly kept: boolean;
  readonly seconds: number;
};
/** A job that ended. */
type JobSeen = { readonly job: string; readonly outcome: 'done' | 'failed'; readonly seconds: number };

/** What is asked for only when somebody reads the metrics. */
export type Standing = {
  readonly entries: readonly { readonly scope: string; readonly entries: number }[];
  readonly jobs: readonly { readonly name: string; readonly endedAt: string | null; readonly failed: boolean }[];
};

/** Counts what goes on. Nothing is loaded and nothing counted twice before the metrics are first read. */
export type Metrics = {
  readonly onAnswer: (seen: AnswerSeen) => void;
  readonly onTransaction: (seen: TransactionSeen) => void;
  readonly onJob: (seen: JobSeen) => void;
  /** The whole in the text form of Prometheus. */
  readonly text: (standing: Standing) => Promise<{ text: string; type: string }>;
};

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const createMeters = async (registry: Registry) => {
  const { collectDefaultMetrics, Counter, Gauge, Histogram } = await import('prom-client');
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const answers = new Histogram({
    name: 'remit_http_request_duration_seconds',
    help: 'How long answers took, by the pattern of the address and the status',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const transactions = new Histogram({
    name: 'remit_database_transaction_duration_seconds',
    help: 'How long transactions took, waiting included, and whether they were kept',
    labelNames: ['access', 'outcome'],
    buckets: BUCKETS,
    registers,
  });
  const jobs = new Counter({
    name: 'remit_jobs_total',
    help: 'Jobs that ended in this process',
    labelNames: ['job', 'outcome'],
    registers,
  });
  const entries = new Gauge({
    name: 'remit_record_entries',
    help: 'Entries in the record of each council',
    labelNames: ['scope'],
    registers,
  });
  const jobEnded = new Gauge({
    name: 'remit_job_last_end_timestamp_seconds',
    help: 'When a job last ended, in whichever process',
    labelNames: ['job'],
    registers,
  });
  const jobFailed = new Gauge({
    name: 'remit_job_last_failed',
    help: '1 where a job failed the last time, in whichever process',
    labelNames: ['job'],
    registers,
  });
  return { answers, transactions, jobs, entries, jobEnded, jobFailed };
};

type Meters = Awaited<ReturnType<typeof createMeters>>;

const setStanding = ({ entries, jobEnded, jobFailed }: Meters, standing: Standing): void => {
  for (const { scope, entries: count } of standing.entries) entries.set({ scope }, count);
  for (const { name, endedAt, failed } of standing.jobs) {
    if (endedAt !== null) jobEnded.set({ job: name }, Date.parse(endedAt) / 1000);
    jobFailed.set({ job: name }, failed ? 1 : 0);
  }
};

/** Loads the library of Prometheus. Called once the service listens, so that it does not start the slower. */
const createMetrics = async (): Promise<Metrics> => {
  const { Registry } = await import('prom-client');
  const registry = new Registry();
  const meters = await createMeters(registry);
  return {
    onAnswer: ({ method, path, status, seconds }) =>
      meters.answers.observe({ method, route: path, status: String(status) }, seconds),
    onTransaction: ({ access, kept, seconds }) =>
      meters.transactions.observe({ access, outcome: kept ? 'kept' : 'failed' }, seconds),
    onJob: ({ job, outcome }) => meters.jobs.inc({ job, outcome }),
    text: async (standing) => {
      setStanding(meters, standing);
      return { text: await registry.metrics(), type: registry.contentType };
    },
  };
};

/** Metrics that load in the background: what is told of before they are there is passed on once they are. */
export const lazyMetrics = (): Metrics & { readonly load: () => Promise<void> } => {
  let loaded: Promise<Metrics> | null = null;
  let ready: Metrics | null = null;
  const early: ((metrics: Metrics) => void)[] = [];
  const load = async (): Promise<Metrics> => {
    loaded ??= createMetrics().then((metrics) => {
      ready = metrics;
      for (const tell of early.splice(0)) tell(metrics);
      return metrics;
    });
    return loaded;
  };
  const tell = (told: (metrics: Metrics) => void): void => {
    if (ready !== null) told(ready);
    else if (early.length < 1000) early.push(told);
  };
  return {
    onAnswer: (seen) => tell((metrics) => metrics.onAnswer(seen)),
    onTransaction: (seen) => tell((metrics) => metrics.onTransaction(seen)),
    onJob: (seen) => tell((metrics) => metrics.onJob(seen)),
    text: async (standing) => (await load()).text(standing),
    load: async () => {
      await load();
    },
  };
};
