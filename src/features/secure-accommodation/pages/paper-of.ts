import type { PaperDocument } from '../../../documents/index.ts';
import { asItStands, type RegistersView, type reachEntry } from '../../registers/index.ts';
import { AUTHORISED, SECURE_TYPES } from '../addresses.ts';
import { chronologyPaper } from '../chronology-paper.ts';
import { decisionAsked } from '../decision.ts';
import { decisionLetter } from '../decision-letter.ts';
import type { Reader } from '../letter-words.ts';
import { decidedBy } from './decided-by.ts';

type Reached = Extract<Awaited<ReturnType<typeof reachEntry>>, { reached: unknown }>['reached'];

/** What somebody asks for: the letter of a decision (null: the last) to one reader, or the chronology. */
export type Asked =
  | { readonly paper: 'letter'; readonly reader: Reader; readonly decision: number | null }
  | { readonly paper: 'chronology' };

/** The paper; 'none' where the register has no such paper, 'undecided' where nothing is decided yet that could be told. */
export type Made = PaperDocument | 'none' | 'undecided';

// What is invented says so on paper too, where no page of ours stands around it.
const sayInvented = (paper: PaperDocument, { council, notices }: RegistersView['view']): PaperDocument => {
  const said = notices.filter(({ invented }) => invented).map(({ text }) => text.trim());
  const invented = said.length > 0 ? said : council.invented ? ['Invented council: everything here is invented.'] : [];
  return { ...paper, banner: [...(paper.banner === undefined ? [] : [paper.banner]), ...invented].join(' · ') };
};

/** Makes the paper of an entry as it stands at the moment of asking. */
export const paperOf = async (given: RegistersView, reached: Reached, asked: Asked): Promise<Made> => {
  const { type } = reached;
  const isLetter = asked.paper === 'letter';
  if (isLetter ? type.code !== AUTHORISED : !SECURE_TYPES.includes(type.code)) return 'none';
  const { revisions, at: asAt } = await asItStands(given, reached);
  const council = given.view.council.name;
  if (!isLetter) {
    const posts = new Map([...given.posts].map(([code, { title }]) => [code, title]));
    const paper = chronologyPaper({ council, type, revisions, rules: given.law.rules, posts, asAt });
    return sayInvented(paper, given.view);
  }
  const decision = decisionAsked(revisions, asked.decision);
  if (decision === null) return 'undecided';
  const by = await decidedBy(given, decision.stood);
  const letter = decisionLetter({ council, type, revisions, ...asked, ...by, asAt });
  return letter === null ? 'undecided' : sayInvented(letter, given.view);
};
