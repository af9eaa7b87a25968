import type { Instant } from '../../../kernel/index.ts';
import type { KeyFact } from '../../../ui/index.ts';
import { mayPublish, scopesOf, type ToPublish } from './may-publish.ts';

/** What the page of an entry says of where its words may be published at an instant; nothing where its register publishes none. */
export const publishFacts = (entry: ToPublish, at: Instant): KeyFact[] => {
  const judged = [...scopesOf([entry.type])].map(([code, label]) => ({ label, may: mayPublish(entry, code, at) }));
  if (judged.length === 0) return [];
  const yes = judged.filter(({ may }) => may.may).map(({ label }) => label);
  const [first] = judged;
  const because = first === undefined || first.may.may ? '' : first.may.because;
  return [{ term: 'May be published in', value: yes.length > 0 ? yes.join(', ') : `Nothing. ${because}` }];
};
