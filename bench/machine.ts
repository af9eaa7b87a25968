import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

const MEGABYTE = 1024 * 1024;

/** What the figures were measured on. Read at the start and at the end of a run: other work on the machine shows in the load. */
export const machine = (): Readonly<Record<string, unknown>> => ({
  node: process.version,
  system: `${process.platform} ${process.arch}`,
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryMB: Math.round(totalmem() / MEGABYTE),
  loadAverage: loadavg().map((load) => Math.round(load * 100) / 100),
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
