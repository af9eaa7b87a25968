import { formatDay } from '../../../../kernel/index.ts';
import type { KeyFact } from '../../../../ui/index.ts';
import { LATEST } from '../../../people/index.ts';
import { retentionRules, sayUnverified } from '../../../retention/index.ts';
import type { Revision } from '../../entry/entry.ts';
import { type KeptUntil, keptUntil } from '../../entry/kept-until.ts';
import type { RegisterType } from '../../type/register-type.ts';
import type { RegistersView } from '../view.tsx';

const sayKept = (kept: KeptUntil): string => {
  if (kept.kind === 'for-ever') return 'For ever';
  return kept.kind === 'day' ? formatDay(kept.day) : `Not known: ${kept.because}`;
};

/** Until when an entry is to be kept, by the rule of today that its register names; nothing is taken away when the day comes. */
export const keptFact = async (
  { tx }: RegistersView,
  type: RegisterType,
  revisions: readonly Revision[],
): Promise<KeyFact> => {
  const rule = (await retentionRules(tx, LATEST)).find(({ code }) => code === type.retention) ?? null;
  const confirm = rule === null ? null : sayUnverified(rule);
  const said = [sayKept(keptUntil(type, rule, revisions)), ...(rule === null ? [] : [rule.title])];
  return { term: 'To be kept until', value: `${said.join('. ')}${confirm === null ? '' : `. ${confirm}`}` };
};
