import { ALWAYS_NOTHING } from './always-nothing.ts';
import { ASKED_TOO_SELDOM } from './asked-too-seldom.ts';
import { BASIS_UNVERIFIED } from './basis-unverified.ts';
import { CONCERN_STALE } from './concern-stale.ts';
import { EVIDENCE_DISPOSED } from './evidence-disposed.ts';
import { EVIDENCE_REUSED } from './evidence-reused.ts';
import { EXAMINATION_UNSHOWN } from './examination-unshown.ts';
import type { QualityRule } from './finding.ts';
import { FREQUENCY_NEVER_MET } from './frequency-never-met.ts';
import { GROUP_CLOSED } from './group-closed.ts';
import { LAST_DAY } from './last-day.ts';
import { LEAD_AWAY } from './lead-away.ts';
import { LEAD_VACANT } from './lead-vacant.ts';
import { LEADS_TOO_MANY } from './leads-too-many.ts';
import { NEVER_ANSWERED } from './never-answered.ts';
import { NO_EXAMINATION } from './no-examination.ts';
import { NO_LEAD } from './no-lead.ts';
import { NO_MECHANISM } from './no-mechanism.ts';
import { NO_MEETING_AHEAD } from './no-meeting-ahead.ts';
import { NO_SCHEDULE } from './no-schedule.ts';
import { ONE_LEAD } from './one-lead.ts';
import { ONE_MECHANISM } from './one-mechanism.ts';
import { ONLY_ON_REQUEST } from './only-on-request.ts';
import { OPINION_ABOVE } from './opinion-above.ts';
import { OPINION_UNCHANGED } from './opinion-unchanged.ts';
import { OWN_REVIEW } from './own-review.ts';
import { QUESTION_UNANSWERED } from './question-unanswered.ts';
import { REPEATS_NOTHING } from './repeats-nothing.ts';
import { REVIEW_OUTSTANDING } from './review-outstanding.ts';
import { SAME_WORDS } from './same-words.ts';
import { WAIVED_TWICE } from './waived-twice.ts';

/** Every rule, those on how the framework is built first, then those on what came in. */
export const QUALITY_RULES: readonly QualityRule[] = [
  NO_MECHANISM,
  ONE_MECHANISM,
  NO_EXAMINATION,
  ONLY_ON_REQUEST,
  ONE_LEAD,
  BASIS_UNVERIFIED,
  NO_SCHEDULE,
  REPEATS_NOTHING,
  GROUP_CLOSED,
  NO_MEETING_AHEAD,
  ASKED_TOO_SELDOM,
  NO_LEAD,
  LEAD_VACANT,
  LEAD_AWAY,
  LEADS_TOO_MANY,
  NEVER_ANSWERED,
  FREQUENCY_NEVER_MET,
  LAST_DAY,
  WAIVED_TWICE,
  ALWAYS_NOTHING,
  SAME_WORDS,
  EVIDENCE_REUSED,
  EVIDENCE_DISPOSED,
  EXAMINATION_UNSHOWN,
  REVIEW_OUTSTANDING,
  QUESTION_UNANSWERED,
  OWN_REVIEW,
  CONCERN_STALE,
  OPINION_ABOVE,
  OPINION_UNCHANGED,
];
