import type { ComponentChildren, JSX } from 'preact';

import { formatInstant } from '../../kernel/index.ts';
import { KeyFacts, Link } from '../../ui/index.ts';
import { EVIDENCE } from '../evidence/index.ts';
import { postTitle } from '../people/index.ts';
import { ADDRESS } from '../site/index.ts';
import { type Answer, type EvidenceLink, isShown, STANDARDS } from './answer.ts';
import type { Review } from './read-model.ts';
import type { AnswersView } from './view.ts';

/** What a reviewer did with an answer, after their post. */
export const VERDICTS: Readonly<Record<Review['verdict'], string>> = {
  accepted: 'accepted it',
  returned: 'asked back',
  concern: 'raised a concern',
};

/** Text as it was typed, its paragraphs kept. */
export const Paragraphs = ({ text }: { readonly text: string }): JSX.Element => (
  <>
    {text
      .split(/\n+/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line, index) => (
        <p key={`${index}-${line.slice(0, 20)}`}>{line}</p>
      ))}
  </>
);

/** What is named as evidence, as a link where it can be opened; what cannot be says so. */
export const EvidenceName = ({
  council,
  link,
}: {
  readonly council: string;
  readonly link: EvidenceLink;
}): JSX.Element => {
  const { kind, reference } = link;
  if (kind === 'file') return <Link href={EVIDENCE.file(council, reference)}>File {reference}</Link>;
  if (kind === 'measure') return <Link href={ADDRESS.measure(council, reference)}>Measure {reference}</Link>;
  if (kind === 'address') return <Link href={reference}>{reference}</Link>;
  return <span>{isShown(link) ? reference : `${reference} (named, not shown)`}</span>;
};

const standardWords = (codes: readonly string[]): string =>
  codes.map((code) => (Object.hasOwn(STANDARDS, code) ? STANDARDS[code as keyof typeof STANDARDS] : code)).join('; ');

/** Who answered, from which post and when. */
const sayAnswered = ({ posts }: Pick<AnswersView, 'posts'>, { by, knownAt }: Answer): string =>
  `${by.post === null ? by.capacity : postTitle(posts, by.post)}, ${formatInstant(knownAt)}`;

/** An answer as it was given. */
export const AnswerWords = ({
  given,
  answer,
}: {
  readonly given: AnswersView;
  readonly answer: Answer;
}): JSX.Element => {
  const { done, tells, nothingArose, concern, evidence, standards } = answer;
  const facts: { term: string; value: ComponentChildren }[] = [
    { term: 'Answered by', value: sayAnswered(given, answer) },
    { term: 'What was done', value: nothingArose ? 'Nothing arose in this period' : <Paragraphs text={done} /> },
    ...(tells === '' ? [] : [{ term: 'What it tells us', value: <Paragraphs text={tells} /> }]),
    {
      term: 'Evidence',
      value:
        evidence.length === 0 ? (
          'None named'
        ) : (
          <ul>
            {evidence.map((link) => (
              <li key={`${link.kind} ${link.reference}`}>
                <EvidenceName council={given.council} link={link} />
              </li>
            ))}
          </ul>
        ),
    },
    { term: 'Of concern', value: concern === null ? 'Nothing' : <Paragraphs text={concern} /> },
    ...(standards.length === 0 ? [] : [{ term: 'Standards it speaks to', value: standardWords(standards) }]),
  ];
  return <KeyFacts facts={facts} />;
};
