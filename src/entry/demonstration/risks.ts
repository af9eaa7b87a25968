import { continueEscalation, openEscalation, type StepDraft } from '../../features/escalations/index.ts';
import { type Day, daysAfter } from '../../kernel/index.ts';
import { done, type Extra } from './play.ts';
import { invented } from './words.ts';

type Told = {
  readonly kind: string;
  /** So many days before the last day. */
  readonly before: number;
  readonly words: string;
  readonly whom?: string;
  readonly how?: string;
  /** For an answer: the number of the step that it answers. */
  readonly refersTo?: string;
};

type Story = {
  readonly grade: string;
  readonly risk: string;
  readonly since: number;
  readonly reported: number;
  readonly steps: readonly Told[];
};

// One that is over, and one of which members have not been told yet.
const STORIES: readonly Story[] = [
  {
    grade: 'serious',
    risk: 'The only children’s house with a free place cannot take anybody for six weeks, because its night staff have left',
    since: 214,
    reported: 212,
    steps: [
      {
        kind: 'told',
        before: 212,
        whom: 'chief-executive',
        how: 'telephone',
        words: 'There is no place for a child in an emergency',
      },
      {
        kind: 'told',
        before: 210,
        whom: 'chief-officer',
        how: 'e-mail',
        words: 'There is no place for a child in an emergency; a neighbour is asked',
      },
      {
        kind: 'response',
        before: 208,
        refersTo: '1',
        words: 'Agency staff may be engaged at once, and the cost is met from the reserve',
      },
      {
        kind: 'told',
        before: 201,
        whom: 'members',
        how: 'meeting',
        words: 'What happened, what it cost, and from which day the house is open again',
      },
      {
        kind: 'told',
        before: 199,
        whom: 'ijb',
        how: 'letter',
        words: 'What happened, and from which day the house is open again',
      },
      {
        kind: 'follow-up',
        before: 170,
        words: 'Four night staff were appointed; the house took its first child again',
      },
      { kind: 'closed', before: 150, words: 'The house has been full and quiet for three weeks' },
    ],
  },
  {
    grade: 'significant',
    risk: 'Two of five mental health officers leave within a month, and guardianship reports will be late',
    since: 41,
    reported: 34,
    steps: [
      {
        kind: 'told',
        before: 34,
        whom: 'chief-executive',
        how: 'meeting',
        words: 'From next month reports to the sheriff will be late; nobody can be engaged in time',
      },
      {
        kind: 'told',
        before: 32,
        whom: 'chief-officer',
        how: 'e-mail',
        words: 'From next month reports to the sheriff will be late',
      },
      {
        kind: 'response',
        before: 23,
        refersTo: '1',
        words: 'The posts may be advertised at once; a neighbouring council was asked for help',
      },
      {
        kind: 'follow-up',
        before: 9,
        words: 'One officer of a neighbouring council works two days a week for us until the spring',
      },
    ],
  },
];

const draftOf = ({ kind, whom = '', how = '', words, refersTo = '' }: Told, day: Day): StepDraft => ({
  kind,
  day: kind === 'closed' ? '' : day,
  time: kind === 'told' ? '09:30' : '',
  whom,
  whomElse: '',
  how,
  words: invented(words),
  refersTo,
  takesBack: false,
});

/** Risks that the officer reported upwards, counted back from the last day, each step written down on the day on which it happened. */
export const risksBefore = (officer: string, to: Day): Extra[] =>
  STORIES.flatMap(({ grade, risk, since, reported, steps }) => {
    let code = '';
    const report: Extra = {
      at: `${daysAfter(to, -reported)}T08:45:00.000Z`,
      work: async (office) => {
        code = done(
          'report a risk',
          await openEscalation(office(officer), {
            grade,
            risk: invented(risk),
            since: daysAfter(to, -since),
            legalBasis: '',
            confidentiality: 'open',
          }),
        );
      },
    };
    const further = steps.map((step): Extra => {
      const day = daysAfter(to, -step.before);
      return {
        at: `${day}T11:15:00.000Z`,
        work: async (office) => {
          done('continue a risk', await continueEscalation(office(officer), code, draftOf(step, day)));
        },
      };
    });
    return [report, ...further];
  });
