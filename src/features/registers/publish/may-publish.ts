import { type Day, dayOf, formatDay, type Instant } from '../../../kernel/index.ts';
import { isAnswered, isOneOf } from '../entry/conditions.ts';
import type { Revision } from '../entry/entry.ts';
import type { Law } from '../entry/law.ts';
import { byLawNow } from '../entry/recount.ts';
import type { Publication } from '../type/publication.ts';
import { fieldOfType, type RegisterType, stateOfType } from '../type/register-type.ts';

/** An entry with what it is judged by: its type, the law, and every revision that was known, the first one first. */
export type ToPublish = { readonly type: RegisterType; readonly law: Law; readonly revisions: readonly Revision[] };

/** Whether an entry's words may be published: until the end of a day in Scotland, or not and why. */
export type MayPublish =
  | { readonly may: true; readonly until: Day }
  | { readonly may: false; readonly because: string };

const no = (because: string): MayPublish => ({ may: false, because });

const inScope = ({ scope, anything }: Publication, { fields }: Revision, asked: string): boolean =>
  isOneOf(fields[scope], [asked, anything]);

// Consent is nobody's stay: no other entry of a person moves its end.
const standsAt = ({ type, law, revisions }: ToPublish, at: Instant): Revision | undefined =>
  byLawNow(revisions, { type, law, stays: [] }, at).at(-1) ?? revisions.at(-1);

const judged = ({ type, revisions }: ToPublish, now: Revision | undefined, scope: string, at: Instant): MayPublish => {
  const { publication } = type;
  if (publication === undefined || now === undefined) return no('Nothing of this register is published');
  if (revisions.at(-1)?.kind === 'withdrawn') return no('The entry was withdrawn as made in error');
  const { consent, until, harmless } = publication;
  if (!publication.in.includes(now.state)) return no(stateOfType(type, now.state)?.label ?? now.state);
  const day = now.fields[until];
  if (!isAnswered(now.fields[consent])) return no('It is not said how consent was given');
  if (typeof day !== 'string') return no('It is not said until when consent was given');
  if (dayOf(at) > day) return no(`Consent ended on ${formatDay(day)}`);
  if (!isOneOf(now.fields[harmless.field], harmless.is)) return no('Somebody could know who it is');
  return inScope(publication, now, scope)
    ? { may: true, until: day }
    : no('Consent was given for something else than this');
};

/**
 * Whether the words of an entry may be published in a scope ("annual-report", a choice of the type's question) at an instant: the one place that judges it. Pure.
 * A consent holds to the end of its last day in Scotland, or as far as the law's clock lets it, whichever ends first, whether or not anybody has
 * written that down. What is withdrawn, refused, unknown or without an end may not be published, and neither may what could tell who somebody is.
 * That three years are the most is ours (CON-01); that nothing is published without consent is product A14.
 */
export const mayPublish = (entry: ToPublish, scope: string, at: Instant): MayPublish =>
  judged(entry, standsAt(entry, at), scope, at);

/** The scopes in which words can be published, by their codes and labels, in the order of the first type that has them. */
export const scopesOf = (types: Iterable<RegisterType>): ReadonlyMap<string, string> =>
  new Map(
    [...types].flatMap((type) => {
      const { publication } = type;
      const choices = publication === undefined ? [] : (fieldOfType(type, publication.scope)?.choices ?? []);
      return choices.flatMap(({ code, label }) => (code === publication?.anything ? [] : [[code, label] as const]));
    }),
  );

/** Where an entry's words were published and still stand. */
export type StillOut = { readonly where: string; readonly on: Day };

/** An entry's words, with who speaks, as long as they may be published in a scope; the words of any other are not given out. */
export type Told = {
  readonly reference: string;
  readonly register: string;
  readonly may: MayPublish;
  readonly words: string | null;
  readonly attribution: readonly string[];
  /** Where they stand though they may be published nowhere any more. */
  readonly stillOut: readonly StillOut[];
};

// What is to be taken down on a day to come still stands until then.
const outOf = (value: unknown, at: Instant): StillOut[] =>
  Array.isArray(value)
    ? value.flatMap((row: Readonly<Record<string, unknown>>) => {
        const { where, on, 'taken-down-on': down } = row;
        return typeof where === 'string' &&
          typeof on === 'string' &&
          (typeof down !== 'string' || down === '' || down > dayOf(at))
          ? [{ where, on }]
          : [];
      })
    : [];

/** What of an entry may be told in a scope at an instant; null where its register publishes nothing. The only way by which its words leave the register. */
export const tellOf = (entry: ToPublish, scope: string, at: Instant): Told | null => {
  const { type, revisions } = entry;
  const { publication } = type;
  const now = revisions.at(-1);
  if (publication === undefined || now === undefined) return null;
  // What the law made of it is worked out once, whatever it is asked for.
  const standing = standsAt(entry, at);
  const may = judged(entry, standing, scope, at);
  const nowhere = [...scopesOf([type]).keys()].every((each) => !judged(entry, standing, each, at).may);
  const words = now.fields[publication.words];
  const attribution = publication.attribution.flatMap((field) => {
    const label = fieldOfType(type, field)?.choices?.find(({ code }) => code === now.fields[field])?.label;
    return label === undefined ? [] : [label];
  });
  return {
    reference: now.reference,
    register: type.code,
    may,
    words: may.may && typeof words === 'string' ? words : null,
    attribution,
    stillOut: nowhere ? outOf(now.fields[publication.used], at) : [],
  };
};
