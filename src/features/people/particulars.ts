import { type Fault, fault } from '../../kernel/index.ts';
import { isOneLine } from './person.ts';

/** Where what stands comes from, once people of the council settled it by hand. */
export const BASIS = 'settled by the council';

/** What the pages say of a post that belongs to no service. */
export const NO_SERVICE = 'No service named';

const CODE = /^[A-Z][A-Z0-9-]{0,39}$/;

/** What is wrong with the code of a post, service or group; `such` is an example of one. */
export const faultsOfCode = (code: string, such: string): Fault[] =>
  CODE.test(code)
    ? []
    : [
        fault(
          'answer.invalid',
          'This is no code',
          { column: 'code' },
          `Use capital letters, digits and hyphens, at most 40, such as ${such}.`,
        ),
      ];

// Read aloud, they are one.
const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLocaleLowerCase('en-GB');

/** Whether two titles differ in nothing but capitals, accents and spaces. */
export const isAlike = (one: string, other: string): boolean => fold(one) === fold(other);

/** What is wrong with what it is called. */
export const faultsOfTitle = (title: string, longest = 120): Fault[] => {
  if (title === '') return [fault('answer.missing', 'Give the title', { column: 'title' })];
  if (isOneLine(title, longest)) return [];
  return [fault('answer.invalid', `It has at most ${longest} letters, on one line`, { column: 'title' })];
};
