/**
 * Everything the record can tell of: a code and what it says in plain words. One line for each event, under the feature that it belongs to.
 * A code that has once been written stays here for good, because the record keeps it.
 */
export const RECORD_EVENTS = {
  // record
  'record.sealed': 'What stood before was sealed',
  'restricted.read': 'Restricted matter was opened',
  // packs
  'pack.load': 'A pack was loaded',
  // measures
  'observations.import': 'Figures were imported',
  // indicators
  'indicators.import': 'National benchmarks were imported',
  // inspections
  'inspections.import': 'Grades of care services were imported',
  // people
  'person.add': 'A person was added',
  'person.rename': "A person's particulars were changed",
  'person.remove': 'A person was removed, with their particulars',
  'person.arrive': "A person came in by the council's own sign-in",
  'holding.make': 'A post was given to a person',
  'holding.end': 'A person gave up a post',
  'post.add': 'A post was added',
  'post.particulars': 'What a post is called, or its service, was changed',
  'post.roles': 'The roles of a post were changed',
  'post.sign-in': "Which of the council's sign-in groups give a post was changed",
  'service.add': 'A service was added',
  'service.particulars': 'What a service is called, or who heads it, was changed',
  'service.close': 'A service was taken away',
  'group.add': 'A group was added',
  'group.particulars': 'What a group is called, or what it is for, was changed',
  'group.close': 'A group was taken away',
  'group-member.add': 'A post joined a group',
  'group-member.end': 'A post left a group',
  'absence.make': 'An absence was recorded',
  'absence.end': 'An absence was ended',
  'delegation.make': 'A delegation was made',
  'delegation.end': 'A delegation was ended',
  // evidence
  'evidence.add': 'A file was added as evidence',
  // meetings
  'meeting.add': 'A meeting was put in the calendar',
  'meeting.change': 'A meeting was moved or changed',
  'meeting.cancel': 'A meeting was cancelled',
  'meeting.attendance': 'It was recorded who attended a meeting',
  // obligations
  'obligation.open': 'Obligations became due, changed hands or fell away by their rules',
  'obligation.waive': 'An obligation was waived',
  'obligation.reassign': 'An obligation was given to another post',
  // framework
  'mechanism.schedule': 'How often a mechanism brings assurance was changed',
  'mechanism.lead': 'Who leads on a mechanism was changed',
  'mechanism.event': 'Something arose that a mechanism must answer for',
  // answers
  'answer.give': 'A lead answered for a mechanism',
  'answer.review': 'An answer was reviewed',
  'concern.close': 'A concern was closed',
  // assurance
  'opinion.settle': 'The Chief Social Work Officer gave an opinion on a function',
  // escalations
  'escalation.open': 'A risk was reported upwards',
  'escalation.continue': 'What came of a risk reported upwards was added',
  // registers
  'entry.open': 'An entry was made in a register',
  'entry.import': 'Entries were brought into a register',
  'entry.change': 'What an entry of a register says was put right or added to',
  'entry.move': 'A step was made in an entry of a register',
  'entry.note': 'Something that happened was noted in an entry of a register',
  'entry.take-back': 'Something noted in an entry of a register was taken back',
  'entry.withdraw': 'An entry of a register was withdrawn',
  'entry.lapse': 'Time ran out and the law changed how an entry of a register stands',
  'entry.recount': 'Times of an entry of a register were worked out anew',
  'register.keepers': 'Which posts keep a register was changed',
  'register.trust': 'Which posts may be named in restricted entries of registers was changed',
  'register.form': 'What a register asks for was changed',
  // calendar
  'calendar-feed.make': 'A calendar address was made',
  'calendar-feed.end': 'A calendar address was ended',
  // reminders
  'reminder.wish': 'A person chose which mails they get',
  // retention
  'retention.propose': 'It was proposed to dispose of a file',
  'retention.keep': 'It was decided to keep a file longer',
  'retention.disposed': 'A file was disposed of',
  'retention.rule': 'A rule for how long things are kept was changed',
  // sign-in
  'sign-in.done': 'A person signed in',
  'sign-in.failed': 'Signing in to an account failed',
  'sign-in.locked': 'Signing in to an account failed so often that it was locked for a while',
  'sign-in.ended': 'A person signed out',
  'sign-in.ended-by-other': 'A person was signed out everywhere by somebody else',
  'sign-in.post-chosen': 'A person went on to act from another of their posts',
  'account.added': 'An account was added',
  'account.reset': 'An account was reset',
  'account.set-up': 'An account was set up',
  'account.closed': 'An account was closed',
  'account.password-changed': 'The password of an account was changed',
  'account.recovery-renewed': 'The recovery codes of an account were renewed',
  'account.code-app-changed': 'The code app of an account was changed',
  'identity.joined': "A person was joined to their identity in the council's sign-in",
  'identity.link-given': "A person was given a link to join their identity in the council's sign-in",
  'token.made': 'A token was made',
  'token.ended': 'A token was ended',
} as const satisfies Readonly<Record<`${string}.${string}`, string>>;

/** The code of an event that is known here. */
export type RecordEvent = keyof typeof RECORD_EVENTS;

/** What an event says in plain words; its code where this version no longer knows it. */
export const sayEvent = (code: string): string =>
  Object.hasOwn(RECORD_EVENTS, code) ? RECORD_EVENTS[code as RecordEvent] : code;
