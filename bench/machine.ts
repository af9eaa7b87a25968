import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

const MEGABYTE = 1024 * 1024;

// Processor time that a machine which is itself a guest was promised and did not get, and all time, in ticks since it started.
const ticks = (): { stolen: number; all: number } | null => {
  if (!existsSync('/proc/stat')) return null;
  const [first = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const counts = first.split(/\s+/).slice(1, 9).map(Number);
  return { stolen: counts[7] ?? 0, all: counts.reduce((sum, count) => sum + count, 0) };
};

// The same work on every machine: it tells apart a slow machine from a slow product when two reports are compared.
const hashMs = (): number => {
  const block = new Uint8Array(32 * MEGABYTE);
  const start = performance.now();
  createHash('sha256').update(block).digest();
  return Math.round(performance.now() - start);
};

/** What the figures were measured on. Read at the start and at the end of a run: other work on the machine shows in load and stolen time. */
export const machine = (): Readonly<Record<string, unknown>> => ({
  node: process.version,
  system: `${process.platform} ${process.arch}`,
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryMB: Math.round(totalmem() / MEGABYTE),
  loadAverage: loadavg().map((load) => Math.round(load * 100) / 100),
  hashOf32MBms: hashMs(),
  ticks: ticks(),
});

// Elsewhere than on Linux the system is asked through its own program, in kilobytes like the file.
const kilobytes = (pid: number, field: 'VmRSS' | 'VmHWM'): number => {
  const status = `/proc/${pid}/status`;
  const text = existsSync(status)
    ? (new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(status, 'utf8'))?.[1] ?? '')
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number.parseInt(text, 10);
};

/** The memory that a process holds now, and the most it ever held (the same, where the system does not tell), in megabytes. */
export const memoryOf = (pid: number): { now: number; most: number } => ({
  now: kilobytes(pid, 'VmRSS') / 1024,
  most: kilobytes(pid, 'VmHWM') / 1024,
});

const MS_IN_TICK = 10;

/** The processor time that a process has used in all its threads, in milliseconds; 0 where the system does not tell. */
export const processorTimeOf = (pid: number): number => {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return 0;
  // The second field is the name in brackets, which may hold spaces.
  const fields = readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * MS_IN_TICK;
};
