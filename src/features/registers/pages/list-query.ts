import { readDay } from '../../../kernel/index.ts';
import type { ListQuery } from '../addresses.ts';
import { entryReference } from '../entry/store.ts';
import type { ListFilters, ListPlace } from '../read/list.ts';
import type { Field, RegisterType } from '../type/register-type.ts';

/** The most letters of a text that is searched for. */
const LONGEST = 100;

/** The fields of a register by which its list can be narrowed: those that say so and have answers to choose from. */
export const filterFields = ({ fields, confidentiality }: RegisterType): Field[] =>
  // What restricted entries say is searched by nobody: a register of them has no such filters.
  confidentiality === 'restricted'
    ? []
    : fields.filter(
        ({ filter, kind }) => filter === true && (kind === 'choice' || kind === 'choices' || kind === 'yes-no'),
      );

/** The answers by which a field can narrow a list, by what stands in the address. */
export const filterChoices = ({ kind, choices = [] }: Field): { readonly value: string; readonly words: string }[] =>
  kind === 'yes-no'
    ? [
        { value: 'true', words: 'Yes' },
        { value: 'false', words: 'No' },
      ]
    : choices.map(({ code, label }) => ({ value: code, words: label }));

/** What narrows a list, from its address. What the register does not know narrows nothing. */
export const readFilters = (type: RegisterType, query: Readonly<Record<string, string>>): ListFilters => {
  const state = query['state'] ?? '';
  const fields = filterFields(type).flatMap((field): [string, string][] => {
    const asked = query[`f.${field.code}`] ?? '';
    return filterChoices(field).some(({ value }) => value === asked) ? [[field.code, asked]] : [];
  });
  const service = (query['service'] ?? '').trim();
  return {
    state: type.states.some(({ code }) => code === state) ? state : null,
    service: service === '' || type.confidentiality === 'restricted' ? null : service.slice(0, LONGEST),
    text: (query['text'] ?? '').trim().slice(0, LONGEST),
    fields: Object.fromEntries(fields),
  };
};

/** The place at which a page of the list begins; null for the first page, and for what is no place. */
export const readPlace = (text: string | undefined): ListPlace | null => {
  const [day = '', typed = ''] = (text ?? '').split('~');
  const reference = entryReference(typed);
  return readDay(day) === null || reference === null ? null : { day, reference };
};

/** The same filters and the same place, as an address carries them. */
export const queryOf = (filters: ListFilters, place: ListPlace | null = null): ListQuery => ({
  ...(filters.state === null ? {} : { state: filters.state }),
  ...(filters.service === null ? {} : { service: filters.service }),
  ...(filters.text === '' ? {} : { text: filters.text }),
  ...Object.fromEntries(Object.entries(filters.fields).map(([code, value]) => [`f.${code}`, value])),
  ...(place === null ? {} : { after: `${place.day}~${place.reference}` }),
});

/** Whether anything narrows the list. */
export const isNarrowed = (filters: ListFilters): boolean => Object.keys(queryOf(filters)).length > 0;
