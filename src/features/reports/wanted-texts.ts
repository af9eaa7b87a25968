import { type AssessedMeasure, exceptionsOf } from '../plans/index.ts';
import type { PaperFacts } from './paper-facts.ts';
import type { PaperTemplate, TemplateSection } from './template.ts';

/** A text that the paper needs, and the post that owes it (`null`: no post is named anywhere). */
export type WantedText = { readonly place: string; readonly post: string | null };

/** Where the achievements under a priority are written. */
export const achievementsPlace = (priority: string): string => `achievements/${priority}`;

/** Where the answer to one question of an exception report is written. */
export const exceptionPlace = (measure: string, question: string): string => `exception/${measure}/${question}`;

/** What stands written at a place; `null` where nobody has written anything. */
export const writtenAt = (facts: PaperFacts, place: string): string | null => {
  const text = facts.texts.get(place)?.text.trim() ?? '';
  return text === '' ? null : text;
};

const mostFrequent = (codes: readonly string[]): string | null => {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return (
    [...counts].reduce<[string, number] | null>(
      (most, each) => (most === null || each[1] > most[1] ? each : most),
      null,
    )?.[0] ?? null
  );
};

const ownerOf = ({ measure }: AssessedMeasure): string | null => measure.ownerPost;

/**
 * Who owes a text: the post it was given to; else the owner of the measure, or the owner of most measures under the priority;
 * else the author of the paper.
 */
const owedBy = (facts: PaperFacts, place: string, otherwise: string | null): WantedText => ({
  place,
  post: facts.texts.get(place)?.post ?? otherwise ?? facts.head.authorPost,
});

const wantedIn = (section: TemplateSection, facts: PaperFacts): WantedText[] => {
  switch (section.kind) {
    case 'achievements':
      return facts.priorities.map(({ code }) => {
        const owners = facts.assessment.measures
          .filter(({ priority }) => priority === code)
          .map(ownerOf)
          .filter((owner) => owner !== null);
        return owedBy(facts, achievementsPlace(code), mostFrequent(owners));
      });
    case 'financial-implications':
    case 'policy-implications':
    case 'risk':
    case 'impact-assessment':
      return [owedBy(facts, section.id, null)];
    case 'governance-assurance':
      return facts.head.consulted.length > 0 ? [] : [owedBy(facts, section.id, null)];
    case 'exceptions':
      return exceptionsOf(facts.assessment).flatMap((exception) =>
        (section.questions ?? []).map(({ id }) =>
          owedBy(facts, exceptionPlace(exception.measure.code, id), ownerOf(exception)),
        ),
      );
    default:
      return [];
  }
};

/** Every text that the paper needs, written or not, in the order of the paper. */
export const wantedTexts = (facts: PaperFacts, template: PaperTemplate): WantedText[] =>
  template.sections.flatMap((section) => wantedIn(section, facts));

/** The texts that nobody has written yet. */
export const awaitedTexts = (facts: PaperFacts, template: PaperTemplate): WantedText[] =>
  wantedTexts(facts, template).filter(({ place }) => writtenAt(facts, place) === null);
