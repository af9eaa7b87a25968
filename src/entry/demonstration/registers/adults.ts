import type { Story } from './story.ts';

const ADULTS = 'HOS-AD';
const restricted = { confidentiality: 'restricted' } as const;

/** Guardianship with its visits, orders that protect adults, detention and its report, and a large-scale investigation. */
export const ADULT_STORIES: readonly Story[] = [
  {
    ...restricted,
    register: 'guardianship',
    post: ADULTS,
    caseReference: 'INV-A-1041',
    before: 384,
    answers: { kind: 'welfare', guardian: 'cswo' },
    steps: [
      { before: 380, note: 'examination-or-interview-held' },
      { before: 372, move: 'report', answers: { 'report-by': 'mho' } },
      { before: 366, move: 'lodge' },
      {
        before: 345,
        move: 'grant',
        answers: { length: 'year-or-more', 'no-other': '=There is no family, and no friend who could' },
      },
      { before: 340, move: 'name-officer', post: 'CSWO', answers: { 'responsible-officer': 'HOS-AD' } },
      { before: 338, note: 'responsible-officer-notice-sent' },
      { before: 282, note: 'adult-visited' },
    ],
  },
  {
    ...restricted,
    register: 'guardianship',
    post: ADULTS,
    caseReference: 'INV-A-1077',
    before: 160,
    answers: { kind: 'welfare', guardian: 'private' },
    steps: [
      { before: 156, note: 'examination-or-interview-held' },
      { before: 136, move: 'report', answers: { 'report-by': 'mho' } },
      { before: 133, move: 'lodge' },
      { before: 101, move: 'grant', answers: { length: 'year-or-more' } },
    ],
  },
  {
    ...restricted,
    register: 'guardianship',
    post: ADULTS,
    caseReference: 'INV-A-1102',
    before: 18,
    answers: { kind: 'welfare', guardian: 'private' },
    steps: [],
  },
  {
    ...restricted,
    register: 'guardianship',
    post: ADULTS,
    caseReference: 'INV-A-1090',
    before: 60,
    answers: { kind: 'intervention', guardian: 'private' },
    steps: [
      { before: 55, move: 'begin-supervision' },
      { before: 27, note: 'intervention-visit-made' },
    ],
  },
  {
    ...restricted,
    register: 'adult-protection-order',
    post: 'SM-ASP',
    caseReference: 'INV-A-1063',
    before: 210,
    answers: { kind: 'banning', consent: 'gave', 'must-apply': true },
    steps: [
      { before: 206, time: '11:00', move: 'grant' },
      {
        before: 120,
        time: '10:00',
        move: 'end',
        answers: { outcome: '=The person moved away, and the sheriff recalled the order' },
      },
    ],
  },
  {
    ...restricted,
    register: 'adult-protection-order',
    post: 'SM-ASP',
    caseReference: 'INV-A-1110',
    before: 4,
    answers: { kind: 'removal', consent: 'undue-pressure', 'must-apply': false },
    steps: [
      { before: 3, time: '15:30', move: 'grant' },
      { before: 2, time: '10:15', move: 'carry-out' },
    ],
  },
  {
    ...restricted,
    register: 'mental-health-order',
    post: ADULTS,
    caseReference: 'INV-A-1081',
    key: 'detention',
    before: 70,
    time: '19:40',
    answers: { kind: 'emergency', 'mho-consent': 'given' },
    steps: [
      { before: 70, time: '20:10', move: 'grant' },
      { before: 68, time: '16:00', move: 'end', answers: { outcome: 'replaced' } },
    ],
  },
  {
    ...restricted,
    register: 'mental-health-order',
    post: ADULTS,
    caseReference: 'INV-A-1108',
    key: 'short-term',
    before: 21,
    time: '10:30',
    answers: { kind: 'short-term', 'mho-consent': 'given' },
    steps: [{ before: 21, time: '14:00', move: 'grant' }],
  },
  {
    ...restricted,
    register: 'social-circumstances-report',
    post: ADULTS,
    caseReference: 'INV-A-1108',
    before: 20,
    answers: { order: '#short-term', after: 'short-term' },
    steps: [{ before: 19, move: 'designate', answers: { 'officer-post': 'HOS-AD' } }],
  },
  {
    ...restricted,
    register: 'social-circumstances-report',
    post: ADULTS,
    caseReference: 'INV-A-1081',
    before: 68,
    answers: { order: '#detention', after: 'other' },
    steps: [
      { before: 67, move: 'designate', answers: { 'officer-post': 'HOS-AD' } },
      {
        before: 52,
        move: 'send',
        answers: {
          contents: ['reasons', 'views', 'health', 'risk', 'family', 'plan'],
          'person-views': 'given',
          'named-person-views': 'none',
          advocacy: 'had',
          'sent-to': [
            { who: 'rmo', on: '@52' },
            { who: 'commission', on: '@52' },
          ],
        },
      },
    ],
  },
  {
    ...restricted,
    register: 'large-scale-investigation',
    post: 'SM-ASP',
    before: 92,
    answers: { 'service-name': 'Care home in Strathinver (invented)', adults: 6, harm: ['neglect'] },
    steps: [
      { before: 91, move: 'acknowledge', post: 'CSWO' },
      { before: 88, move: 'plan', answers: { chair: 'HOS-AD' } },
      {
        before: 87,
        move: 'tell',
        answers: {
          told: [
            { who: 'care-inspectorate', on: '@88' },
            { who: 'commissioners', on: '@88' },
            { who: 'committee', on: '@87' },
          ],
        },
      },
      { before: 85, move: 'begin' },
    ],
  },
];
