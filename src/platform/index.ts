export { systemClock } from './clock.ts';
export { type Config, processConfig, readConfig, SETTINGS, type SettingName } from './config.ts';
export * from './database/index.ts';
export { projectRoot, writeFileAtomically } from './files.ts';
export {
  createLog,
  LOG_LEVELS,
  type Log,
  type LogIds,
  type LogLevel,
  type LogOptions,
  type LogStyle,
  SILENT_LOG,
} from './log.ts';
