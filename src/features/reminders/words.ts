import { formatDay, type Instant } from '../../kernel/index.ts';
import { subjectLine } from '../../platform/mail/index.ts';
import { formOf, OWED } from '../calendar/index.ts';
import { count } from '../site/index.ts';
import type { Notice } from './notices.ts';
import {
  CSWO_AFTER_DAYS,
  daysLate,
  HEAD_AFTER_DAYS,
  LATE_EVERY_DAYS,
  type Matter,
  SOON_WORKING_DAYS,
} from './stage.ts';

/** Where the mail leads, and what it calls things. */
export type MailWords = {
  readonly council: string;
  readonly councilName: string;
  readonly publicAddress: string;
  readonly postTitle: (post: string) => string;
  readonly now: Instant;
};

/** So many of each kind are named; the rest are counted. A mail that nobody reads to its end reminds of nothing. */
export const MOST_NAMED = 12;

// The order of importance to the reader.
const HEADINGS: readonly (readonly [Matter, string])[] = [
  ['at-once', 'TO BE DONE AT ONCE'],
  ['late', 'LATE'],
  ['soon', 'DUE SOON'],
  ['new', 'NEW'],
  ['head', 'LATE IN THE SERVICE THAT YOU HEAD'],
  ['cswo', 'LATE FOR FOUR WEEKS OR MORE'],
];

const SUBJECTS: Readonly<Record<Matter, string>> = {
  'at-once': 'at once',
  late: 'late',
  soon: 'due soon',
  new: 'new',
  head: 'late with others',
  cswo: 'late with others',
};

/** "Remit, Dundee City Council: 2 late, 1 new". Never a title: a subject is read over shoulders. */
export const subjectOf = (notices: readonly Notice[], { councilName }: MailWords): string => {
  const counts = new Map<string, number>();
  for (const [matter] of HEADINGS) {
    const number = notices.filter(({ stage }) => stage.matter === matter).length;
    if (number > 0) counts.set(SUBJECTS[matter], (counts.get(SUBJECTS[matter]) ?? 0) + number);
  }
  return subjectLine(`Remit, ${councilName}: ${[...counts].map(([words, number]) => `${number} ${words}`).join(', ')}`);
};

const sayDue = ({ obligation, stage }: Notice, now: Instant): string => {
  const due = formatDay(obligation.dueOn);
  if (stage.matter === 'at-once') return `To be done at once, since ${due}: the law gives no number of hours or days.`;
  if (stage.matter === 'soon' || stage.matter === 'new') return `Due by ${due}.`;
  const late = daysLate(obligation, now);
  return `Was due by ${due}: ${count(late, 'day')} late.`;
};

const sayToldUp = ({ up }: Notice): string => {
  const head = up.includes('head') ? ['the head of the service'] : [];
  const told = [...head, ...(up.includes('cswo') ? ['the Chief Social Work Officer'] : [])];
  return told.length === 0 ? '' : ` Told as well: ${told.join(' and ')}.`;
};

const entryOf = (notice: Notice, words: MailWords, naming: boolean): string => {
  const { obligation, stage, post } = notice;
  const { council, publicAddress, postTitle, now } = words;
  const secret = obligation.confidentiality === 'restricted';
  const title = subjectLine(secret ? `${obligation.title}: sign in to see it` : obligation.title);
  const others = stage.matter === 'head' || stage.matter === 'cswo';
  const owner = obligation.ownerPost === '' ? 'nobody' : subjectLine(postTitle(obligation.ownerPost));
  const whose = others ? ` Owed by: ${owner}.` : naming ? ` For the post: ${subjectLine(postTitle(post))}.` : '';
  const link = others || secret ? OWED.one(council, obligation.code) : formOf(council, obligation);
  return `- ${title}\n  ${sayDue(notice, now)}${whose}${sayToldUp(notice)}\n  ${publicAddress}${link}`;
};

const byDay = (one: Notice, other: Notice): number =>
  one.obligation.dueOn < other.obligation.dueOn ? -1 : one.obligation.dueOn > other.obligation.dueOn ? 1 : 0;

/**
 * The text of one mail: what there is to say to one person of one council, late first. Its links carry no authority: whoever opens one signs in first.
 */
export const letterText = (notices: readonly Notice[], words: MailWords): string => {
  const { council, councilName, publicAddress, postTitle } = words;
  const own = new Set(notices.filter(({ stage }) => !['head', 'cswo'].includes(stage.matter)).map(({ post }) => post));
  const [only] = own;
  const parts = HEADINGS.flatMap(([matter, heading]) => {
    const found = notices.filter(({ stage }) => stage.matter === matter).sort(byDay);
    if (found.length === 0) return [];
    const named = found.slice(0, MOST_NAMED).map((each) => entryOf(each, words, own.size > 1));
    const rest = found.length - named.length;
    return [[heading, ...named, ...(rest === 0 ? [] : [`- and ${rest} more, in the list below`])].join('\n')];
  });
  const opening =
    own.size === 1 && only !== undefined
      ? `What this post owes to ${councilName}: ${subjectLine(postTitle(only))}`
      : `What is owed to ${councilName}`;
  return [
    opening,
    ...parts,
    `The whole list: ${publicAddress}${OWED.list(council)}`,
    [
      'This mail was made by a machine, and nobody reads answers to it. It comes when something is asked of a post,',
      `${SOON_WORKING_DAYS} working days before it is due, and every ${LATE_EVERY_DAYS} days once it is late or owed at once; not about what has been answered.`,
      `What is ${HEAD_AFTER_DAYS} days late is told to the head of the service as well, and what is ${CSWO_AFTER_DAYS} days late to the Chief`,
      "Social Work Officer; what is restricted is told to nobody else. These numbers of days are Remit's own rules and no law.",
      `To get fewer mails or none: ${publicAddress}${OWED.calendar(council)}`,
    ].join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
};
