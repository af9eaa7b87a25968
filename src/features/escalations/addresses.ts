import { url } from '../../ui/index.ts';
import { ADDRESS } from '../site/index.ts';
import { confidentialityOf, type StepKind } from './escalation.ts';

/** What the page says has just been done, by the word that its address carries. */
export const SAID = {
  reported: 'The risk was reported. Now say whom you told.',
  continued: 'The step was added',
} as const;

export type Said = keyof typeof SAID;

export const isSaid = (text: string): text is Said => Object.hasOwn(SAID, text);

const after = (said: Said | null): { said?: string } => (said === null ? {} : { said });

/** The addresses of risks that were reported upwards. A restricted one is read at the address of the form that asks for the reason. */
export const ESCALATIONS = {
  list: (council: string): string => ADDRESS.escalations(council),
  new: (council: string): string => url(['councils', council, 'escalations', 'new']),
  restricted: (council: string, query: { code?: string; said?: string } = {}): string =>
    url(['councils', council, 'escalations', 'restricted'], query),
  one: (council: string, code: string, said: Said | null = null): string =>
    confidentialityOf(code) === 'restricted'
      ? url(['councils', council, 'escalations', 'restricted'], { code, ...after(said) })
      : url(['councils', council, 'escalations', code], after(said)),
  /** The form that adds a step of a kind, and where it is sent. */
  step: (council: string, code: string, kind: StepKind | null = null): string =>
    url(['councils', council, 'escalations', code, 'continue'], kind === null ? {} : { kind }),
} as const;
