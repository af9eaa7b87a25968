import type { Finding } from '../assurance/index.ts';
import { postTitle } from '../people/index.ts';
import { count } from '../site/index.ts';
import { answered } from './count-year.ts';
import type { MechanismYear, StatementFacts } from './facts.ts';

/** The mechanisms that make things due, each once. */
const sourcesOf = ({ functions }: Pick<StatementFacts, 'functions'>): MechanismYear[] => [
  ...new Map(
    functions
      .flatMap(({ mechanisms }) => mechanisms)
      .filter(({ mechanism, source }) => mechanism.code === source.code)
      .map((each) => [each.source.code, each]),
  ).values(),
];

const titles = (all: readonly MechanismYear[]): string => all.map(({ source }) => source.title).join('; ');

const sayFindings = (findings: readonly Finding[]): string => {
  const found = [...new Set(findings.map(({ rule }) => rule.title))];
  return `What is to be done about ${count(findings.length, 'serious finding')} on the framework: ${found.join('; ')}.`;
};

/**
 * What somebody must decide: mechanisms that nobody leads on, those from which nothing came in, the concerns that are open, and what the rules on the
 * framework find to be serious.
 */
export const toSettle = (facts: StatementFacts): string[] => {
  const lasting = sourcesOf(facts).filter(({ gone }) => !gone);
  const unled = lasting.filter(({ leads }) => leads.length === 0);
  const silent = lasting.filter((each) => each.count.due > 0 && answered(each.count) + each.count.early === 0);
  const open = facts.concerns.filter(({ concern }) => concern.state === 'open').map(({ concern }) => concern.code);
  return [
    ...(unled.length === 0 ? [] : [`Who leads on ${count(unled.length, 'mechanism')}: ${titles(unled)}.`]),
    ...(silent.length === 0
      ? []
      : [
          `Whether and by whom ${count(silent.length, 'mechanism')} can be answered, from which nothing came in: ${titles(silent)}.`,
        ]),
    ...(open.length === 0 ? [] : [`What is to come of ${count(open.length, 'open concern')}: ${open.join(', ')}.`]),
    ...(facts.findings.length === 0 ? [] : [sayFindings(facts.findings)]),
  ];
};

/** A place in the framework by its title. */
export const placeOf = ({ kind, code }: Finding['place'], { functions, posts }: StatementFacts): string => {
  if (kind === 'post') return postTitle(posts, code);
  const found = functions.find((each) => each.function.code === code);
  if (kind === 'function') return found === undefined ? code : `${code} ${found.function.title}`;
  const mechanism = functions.flatMap(({ mechanisms }) => mechanisms).find((each) => each.mechanism.code === code);
  return mechanism?.mechanism.title ?? code;
};
