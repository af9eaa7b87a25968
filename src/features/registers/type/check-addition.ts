import { type Fault, fault } from '../../../kernel/index.ts';
import { faultsOfType } from './check-type.ts';
import { mergeType } from './merge-type.ts';
import type { Addition, OwnChange } from './own-type.ts';
import { fieldOfType, type RegisterType } from './register-type.ts';

const wrong = (column: string, found: string): Fault => fault('reference.unknown', found, { column });

const isThere = (type: RegisterType, { of, code }: OwnChange): boolean => {
  const has = (parts: readonly { readonly code: string }[]): boolean => parts.some((each) => each.code === code);
  switch (of) {
    case 'type':
      return type.code === code;
    case 'field':
      return has(type.fields);
    case 'state':
      return has(type.states);
    case 'event':
      return has(type.events);
    case 'move':
      return has(type.moves);
    case 'choice':
      return type.fields.some((field) => field.choices?.some((each) => `${field.code}.${each.code}` === code) === true);
  }
};

/** What an addition names that the shared type does not have, and what then does not fit together, each at its place. */
export const faultsOfAddition = (shared: RegisterType, addition: Addition): Fault[] => {
  const unknown = [
    ...addition.choices
      .filter(({ field }) => fieldOfType(shared, field)?.choices === undefined)
      .map(({ field }) => wrong('choices', `"${field}" is no field of "${shared.code}" with answers to choose from`)),
    ...addition.states
      .filter(({ beside }) => !shared.states.some(({ code }) => code === beside))
      .map(({ code, beside }) => wrong(`states.${code}`, `"${beside}" is no state of "${shared.code}"`)),
    ...addition.changes
      .filter((change) => !isThere(shared, change))
      .map(({ of, code }) => wrong(`changes.${code}`, `"${shared.code}" has no ${of} "${code}"`)),
  ];
  return unknown.length > 0 ? unknown : faultsOfType(mergeType(shared, addition));
};
