import type { Clock } from '../kernel/index.ts';

/** The real time of day, to the millisecond, in UTC. Only `entry/` asks for it; everything else is handed a `Clock`. */
export const systemClock: Clock = () => new Date().toISOString();
