import type { ClockRule } from '../../../clocks/index.ts';
import type { Move, Need, RegisterType } from './register-type.ts';

type Rules = readonly Pick<ClockRule, 'id' | 'version' | 'citation'>[];

// What the numbers of the papers stand for.
const PAPERS: Readonly<Record<string, string>> = {
  '000': "Dundee's annual report of the Chief Social Work Officer 2019/20",
  '001': "Dundee's governance framework of the Chief Social Work Officer",
  '002': "Our Promise, Dundee's update of 2025",
  '003': "Dumfries and Galloway's six-month assessment of 2022",
  '004': "Dundee's service plan for children and families 2021-24",
};

const REMIT = 'Remit';
const PAPER = /^(00[0-4]):[\d, -]+/;
const RULE = /\b([A-Z]{2,5}-\d{2}[a-z]?(?:\.\d)?)(?: to ([A-Z]{2,5})-(\d{2}))?/g;

const citationOf = (id: string, rules: Rules): string | null => {
  const versions = rules.filter((rule) => rule.id === id).toSorted((a, b) => b.version - a.version);
  return versions[0]?.citation ?? null;
};

// "MH-09 to MH-11" is three rules.
const spelled = (first: string, to: string | undefined): string[] => {
  const [letters = '', from = ''] = first.split('-');
  if (to === undefined) return [first];
  const count = Number(to) - Number.parseInt(from, 10) + 1;
  return Array.from({ length: Math.max(1, count) }, (_each, index) => {
    return `${letters}-${String(Number.parseInt(from, 10) + index).padStart(2, '0')}`;
  });
};

const partInWords = (part: string, rules: Rules): string[] => {
  const paper = PAPER.exec(part)?.[1];
  if (paper !== undefined) return [PAPERS[paper] ?? REMIT];
  // Where in our own notes it stands tells a reader nothing; what stands behind it may.
  const told = part.replace(/^rules [\dT][\d.]*(?:, [\d.]+)*\s*/, '').trim();
  if (/^(?:ours|product [A-Z]\d+)\b/.test(told)) return [REMIT];
  const ids = [...told.matchAll(RULE)].flatMap(([, first = '', , to]) => spelled(first, to));
  if (ids.length > 0) {
    const cited = ids.flatMap((id) => citationOf(id, rules) ?? []);
    return cited.length > 0 ? cited : [REMIT];
  }
  return told === '' ? [REMIT] : [told.replace(/ ours$/, " Remit's own")];
};

const CONFIRM = /[,;]? ?\(?(?:to be|the figures are to be) confirmed(?: by your legal adviser)?\)?/;

/**
 * Where a question or a condition comes from, in words that a reader outside knows: a paper by its name, a rule by what it cites, our own choice by our name.
 * "ours" is "Remit", "SEC-04" is "SSI 2013/212 reg 7(1),(5)", "001:344" is the governance framework.
 */
export const sourceInWords = (source: string, rules: Rules): string => {
  const confirm = CONFIRM.test(source);
  const parts = source
    .replace(CONFIRM, '')
    .split(/; ?/)
    .filter((each) => each.trim() !== '');
  const words = [...new Set(parts.flatMap((part) => partInWords(part.trim(), rules)))];
  return `${words.length === 0 ? REMIT : words.join('; ')}${confirm ? ', to be confirmed by your legal adviser' : ''}`;
};

/** Why a step asks for something, with its source behind it in words: "Say how it was put right (Remit)". */
export const becauseInWords = (because: string, rules: Rules): string => {
  const found = /^(.*\S) \(((?:[^()]|\([^()]*\))*)\)$/.exec(because);
  return found === null ? because : `${found[1] ?? ''} (${sourceInWords(found[2] ?? '', rules)})`;
};

const inWords = (needs: Move['needs'], rules: Rules): Move['needs'] => {
  const told = (need: Need): Need => ({ ...need, because: becauseInWords(need.because, rules) });
  return needs.map((each) => ('when' in each ? { ...each, need: told(each.need) } : told(each)));
};

/** A register as its users read it: each reason of a step with its source in words. */
export const typeInWords = (type: RegisterType, rules: Rules): RegisterType => ({
  ...type,
  ...(type.opening === undefined ? {} : { opening: { needs: inWords(type.opening.needs, rules) } }),
  moves: type.moves.map((move) => ({ ...move, needs: inWords(move.needs, rules) })),
});
