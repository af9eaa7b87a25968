import type { Clock } from '../kernel/index.ts';

/** By meaning: error, somebody must act; warn, it healed; info, what happened; debug, why. */
export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What a line may carry beside its sentence: ids, codes and counts. Never names, free text or settings. */
export type LogIds = Readonly<Record<string, string | number | boolean | null>>;

/** One function for each level. */
export type Log = Readonly<Record<LogLevel, (message: string, ids?: LogIds) => void>>;

/** `json`: one object on each line, for machines. `pretty`: one plain line, for a person at a terminal. */
export type LogStyle = 'json' | 'pretty';

export type LogOptions = {
  /** Lines below this level are left out. */
  readonly level: LogLevel;
  readonly style: LogStyle;
  readonly clock: Clock;
  /** Takes one finished line with its newline; `entry/` gives standard error. */
  readonly write: (line: string) => void;
};

const quoted = (value: LogIds[string]): string => (typeof value === 'string' ? JSON.stringify(value) : String(value));

const prettyLine = (time: string, level: LogLevel, message: string, ids: LogIds): string => {
  const details = Object.entries(ids).map(([name, value]) => ` ${name}=${quoted(value)}`);
  return `${time} ${level.padEnd(5)} ${message}${details.join('')}\n`;
};

/** A log that writes one line for each call, or nothing where the level is not wanted. A line break in a value is escaped. */
export const createLog = ({ level, style, clock, write }: LogOptions): Log => {
  const wanted = LOG_LEVELS.indexOf(level);
  const writer = (of: LogLevel) => {
    if (LOG_LEVELS.indexOf(of) > wanted) return () => undefined;
    return (message: string, ids: LogIds = {}): void => {
      const oneLine = message.replace(/\s*\n\s*/g, ' ');
      const time = clock();
      write(
        style === 'json'
          ? `${JSON.stringify({ ...ids, time, level: of, message: oneLine })}\n`
          : prettyLine(time, of, oneLine, ids),
      );
    };
  };
  return { error: writer('error'), warn: writer('warn'), info: writer('info'), debug: writer('debug') };
};

const nothing = (): void => undefined;

/** A log that keeps quiet. */
export const SILENT_LOG: Log = { error: nothing, warn: nothing, info: nothing, debug: nothing };
