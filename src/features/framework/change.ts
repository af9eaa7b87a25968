import {
  type Day,
  dayOf,
  daysAfter,
  type Fault,
  fail,
  fault,
  formatDay,
  type Instant,
  ok,
  type Result,
  readDay,
} from '../../kernel/index.ts';
import type { Transaction } from '../../platform/database/database.ts';
import { appendObligations, toldOf } from '../obligations/index.ts';
import { groupsOf, LATEST, postsThatCannotLead, postTitle, readDirectory } from '../people/index.ts';
import { BY_HAND, type Changed, changing, faultsOfReason, type Office, put } from '../record/index.ts';
import { freshOn } from './due.ts';
import { frequencyOf, goesByMeetings, isFrequency } from './frequency.ts';
import { makeDue } from './generate.ts';
import { type Mechanism, scheduleOn } from './mechanism.ts';
import { CHANGE_FRAMEWORK } from './policy.ts';
import { readFramework } from './read-model.ts';
import { MECHANISM_LEAD, MECHANISM_SCHEDULE } from './tables.ts';

/** How often, as typed: a group where the frequency goes by its meetings, else empty; the day on which it begins. */
type ScheduleDraft = {
  readonly frequency: string;
  readonly group: string;
  readonly from: string;
  readonly reason: string;
};

/** Who leads, as typed: the first post answers for it. */
type LeadDraft = { readonly posts: readonly string[]; readonly from: string; readonly reason: string };

/** Something that arose, as typed: what, and on which day. */
type EventDraft = { readonly what: string; readonly day: string };

const LONGEST = 500;

const named = async (tx: Transaction, code: string): Promise<Result<Mechanism>> => {
  const found = (await readFramework(tx, LATEST)).mechanisms.find((each) => each.code === code);
  if (found === undefined) return fail([fault('mechanism.unknown', `There is no mechanism ${code}`)]);
  if (found.sameAs === null) return ok(found);
  const remedy = `Change ${found.sameAs}, which it repeats.`;
  return fail([fault('mechanism.unknown', `${code} repeats ${found.sameAs} and asks for nothing itself`, {}, remedy)]);
};

// A change is for the future alone: what was asked for before it was asked for by the rule of that day. So `FIRST_DAY` need not be asked here.
const fromDay = (typed: string, at: Instant): { from: Day; faults: Fault[] } => {
  const today = dayOf(at);
  const from = readDay(typed.trim());
  if (from === null)
    return { from: today, faults: [fault('answer.invalid', 'Say from which day on', { column: 'from' })] };
  const found = `It can begin today, ${formatDay(today)}, at the earliest`;
  return { from, faults: from < today ? [fault('answer.invalid', found, { column: 'from' })] : [] };
};

const reasonFaults = (reason: string): Fault[] =>
  faultsOfReason(reason, { column: 'reason', ask: 'Say why', longest: LONGEST });

/**
 * Changes how often a mechanism brings assurance, from a day on that is not past. A stretch that is being answered for already ends as it would have,
 * and the first of the new ones follows it.
 */
export const changeSchedule = (office: Office, code: string, typed: ScheduleDraft): Promise<Result<Mechanism>> =>
  changing({ ...office, makeDue }, CHANGE_FRAMEWORK, async (tx, at): Promise<Result<Changed<Mechanism>>> => {
    const found = await named(tx, code);
    if (!found.ok) return found;
    const { from, faults } = fromDay(typed.from, at);
    faults.push(...reasonFaults(typed.reason));
    const { frequency, group } = typed;
    if (!isFrequency(frequency)) {
      return fail([fault('answer.missing', 'Choose how often', { column: 'frequency' }), ...faults]);
    }
    const byMeetings = goesByMeetings(frequency);
    if (byMeetings && !(await groupsOf(tx)).some((each) => each.code === group)) {
      faults.push(fault('answer.missing', 'Choose the group whose meetings it goes by', { column: 'group' }));
    }
    const before = scheduleOn(found.value, from);
    const asked = byMeetings ? group : null;
    if (faults.length === 0 && before?.frequency === frequency && before.group === asked) {
      faults.push(fault('answer.invalid', 'It is so already', { column: 'frequency' }, 'Choose another.'));
    }
    if (faults.length > 0) return fail(faults);
    const { words, leadDays, graceDays } = frequencyOf(frequency);
    const row = {
      frequency,
      frequency_as_written: words,
      group_code: asked,
      lead_days: leadDays,
      grace_days: graceDays,
    };
    await put(tx, MECHANISM_SCHEDULE, { mechanism: code, from_day: from, ...row }, at);
    const after = { from, frequency, group: asked };
    return ok({
      value: found.value,
      entry: {
        action: 'mechanism.schedule',
        subject: code,
        reason: typed.reason.trim(),
        before,
        after,
      },
    });
  });

