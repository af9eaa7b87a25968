import type { Answers, Story, StoryStep } from './story.ts';

const POST = 'CGL';

type Short = {
  readonly before: number;
  readonly service: 'children' | 'hscp' | 'justice' | 'other';
  readonly themes: readonly string[];
  readonly gist: string;
  /** When stage 1 was answered, and what was found. */
  readonly answered?: readonly [before: number, outcome: string];
  readonly closed?: number;
  readonly below?: boolean;
  readonly improvement?: Answers;
  readonly more?: readonly StoryStep[];
};

const complaint = (short: Short): Story => {
  const { before, service, themes, gist, answered, closed, below = false, improvement, more = [] } = short;
  const improvements = improvement === undefined ? {} : { improvements: [improvement] };
  return {
    register: 'complaint',
    post: POST,
    before,
    answers: { 'service-group': service, themes, gist: `=${gist}` },
    steps: [
      ...(answered === undefined
        ? []
        : [{ before: answered[0], move: 'answer-stage-1', answers: { outcome: answered[1] } }]),
      ...more,
      ...(closed === undefined
        ? []
        : [
            {
              before: closed,
              move: 'close-stage-1',
              answers: {
                'below-standard': below,
                ...(below ? { standard: 'Code of practice for social service workers, part 2 (invented case)' } : {}),
                ...improvements,
              },
            },
          ]),
    ],
  };
};

/** Complaints of a year: at each stage, some answered late, some with what was improved, and some that wait for an answer now. */
export const COMPLAINTS: readonly Story[] = [
  complaint({
    before: 352,
    service: 'children',
    themes: ['delay', 'communication'],
    gist: 'Nobody called back for three weeks after the first visit',
    answered: [347, 'upheld'],
    closed: 345,
    improvement: {
      what: '=Calls are noted on one list that the duty team clears each evening',
      post: 'SM-EH',
      'planned-by': '@300',
      'done-on': '@310',
    },
  }),
  complaint({
    before: 318,
    service: 'hscp',
    themes: ['service'],
    gist: 'Home care came at other times than agreed',
    answered: [313, 'partially-upheld'],
    closed: 311,
  }),
  complaint({
    before: 281,
    service: 'justice',
    themes: ['staff'],
    gist: 'Spoken to sharply at the front desk',
    answered: [276, 'not-upheld'],
    closed: 275,
  }),
  complaint({
    before: 247,
    service: 'children',
    themes: ['decision'],
    gist: 'The reasons for moving a review were not given',
    answered: [230, 'upheld'],
    closed: 228,
    below: true,
    improvement: {
      what: '=Every letter that moves a review gives the reason and the new day',
      post: 'SM-LAC',
      'planned-by': '@180',
      'done-on': '@175',
    },
  }),
  complaint({
    before: 204,
    service: 'hscp',
    themes: ['charges'],
    gist: 'Charged for a week in hospital',
    answered: [200, 'resolved'],
    closed: 199,
  }),
  complaint({
    before: 173,
    service: 'other',
    themes: ['communication'],
    gist: 'The letter could not be read with a screen reader',
    answered: [168, 'upheld'],
    closed: 165,
    improvement: {
      what: '=Letters are sent as pages that a screen reader can read',
      post: 'PQM',
      'planned-by': '@60',
    },
  }),
  {
    register: 'complaint',
    post: POST,
    before: 152,
    answers: {
      'service-group': 'hscp',
      themes: ['decision', 'service'],
      gist: '=The assessment left out what the carer does at night',
    },
    steps: [
      { before: 147, move: 'answer-stage-1', answers: { outcome: 'not-upheld' } },
      { before: 139, note: 'stage-2-requested' },
      { before: 138, move: 'accept-at-stage-2' },
      { before: 136, move: 'acknowledge' },
      { before: 112, move: 'answer-stage-2', answers: { outcome: 'partially-upheld', 'signed-off-by': 'HOS-AD' } },
      {
        before: 108,
        move: 'close',
        answers: {
          'below-standard': false,
          improvements: [
            { what: '=The form asks what is done at night', post: 'HOS-AD', 'planned-by': '@70', 'done-on': '@75' },
          ],
        },
      },
      { before: 64, move: 'go-to-ombudsman' },
      {
        before: 12,
        move: 'note-ombudsman',
        answers: {
          'ombudsman-outcome': 'partially-upheld',
          recommendations: [{ what: '=Assess again within a month', by: '@-18' }],
        },
      },
    ],
  },
  complaint({
    before: 121,
    service: 'children',
    themes: ['staff', 'communication'],
    gist: 'The worker changed three times in half a year',
    answered: [107, 'upheld'],
    closed: 105,
    below: true,
  }),
  complaint({
    before: 96,
    service: 'justice',
    themes: ['delay'],
    gist: 'Unpaid work was put off twice',
    more: [
      { before: 93, note: 'stage-1-extension-agreed' },
      { before: 84, move: 'answer-stage-1', answers: { outcome: 'upheld' } },
    ],
    closed: 82,
  }),
  complaint({
    before: 71,
    service: 'hscp',
    themes: ['other'],
    gist: 'The building has no ramp at the side door',
    more: [
      {
        before: 69,
        move: 'withdraw-complaint',
        answers: { 'withdrawn-why': 'The ramp was put in (invented)' },
      },
    ],
  }),
  {
    register: 'complaint',
    post: POST,
    before: 47,
    answers: {
      'service-group': 'children',
      themes: ['decision'],
      gist: '=Contact was cut down without a meeting',
    },
    steps: [
      { before: 42, move: 'answer-stage-1', answers: { outcome: 'not-upheld' } },
      { before: 33, note: 'stage-2-requested' },
      { before: 32, move: 'accept-at-stage-2' },
      { before: 30, move: 'acknowledge' },
    ],
  },
  {
    register: 'complaint',
    post: POST,
    before: 24,
    answers: {
      'service-group': 'hscp',
      themes: ['delay', 'service'],
      gist: '=Equipment was promised for the spring and has not come',
    },
    steps: [{ before: 2, move: 'go-to-stage-2' }],
  },
  complaint({
    before: 16,
    service: 'hscp',
    themes: ['communication'],
    gist: 'The day of a visit was changed without a word',
  }),
  complaint({
    before: 3,
    service: 'children',
    themes: ['service'],
    gist: 'The group for young carers was moved to a school day',
  }),
  complaint({ before: 1, service: 'justice', themes: ['staff'], gist: 'Kept waiting for an hour without a reason' }),
];
