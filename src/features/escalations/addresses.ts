import { url } from '../../ui/index.ts';
import { ADDRESS } from '../site/index.ts';
import { confidentialityOf, type StepKind } from './escalation.ts';

/** What the page says has just been done, by the word that its address carries. */
export const SAID = {
  reported: 'The risk is raised, and nobody is told yet. Tell somebody, and say here whom.',
  continued: 'The step was added',
} as const;

type Said = keyof typeof SAID;

const after = (said: Said | null): { said?: string } => (said === null ? {} : { said });

/**
 * The addresses of risks that were reported upwards. A restricted one is read at the address of the form that asks for its code and
 * the reason: addresses stand in the logs of whatever lies in between, so that one has no code.
 */
export const ESCALATIONS = {
  list: (council: string): string => ADDRESS.escalations(council),
  new: (council: string): string => url(['councils', council, 'escalations', 'new']),
  restricted: (council: string): string => url(['councils', council, 'escalations', 'restricted']),
  one: (council: string, code: string, said: Said | null = null): string =>
    confidentialityOf(code) === 'restricted'
      ? url(['councils', council, 'escalations', 'restricted'], after(said))
      : url(['councils', council, 'escalations', code], after(said)),
  /** The form that adds a step of a kind, and where it is sent. */
  step: (council: string, code: string, kind: StepKind | null = null): string =>
    url(['councils', council, 'escalations', code, 'continue'], kind === null ? {} : { kind }),
} as const;
