import type { Story } from './story.ts';

const POST = 'CGL';

/** Requests for information: answered in time and late, one that waits for a fee, one for a person's own file, an inquiry by a member. */
export const INFORMATION: readonly Story[] = [
  {
    register: 'information-request',
    post: POST,
    before: 260,
    answers: { kind: 'freedom-of-information', gist: '=What agency staff cost in each of the last three years' },
    steps: [
      { before: 240, move: 'answer', answers: { outcome: 'full' } },
      { before: 238, move: 'close' },
    ],
  },
  {
    register: 'information-request',
    post: POST,
    before: 145,
    answers: { kind: 'freedom-of-information', gist: '=Placements outside the council’s area, by month' },
    steps: [
      { before: 104, move: 'answer', answers: { outcome: 'part', exemption: '=Small numbers by month are left out' } },
      { before: 80, move: 'ask-review' },
      { before: 60, move: 'finish-review', answers: { 'review-outcome': 'upheld' } },
    ],
  },
  {
    register: 'information-request',
    post: POST,
    before: 40,
    answers: { kind: 'freedom-of-information', gist: '=Every contract with care homes for ten years' },
    steps: [
      { before: 33, note: 'fees-notice-issued' },
      { before: 19, note: 'fee-received' },
    ],
  },
  {
    register: 'information-request',
    post: POST,
    before: 23,
    answers: { kind: 'freedom-of-information', gist: '=All letters about one building' },
    steps: [{ before: 15, note: 'fees-notice-issued' }],
  },
  {
    register: 'information-request',
    post: POST,
    before: 38,
    answers: { kind: 'subject-access', gist: '=Somebody who was in care asks for their own file' },
    steps: [],
  },
  {
    register: 'information-request',
    post: POST,
    before: 9,
    answers: { kind: 'inquiry', gist: '=A member asks how long an assessment takes', 'notice-by': '@-5' },
    steps: [],
  },
];
