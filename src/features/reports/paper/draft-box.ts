import type { Block, Inline } from '../../../documents/model.ts';
import { postTitle } from '../../people/index.ts';
import { findingsOf, provisionalOf } from '../findings.ts';
import type { PaperFacts } from '../paper-facts.ts';
import { awaitedTexts, type WantedText } from '../wanted-texts.ts';
import type { PaperContext } from './context.ts';
import { counted, strong, text } from './pieces.ts';

/** "Draft: 12 texts awaited"; `null` where every text is written. */
export const draftTitle = (awaited: readonly WantedText[]): string | null =>
  awaited.length === 0 ? null : `Draft: ${counted(awaited.length, 'text')} awaited`;

const perPost = (awaited: readonly WantedText[], { posts }: PaperFacts): Inline[][] => {
  const counts = new Map<string, number>();
  for (const { post } of awaited) {
    const from = post === null ? 'No post is named' : postTitle(posts, post);
    counts.set(from, (counts.get(from) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1))
    .map(([from, count]) => [text(`${from}: ${count}`)]);
};

/** The boxes on the first page: where the data come from, what is still awaited and from whom, what disagrees, what may change. */
export const draftBoxes = ({ facts, template }: PaperContext): Block[] => {
  const awaited = awaitedTexts(facts, template);
  const draft = draftTitle(awaited);
  const findings = findingsOf(facts.assessment);
  const provisional = provisionalOf(facts.assessment);
  return [
    ...facts.notices.map(
      (notice): Block => ({
        kind: 'notice',
        title: 'Where these figures come from',
        content: [[strong(notice.text)]],
        tone: 'caution',
      }),
    ),
    ...(draft === null
      ? []
      : [{ kind: 'notice', title: draft, content: perPost(awaited, facts), tone: 'caution' } satisfies Block]),
    ...(findings.length === 0
      ? []
      : [
          {
            kind: 'notice',
            title: `Sources that disagree: ${counted(findings.length, 'figure')}`,
            content: findings.map((finding) => [text(finding.text)]),
            tone: 'caution',
          } satisfies Block,
        ]),
    ...(provisional.length === 0
      ? []
      : [
          {
            kind: 'notice',
            title: `Provisional: ${counted(provisional.length, 'figure')}`,
            content: [
              [text(`These figures may still change: ${provisional.map(({ measure }) => measure.title).join('; ')}.`)],
            ],
            tone: 'neutral',
          } satisfies Block,
        ]),
  ];
};
