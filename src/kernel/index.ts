export * from './codes.ts';
export * from './decimal.ts';
export * from './faults.ts';
export * from './instant.ts';
export * from './period.ts';
export * from './polarity.ts';
export * from './result.ts';
export * from './unit.ts';
