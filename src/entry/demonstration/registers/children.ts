import type { Story, StoryStep } from './story.ts';

const restricted = { confidentiality: 'restricted' } as const;
const KEEPER = 'SM-LAC';
const TOLD = ['child', 'relevant-person-1', 'principal-reporter', 'head-of-unit'];

const heard = (before: number, word: string) => ({
  consulted: [
    {
      who: 'child',
      'asked-at': `@${before} 08:30`,
      view: `=${word}`,
      'age-and-maturity': '=Understood what was asked',
    },
    { who: 'relevant-person-1', 'asked-at': `@${before} 08:45`, view: '=Wants the child near home, and safe' },
    { who: 'head-of-unit', 'asked-at': `@${before} 09:00`, view: '=The unit can meet these needs' },
  ],
});

const decision = (before: number, word: string, reasons: string) => ({
  ...heard(before, word),
  condition: ['absconding'],
  needs: '=To be safe at night, and school',
  information: '=The report for the hearing, the school, and the notes of two weeks',
  reasons: `=${reasons}`,
});

// From the authorisation to the placement, three days later.
const untilPlaced = (before: number): StoryStep[] => [
  { before: before - 1, on: before, note: 'order-with-authorisation-made' },
  {
    before: before - 1,
    time: '10:20',
    post: 'CSWO',
    move: 'decide-to-implement',
    answers: decision(before - 1, 'Does not want to go', 'Ran away twice in a week and was found hurt'),
  },
  { before: before - 1, time: '11:00', note: 'decision-notice-sent', people: TOLD },
  { before: before - 1, time: '11:30', note: 'decision-received-by-head-of-unit' },
  {
    before: before - 2,
    time: '09:40',
    move: 'note-consent',
    answers: { 'consent-reasons': '=The unit has a place and the staff for it' },
  },
  {
    before: before - 2,
    time: '15:10',
    move: 'place',
    answers: { establishment: 'Secure unit (invented)', 'not-told': [] },
  },
];

const kept = (before: number, kind: string): StoryStep[] => [
  {
    before,
    time: '10:40',
    post: 'CSWO',
    move: 'review-to-keep',
    answers: {
      'review-kind': kind,
      ...decision(before, 'Likes the school there', 'Still runs when outside; the risk stands'),
    },
  },
  { before, time: '12:00', note: 'placement-review-notice-sent', people: TOLD },
];

