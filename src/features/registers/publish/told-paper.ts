import type { Block, PaperDocument } from '../../../documents/index.ts';
import { formatDay, formatInstant, type Instant } from '../../../kernel/index.ts';
import type { RegisterType } from '../type/register-type.ts';
import type { Told } from './may-publish.ts';

/** What the paper is made of. `scope`: in which papers it may be used, as the register calls it. */
export type ToldGiven = {
  readonly council: string;
  readonly notices: readonly string[];
  readonly scope: string;
  readonly types: readonly RegisterType[];
  readonly told: readonly Told[];
  readonly now: Instant;
};

const paragraph = (text: string, emphasis = false): Block => ({
  kind: 'paragraph',
  content: [{ kind: 'text', text, ...(emphasis ? { emphasis } : {}) }],
});

const quoted = ({ words, attribution, reference }: Told): Block[] =>
  words === null
    ? []
    : [
        ...words.split(/\n+/).map((each) => paragraph(each, true)),
        paragraph(`${attribution.join(', ')} (${reference})`),
      ];

/** What must be known of a paper with people's words: when it was judged, and when the first consent in it ends. */
export const standingOf = ({ told, now }: Pick<ToldGiven, 'told' | 'now'>): string => {
  const ends = told.flatMap(({ may }) => (may.may ? [may.until] : [])).sort();
  const first = ends[0] === undefined ? '' : ` The first consent in it ends with ${formatDay(ends[0])}.`;
  return `Consent as it stood at ${formatInstant(now)}: take it anew before you publish.${first}`;
};

/** What people told the council, as far as it may be published in a scope, as a section to put into a paper. The same facts give the same paper. */
export const toldPaper = (given: ToldGiven): PaperDocument => {
  const { council, notices, scope, types, told, now } = given;
  const banner = notices.join(' · ');
  return {
    title: 'What people told us',
    subtitle: `For: ${scope}`,
    subject: `What people told us, for: ${scope}`,
    organisation: council,
    author: council,
    language: 'en-GB',
    ...(banner === '' ? {} : { banner }),
    footer: `Consent as it stood at ${formatInstant(now)}`,
    instant: now,
    blocks: [
      ...types.flatMap((type): Block[] => {
        const own = told.filter(({ register, may }) => register === type.code && may.may);
        return own.length === 0 ? [] : [{ kind: 'heading', level: 1, text: type.many }, ...own.flatMap(quoted)];
      }),
      {
        kind: 'notice',
        title: 'Before you publish',
        tone: 'caution',
        content: [[{ kind: 'text', text: standingOf(given) }]],
      },
    ],
  };
};
