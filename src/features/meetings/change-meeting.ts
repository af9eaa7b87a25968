import { dayOf, type Fault, fail, fault, ok, type Result } from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { LATEST } from '../people/index.ts';
import { type Changed, changing, faultsOfReason, type Office, put } from '../record/index.ts';
import type { Meeting } from './meeting.ts';
import { factsOf, faultOfClash, type MeetingFacts, rowOf, standingIn } from './meeting-row.ts';
import { PLAN_MEETINGS, RECORD_ATTENDANCE } from './policy.ts';
import { meetingsOf, revisionsOfMeeting } from './read-model.ts';
import { MEETING } from './tables.ts';
import { type MeetingDraft, readMeeting } from './typed-meeting.ts';

/** The meeting as it stands; null where there is no such. */
export const standingMeeting = async (tx: Transaction, code: string): Promise<Meeting | null> =>
  (await revisionsOfMeeting(tx, code)).at(-1) ?? null;

const whyNotMoved = ({ state }: Meeting): Fault | null => {
  if (state === 'planned') return null;
  const remedy = state === 'held' ? 'What was recorded can be corrected below.' : 'Put another in the calendar.';
  const found = state === 'held' ? 'The meeting has taken place' : 'The meeting was cancelled';
  return fault('meeting.refused', found, {}, remedy);
};

/** Moves a meeting that is still planned, or changes what is known of it. Its code stays. */
export const changeMeeting = (office: Office, code: string, draft: MeetingDraft): Promise<Result<MeetingFacts>> =>
  changing(office, PLAN_MEETINGS, async (tx, at): Promise<Result<Changed<MeetingFacts>>> => {
    const standing = await standingMeeting(tx, code);
    if (standing === null) return fail([fault('meeting.unknown')]);
    const refused = whyNotMoved(standing);
    if (refused !== null) return fail([refused]);
    const { meeting, faults } = readMeeting(draft, dayOf(at));
    const before = factsOf(standing);
    const others = await meetingsOf(tx, { group: standing.group, asAt: LATEST });
    const clashing = standingIn(
      others.filter((each) => each.code !== code),
      [meeting],
    );
    if (clashing.length > 0) faults.push(faultOfClash(clashing, 'day'));
    const after = { ...before, ...meeting };
    if (faults.length === 0 && JSON.stringify(after) === JSON.stringify(before)) {
      faults.push(
        fault('answer.invalid', 'Nothing was changed', { column: 'day' }, 'Change the day or another answer.'),
      );
    }
    if (faults.length > 0) return fail(faults);
    await put(tx, MEETING, rowOf(after), at);
    return ok({ value: after, entry: { action: 'meeting.change', subject: code, before, after } });
  });

/**
 * Says that a meeting does not or did not take place, and why. It stays known; attendance that was recorded of it by mistake no longer counts and
 * stands in its history.
 */
export const cancelMeeting = (office: Office, code: string, why: string): Promise<Result<MeetingFacts>> =>
  changing(office, PLAN_MEETINGS, async (tx, at): Promise<Result<Changed<MeetingFacts>>> => {
    const standing = await standingMeeting(tx, code);
    if (standing === null) return fail([fault('meeting.unknown')]);
    if (standing.state === 'cancelled') return fail([fault('meeting.refused', 'The meeting is cancelled already')]);
    if (standing.state === 'held' && !office.by.may(RECORD_ATTENDANCE)) {
      const found = 'Who attended has been recorded, and your post may not change that';
      return fail([fault('people.refused', found, { column: 'why' }, 'Ask somebody whose post may.')]);
    }
    const reason = why.trim();
    const faults = faultsOfReason(reason, { column: 'why', ask: 'Say why it does not take place' });
    if (faults.length > 0) return fail(faults);
    const before = factsOf(standing);
    const after: MeetingFacts = { ...before, state: 'cancelled', cancelledWhy: reason, attendance: null };
    await put(tx, MEETING, rowOf(after), at);
    return ok({ value: after, entry: { action: 'meeting.cancel', subject: code, before, after, reason } });
  });
