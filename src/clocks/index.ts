export { type Rhythm, type Stretch, stretchFrom } from './recurrence.ts';