/** Changes who leads on a mechanism, from a day on that is not past. What is open then goes to the new lead. */
export const changeLead = (office: Office, code: string, typed: LeadDraft): Promise<Result<Mechanism>> =>
  changing({ ...office, makeDue }, CHANGE_FRAMEWORK, async (tx, at): Promise<Result<Changed<Mechanism>>> => {
    const found = await named(tx, code);
    if (!found.ok) return found;
    const { from, faults } = fromDay(typed.from, at);
    faults.push(...reasonFaults(typed.reason));
    const posts = [...new Set(typed.posts.filter((post) => post !== ''))];
    const directory = await readDirectory(tx);
    const unfit = postsThatCannotLead(directory, at);
    const refused = posts.find((post) => unfit.has(post));
    if (posts.length === 0 || posts.some((post) => !directory.posts.has(post))) {
      faults.push(fault('answer.missing', 'Choose who leads', { column: 'post' }));
    } else if (refused !== undefined) {
      const words = `${postTitle(directory.posts, refused)} has only roles that owe no answers`;
      faults.push(
        fault('answer.invalid', words, { column: 'post' }, 'Choose another post, or have its roles changed.'),
      );
    }
    const before = found.value.leads.findLast((lead) => lead.from <= from) ?? null;
    if (faults.length === 0 && before?.posts.join() === posts.join()) {
      faults.push(fault('answer.invalid', 'They lead already', { column: 'post' }, 'Choose another post.'));
    }
    if (faults.length > 0) return fail(faults);
    await put(tx, MECHANISM_LEAD, { mechanism: code, from_day: from, posts }, at);
    const after = { from, posts };
    return ok({
      value: found.value,
      entry: {
        action: 'mechanism.lead',
        subject: code,
        reason: typed.reason.trim(),
        before,
        after,
      },
    });
  });

/** Says that something arose for which a mechanism must answer, and makes the answer due. Gives the code of what is owed. */
export const recordEvent = (office: Office, code: string, typed: EventDraft): Promise<Result<string>> =>
  changing(office, CHANGE_FRAMEWORK, async (tx, at): Promise<Result<Changed<string>>> => {
    const found = await named(tx, code);
    if (!found.ok) return found;
    const today = dayOf(at);
    const faults = faultsOfReason(typed.what, { column: 'what', ask: 'Say what arose', longest: 200 });
    const day = readDay(typed.day.trim());
    if (day === null || day > today || day < daysAfter(today, -366)) {
      const remedy = 'Write a day of the last twelve months, like 2026-11-21.';
      faults.push(fault('answer.invalid', 'Say on which day it arose', { column: 'day' }, remedy));
    }
    if (faults.length > 0 || day === null) return fail(faults);
    // The days of a schedule by meetings are those before a meeting, and say nothing here.
    const schedule = scheduleOn(found.value, today);
    const own = schedule !== null && !goesByMeetings(schedule.frequency) ? schedule.graceDays : 0;
    const grace = own > 0 ? own : frequencyOf('as-required').graceDays;
    const event = `E-${at.replace(/\D/g, '')}`;
    const rule = `Arose on ${formatDay(day)}: ${typed.what.trim()}`;
    const asked = {
      code: event,
      by: daysAfter(day, grace),
      opensOn: today,
      rule,
      covers: null,
      cause: `event:${event}`,
    };
    const draft = freshOn(found.value, asked, today);
    await appendObligations(tx, [draft], at, BY_HAND);
    return ok({ value: draft.code, entry: { action: 'mechanism.event', subject: code, after: toldOf(draft) } });
  });
