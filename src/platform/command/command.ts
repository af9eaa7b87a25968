import { type Clock, describeFault, type Fault, FaultError } from '../../kernel/index.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';

/** Exit codes, the same for every command: done; findings or refusals; wrong usage or unreadable input; failed. */
export const EXIT = { done: 0, findings: 1, usage: 2, failed: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Where a command writes. Answers go to `out`, everything about the way there to `err`. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** One line that replaces itself while long work goes on; silent where nobody watches. */
  readonly progress: (text: string) => void;
};

export type Format = 'text' | 'json';

/** A command that was asked wrongly: exit 2 with the faults, nothing done. */
class UsageFailure extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map(describeFault).join('\n'));
    this.name = 'UsageFailure';
    this.faults = faults;
  }
}

const UNREADABLE = new Set([
  'input.unreadable',
  'usage.invalid',
  'council.unknown',
  'plan.unknown',
  'measure.unknown',
  'indicator.unknown',
  'period.invalid',
  'archive.damaged',
  'input.format',
]);

/** The exit code that a failure of any kind deserves. */
export const exitCodeOf = (error: unknown): ExitCode => {
  if (error instanceof UsageFailure) return EXIT.usage;
  if (error instanceof FaultError && UNREADABLE.has(error.fault.code)) return EXIT.usage;
  return EXIT.failed;
};

/** JSON for people and programs alike: two spaces, one line break at the end. */
export const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** What every command line face is given. The database is opened on first use, and closed by the entry. */
export type CommandContext = {
  readonly terminal: Terminal;
  readonly clock: Clock;
  readonly database: () => Promise<Database>;
  readonly config: Config;
  /** Where the embedded database and the papers of this installation lie. */
  readonly dataFolder: () => string;
  /** Called once, with the exit code of a command that ended as it should. */
  readonly finish: (code: ExitCode) => void;
};

/** A fault as the JSON of the imports gives it. */
export const rejection = ({ code, message, remedy, place }: Fault): Readonly<Record<string, unknown>> => ({
  ...(place.file === undefined ? {} : { file: place.file }),
  row: place.row ?? null,
  column: place.column ?? null,
  code,
  message,
  remedy,
});
