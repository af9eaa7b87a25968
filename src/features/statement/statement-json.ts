import { dayOf } from '../../kernel/index.ts';
import type { Opinion } from '../assurance/index.ts';
import { postTitle } from '../people/index.ts';
import { answered, type YearCount } from './count-year.ts';
import type { FunctionYear, MechanismYear, StatementFacts, YearConcern } from './facts.ts';
import { gapsIn, sayReason } from './say.ts';
import { stoppedAt } from './span-of-year.ts';
import { toSettle } from './to-settle.ts';

const countJson = (count: YearCount) => ({ ...count, answered: answered(count) });

const mechanismJson = (each: MechanismYear) => ({
  code: each.mechanism.code,
  title: each.mechanism.title,
  kind: each.source.kind,
  sameAs: each.mechanism.sameAs,
  alsoUnder: each.alsoUnder,
  gone: each.gone,
  leads: each.leads,
  frequency: each.schedule?.frequency ?? null,
  frequencyAsWritten: each.schedule?.asWritten ?? null,
  ...countJson(each.count),
  newest: each.newest,
  waivedWhy: each.waived,
});

const opinionJson = (opinion: Opinion) => {
  const { overruled } = opinion;
  return {
    opinion: opinion.level,
    workedOut: opinion.worked,
    reason: sayReason(opinion),
    overruled:
      overruled === null
        ? null
        : {
            level: overruled.level,
            on: dayOf(overruled.given.knownAt),
            post: overruled.given.post,
            reason: overruled.given.reason,
            old: overruled.old,
          },
  };
};

const functionJson = (each: FunctionYear) => {
  const { opinion, changedTo } = each;
  return {
    code: each.function.code,
    title: each.function.title,
    statutoryBasis: each.function.statutoryBasis,
    verified: each.function.verified,
    ...opinionJson(opinion),
    changedTo: changedTo === null ? null : opinionJson(changedTo),
    yearBefore: each.before,
    quarters: each.quarters.map(({ day, level, toCome }) => ({ day, level, toCome })),
    ...countJson(each.count),
    gaps: gapsIn(each),
    concerns: each.concerns.map(({ concern }) => concern.code),
    mechanisms: each.mechanisms.map(mechanismJson),
  };
};

const concernJson = ({ concern, functions, closedOn }: YearConcern) => ({
  code: concern.code,
  mechanism: concern.mechanism,
  functions,
  severity: concern.severity,
  raisedBy: concern.raisedBy,
  raisedOn: concern.raisedOn,
  state: concern.state,
  closedOn,
  outcome: concern.outcome,
});

/**
 * The statement for programs. Levels are `substantial`, `reasonable`, `limited`, `none` or `not-known`, and null where there was no framework. `changedTo`:
 * what stands as at the statement where that is another opinion than at the end of the year, whole; else null. Of what was due, `inTime`, `late` and `never` make up `due`; `answered` is the first two; `early` came in and is not due yet, `toCome` neither. `total` has each mechanism that makes things due once.
 */
export const statementJson = (facts: StatementFacts) => ({
  council: facts.council.code,
  councilName: facts.council.name,
  year: facts.year.code,
  asAt: facts.asAt,
  soFar: facts.reach.soFar,
  opinionsOf: facts.reach.day,
  total: countJson(facts.total),
  functions: facts.functions.map(functionJson),
  concerns: facts.concerns.map(concernJson),
  risks: facts.risks,
  delegations: facts.delegations.map((each) => ({
    code: each.code,
    kinds: each.kinds,
    from: each.from,
    until: stoppedAt(each),
    coversPost: each.coversPost,
    coversPostTitle: postTitle(facts.posts, each.coversPost),
    deputePost: each.deputePost,
    deputePostTitle: postTitle(facts.posts, each.deputePost),
  })),
  meetings: facts.meetings,
  changes: facts.changes,
  toSettle: toSettle(facts),
  findings: facts.findings.map(({ rule, place }) => ({ rule: rule.code, title: rule.title, place })),
  notices: facts.notices.map(({ pack, text, invented }) => ({ pack, text, invented })),
  packs: facts.packs.map(({ pack, version }) => ({ pack, version })),
});
