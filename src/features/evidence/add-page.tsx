import { kindsInWords } from '../../documents/readers/evidence/index.ts';
import { describeFault, type Fault } from '../../kernel/index.ts';
import { FORM_TOKEN } from '../../platform/http/index.ts';
import { Button, ErrorSummary, Form, RadioField, SelectField, TextField } from '../../ui/index.ts';
import { may } from '../access/index.ts';
import { type RetentionRule, sayRule, sayUnverified } from '../retention/index.ts';
import { type CouncilView, councilPage } from '../site/index.ts';
import { EVIDENCE } from './addresses.ts';
import { SUBJECTS } from './evidence.ts';
import type { NamedMeasure } from './named-measures.ts';
import type { EvidenceAnswers } from './new-evidence.ts';
import { ADD_RESTRICTED } from './policy.ts';

export type AddForm = {
  readonly answers: EvidenceAnswers;
  readonly faults: readonly Fault[];
  readonly rules: readonly RetentionRule[];
  /** What stands to choose from, in this order. */
  readonly measures: readonly NamedMeasure[];
  readonly formToken: string;
};

/** What stands in the form at first. */
export const NO_ANSWERS: EvidenceAnswers = {
  title: '',
  aboutKind: '',
  about: '',
  confidentiality: 'open',
  rule: '',
  from: '',
  supersedes: '',
};

const wordsOf = (fault: Fault): string => describeFault({ ...fault, place: {} });

const ruleChoices = (rules: readonly RetentionRule[]) => [
  { value: '', label: 'Choose' },
  ...rules.map((rule) => ({
    value: rule.code,
    label: `${rule.title}: ${sayRule(rule)}${sayUnverified(rule) === null ? '' : ' (to be confirmed)'}`,
  })),
];

const measureChoices = (measures: readonly NamedMeasure[]) => [
  { value: '', label: 'None' },
  ...measures.map(({ code, title }) => ({ value: code, label: title })),
];

const TAKEN = `Up to 25 MB: ${kindsInWords()}. Without macros.`;

/** The form that adds a file; with faults, what was typed and what is wrong with it. The file itself must be chosen again. */
export const addPage = (view: CouncilView, { answers, faults, rules, measures, formToken }: AddForm): string => {
  const { code } = view.council;
  const forMeasure = answers.aboutKind === 'measure';
  // Which one it is for is asked in two fields; what is wrong stands at the one that counts.
  const fieldOf = ({ place }: Fault): string =>
    place.column === 'about' && forMeasure ? 'measure' : (place.column ?? 'file');
  const errorOf = (name: string): { error?: string } => {
    const found = faults.find((fault) => fieldOf(fault) === name);
    return found === undefined ? {} : { error: wordsOf(found) };
  };
  const access = [
    { value: 'open', label: 'Everybody in the council who reads evidence' },
    ...(may(view.acting, ADD_RESTRICTED)
      ? [{ value: 'restricted', label: 'Restricted', hint: 'Opened with a reason, and each opening is recorded.' }]
      : []),
  ];
  return councilPage(view, {
    figures: false,
    title: 'Add a file',
    label: 'Evidence',
    part: 'evidence',
    crumbs: [{ words: 'Evidence', href: EVIDENCE.list(code) }],
    before: <ErrorSummary errors={faults.map((fault) => ({ field: fieldOf(fault), message: wordsOf(fault) }))} />,
    hasErrors: faults.length > 0,
    main: (
      <Form action={EVIDENCE.add(code)} upload hidden={{ [FORM_TOKEN]: formToken }}>
        <TextField
          name="file"
          label="File"
          kind="file"
          hint={faults.length === 0 ? TAKEN : `Choose the file again: a form that comes back has lost it. ${TAKEN}`}
          {...errorOf('file')}
        />
        <TextField
          name="title"
          label="What is it?"
          value={answers.title}
          hint="As a member of a committee would call it."
          {...errorOf('title')}
        />
        <SelectField
          name="aboutKind"
          label="What is it evidence for?"
          value={answers.aboutKind}
          choices={[
            { value: '', label: 'Choose' },
            ...Object.entries(SUBJECTS).map(([value, label]) => ({ value, label })),
          ]}
          {...errorOf('aboutKind')}
        />
        <SelectField
          name="measure"
          label="Which measure?"
          value={forMeasure ? answers.about : ''}
          choices={measureChoices(measures)}
          hint="Where it is evidence for a measure. Those of your own post stand first."
          {...errorOf('measure')}
        />
        <TextField
          name="about"
          label="Which one?"
          value={forMeasure ? '' : answers.about}
          hint="For anything but a measure: its code, or a few words."
          {...errorOf('about')}
        />
        <RadioField
          name="confidentiality"
          label="Who may see it?"
          choices={access}
          value={answers.confidentiality}
          {...errorOf('confidentiality')}
        />
        <SelectField
          name="rule"
          label="How long is it kept?"
          value={answers.rule}
          choices={ruleChoices(rules)}
          {...errorOf('rule')}
        />
        <TextField
          name="from"
          label="From which day does that count?"
          kind="date"
          value={answers.from}
          hint="Leave it empty where it counts from today."
          {...errorOf('from')}
        />
        <TextField
          name="supersedes"
          label="Does it take the place of another file?"
          value={answers.supersedes}
          characters={20}
          hint="The code of that file, like E-2026-0001; else leave it empty."
          {...errorOf('supersedes')}
        />
        <Button words="Add the file" />
      </Form>
    ),
  });
};
