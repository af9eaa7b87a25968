import type { Obligation } from '../obligations/index.ts';
import { cswoPosts, headOf, type RecipientFacts, toldOf, toldOfOwed, type Untold } from './recipients.ts';
import { type Matter, type Stage, stageFor, stagesUp } from './stage.ts';

/** One thing to be said to one person. `post`: the one as whose holder, or in whose place, they are told. */
export type Notice = {
  readonly person: string;
  readonly obligation: Obligation;
  readonly stage: Stage;
  readonly post: string;
  /** Further up, whom it is told to as well. */
  readonly up: readonly Matter[];
};

/** Something owed of which nobody can be told by mail, and why. */
export type UntoldMatter = { readonly obligation: Obligation; readonly why: Untold };

type Notices = { readonly notices: readonly Notice[]; readonly untold: readonly UntoldMatter[] };

// That something restricted is owed is known to whoever owes it alone: the posts above need no clearance for it, so nothing of it goes to them.
const upwards = (facts: RecipientFacts, obligation: Obligation): { stage: Stage; post: string }[] =>
  obligation.confidentiality === 'restricted'
    ? []
    : stagesUp(obligation, facts.now).flatMap((stage) => {
        if (stage.matter === 'cswo') return cswoPosts(facts).map((post) => ({ stage, post }));
        const head = headOf(facts, obligation.ownerPost);
        return head === null ? [] : [{ stage, post: head }];
      });

/**
 * Everything that there is to be said about what is owed, to whom: to each person at most once of each thing, and in the capacity that comes first:
 * as whoever owes it, as the head of the service, as the Chief Social Work Officer. Of what is restricted, to whoever owes it alone.
 */
export const noticesOf = (facts: RecipientFacts, owed: readonly Obligation[]): Notices => {
  const notices: Notice[] = [];
  const untold: UntoldMatter[] = [];
  for (const obligation of owed) {
    const stage = stageFor(obligation, facts.now);
    if (stage === null) continue;
    const above = upwards(facts, obligation).map((each) => ({
      ...each,
      persons: toldOf(facts, each.post, 'decisions', each.stage.matter).persons,
    }));
    const up = above.filter(({ persons }) => persons.length > 0).map((each) => each.stage.matter);
    const told = toldOfOwed(facts, obligation, stage.matter);
    if (told.why !== null) untold.push({ obligation, why: told.why });
    notices.push(...told.persons.map((person) => ({ person, obligation, stage, post: told.post, up })));
    const had = new Set(told.persons);
    for (const { stage: higher, post, persons } of above) {
      for (const person of persons.filter((each) => !had.has(each))) {
        had.add(person);
        notices.push({ person, obligation, stage: higher, post, up: [] });
      }
    }
  }
  return { notices, untold };
};
