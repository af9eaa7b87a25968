import type { Day } from '../../../kernel/index.ts';
import type { Extra } from '../play.ts';
import { ADULT_STORIES } from './adults.ts';
import { CHILD_STORIES } from './children.ts';
import { COMPLAINTS } from './complaints.ts';
import { INFORMATION } from './information.ts';
import { JUSTICE } from './justice.ts';
import { LEARNING } from './learning.ts';
import { SCRUTINY } from './scrutiny.ts';
import { tellStories } from './story.ts';
import { VOICE } from './voice.ts';
import { WORKFORCE } from './workforce.ts';

const STORIES = [
  ...COMPLAINTS,
  ...VOICE,
  ...INFORMATION,
  ...ADULT_STORIES,
  ...CHILD_STORIES,
  ...SCRUTINY,
  ...LEARNING,
  ...JUSTICE,
  ...WORKFORCE,
];

/** The entries of the invented council's registers over the days, from the first to the last; on the last some of their clocks still run, and some are late. */
export const registersOverDays = (first: Day, last: Day): Extra[] => tellStories(STORIES, first, last);
