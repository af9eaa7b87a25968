export { type Job, type Jobs, type JobsOptions, startJobs } from './run.ts';
export { nextDue, type Schedule } from './schedule.ts';
export { type JobDetail, type JobState, readJobs } from './store.ts';