/** Children: one whose authorisation waits for a decision now, one placed, one who is home again; orders that protect, and a move at once. */
export const CHILD_STORIES: readonly Story[] = [
  {
    ...restricted,
    register: 'secure-accommodation-authorised',
    post: KEEPER,
    caseReference: 'INV-C-2007',
    before: 190,
    time: '14:05',
    answers: { 'order-kind': 'cso', 'implementation-authority': 'strathinver', 'relevant-persons': 'one' },
    steps: [
      ...untilPlaced(190),
      ...kept(182, 'due'),
      {
        before: 155,
        time: '10:10',
        post: 'CSWO',
        move: 'review-to-remove',
        answers: {
          'review-kind': 'due',
          ...decision(155, 'Wants to go home', 'Has not run for three weeks, and there is a place near home'),
          condition: ['none'],
        },
      },
      { before: 155, time: '11:15', note: 'placement-review-notice-sent', people: TOLD },
      { before: 154, time: '13:00', move: 'remove' },
      { before: 154, time: '15:00', note: 'removal-notice-sent', people: TOLD },
      { before: 154, time: '15:30', move: 'finish-removal' },
    ],
  },
  {
    ...restricted,
    register: 'secure-accommodation-authorised',
    post: KEEPER,
    caseReference: 'INV-C-2031',
    before: 22,
    time: '16:20',
    answers: { 'order-kind': 'cso', 'implementation-authority': 'strathinver', 'relevant-persons': 'one' },
    steps: [...untilPlaced(22), ...kept(14, 'due')],
  },
  {
    ...restricted,
    register: 'secure-accommodation-authorised',
    post: KEEPER,
    caseReference: 'INV-C-2036',
    before: 0,
    time: '15:40',
    answers: { 'order-kind': 'icso', 'implementation-authority': 'strathinver', 'relevant-persons': 'one' },
    steps: [],
  },
  {
    ...restricted,
    register: 'child-protection-order',
    post: 'SM-CP',
    caseReference: 'INV-C-2018',
    before: 128,
    time: '11:20',
    answers: { kind: 'removal', applicant: 'local-authority', ground: '=Left alone at night, twice' },
    steps: [
      { before: 128, time: '16:30', move: 'carry-out' },
      { before: 126, note: 'second-day-hearing-held' },
      { before: 119, move: 'hold-grounds-hearing' },
      { before: 118, time: '10:00', move: 'end', answers: { outcome: 'followed' } },
    ],
  },
  {
    ...restricted,
    register: 'child-protection-order',
    post: 'SM-CP',
    caseReference: 'INV-C-2034',
    before: 1,
    time: '12:10',
    answers: { kind: 'removal', applicant: 'local-authority', ground: '=Hurt, and nobody could say how' },
    steps: [{ before: 1, time: '17:45', move: 'carry-out' }],
  },
  {
    ...restricted,
    register: 'emergency-transfer',
    post: KEEPER,
    caseReference: 'INV-C-2026',
    before: 49,
    time: '18:20',
    answers: { 'order-kind': 'cso', 'from-place': 'residential' },
    steps: [
      {
        before: 49,
        time: '19:05',
        post: 'CSWO',
        move: 'decide',
        answers: {
          'urgent-necessity': '=A fire made two rooms unusable',
          reasons: '=No other room in the house was free that night',
        },
      },
      { before: 49, time: '21:00', move: 'transfer', answers: { 'to-place': 'foster' } },
      { before: 48, time: '09:15', note: 'reporter-told' },
      { before: 47, move: 'hear' },
      { before: 40, move: 'close', answers: { outcome: '=The child is back, and the rooms are open' } },
    ],
  },
  {
    ...restricted,
    register: 'secure-accommodation-unauthorised',
    post: KEEPER,
    caseReference: 'INV-C-2049',
    before: 51,
    time: '21:10',
    answers: { route: 'reg-7', 'relevant-persons': 'one' },
    steps: [
      {
        before: 51,
        time: '22:30',
        post: 'CSWO',
        move: 'place',
        answers: {
          consulted: [
            { who: 'child', 'asked-at': '@51 21:40', view: '=Is tired and wants to sleep' },
            { who: 'relevant-person-1', 'asked-at': '@51 21:55', view: '=Wants the child safe' },
            { who: 'head-of-unit', 'asked-at': '@51 22:05', view: '=There is a room' },
          ],
          condition: ['absconding', 'injury'],
          'best-interests': '=To be out of danger until a hearing can look at it',
          appropriate: '=No other place could keep the child safe this night',
          establishment: 'Secure unit (invented)',
          'head-of-unit-agrees': true,
          reasons: '=Taken in by strangers, hurt twice, and would not stay',
        },
      },
      { before: 50, time: '09:15', note: 'placement-notice-sent', people: ['relevant-person-1', 'principal-reporter'] },
      { before: 50, time: '09:30', move: 'told-placed' },
      { before: 50, time: '10:00', note: 'referred-to-reporter' },
      { before: 49, time: '16:20', move: 'leave' },
      { before: 49, time: '17:00', note: 'removal-notice-sent', people: ['relevant-person-1', 'principal-reporter'] },
      { before: 48, time: '09:10', move: 'finish-left' },
    ],
  },
  {
    ...restricted,
    register: 'looked-after-child-death',
    post: KEEPER,
    caseReference: 'INV-C-2005',
    before: 172,
    time: '08:40',
    answers: { status: 'aftercare', legal: 'other', place: 'other' },
    steps: [
      { before: 172, time: '09:05', move: 'acknowledge', post: 'CSWO' },
      {
        before: 172,
        time: '11:30',
        move: 'tell',
        answers: {
          told: [
            { who: 'ministers', at: '@172 10:30', means: 'Secure mail' },
            { who: 'care-inspectorate', at: '@172 10:40', means: 'Portal' },
          ],
        },
      },
      { before: 150, time: '10:00', move: 'begin-review' },
      { before: 60, note: 'child-death-review-finished' },
    ],
  },
];
