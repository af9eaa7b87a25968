import { z } from 'zod';

import { dayOf, fault } from '../../../kernel/index.ts';
import type { RouteAnswer } from '../../../platform/http/index.ts';
import type { AppRequest, AppRoute } from '../../site/index.ts';
import { entryOf, entryReference } from '../entry/store.ts';
import { queryOf, readFilters, readPlace } from '../pages/list-query.ts';
import type { RegisterPages } from '../pages/view.tsx';
import { READ_REGISTERS } from '../policy.ts';
import { entriesToHandOut } from '../read/handed-out.ts';
import { lapsesToWrite, statesByLaw } from '../read/lapses-to-write.ts';
import { NO_FILTERS } from '../read/list.ts';
import { ENTRY, entryJson, WHOLE_ENTRY, wholeEntryJson } from './entry-json.ts';
import { type OpenView, readOpenly } from './open-view.ts';

/** How many entries one answer holds. */
const API_SIZE = 200;

const LIST = z.object({ entries: z.array(ENTRY), next: z.string().nullable() });

const json = (value: unknown): RouteAnswer => ({ kind: 'json', json: JSON.stringify(value) });

// What is not there and what is not for a program is one answer.
const notHere = (): RouteAnswer => {
  const { code, message, remedy } = fault('entry.unknown');
  return { kind: 'json', status: 404, json: JSON.stringify({ faults: [{ code, message, remedy }] }) };
};

const listed = async (given: OpenView): Promise<RouteAnswer> => {
  const { tx, types, now, request } = given;
  const type = types.get(request.path['type'] ?? '');
  if (type === undefined) return notHere();
  const filters = readFilters(type, request.query);
  const place = readPlace(request.query['after']);
  const byLaw = statesByLaw(await lapsesToWrite(tx, given, now, type.code));
  const { entries, next } = await entriesToHandOut(tx, type.code, { filters, place, byLaw, size: API_SIZE });
  return json({
    entries: entries.map((entry) => entryJson(entry, { ...given, type })),
    next: next === null ? null : (queryOf(NO_FILTERS, next)['after'] ?? null),
  });
};

const one = async (given: OpenView): Promise<RouteAnswer> => {
  const { tx, types, now, request } = given;
  const reference = entryReference(request.path['reference'] ?? '');
  const entry = reference === null ? null : await entryOf(tx, reference);
  const type = entry === null ? undefined : types.get(entry.now.type);
  // What was made in error counts for nothing, and is read on its page alone.
  if (entry === null || type === undefined || entry.now.kind === 'withdrawn') return notHere();
  const byLaw = statesByLaw(await lapsesToWrite(tx, given, now, type.code));
  const state = byLaw.get(entry.now.reference) ?? entry.now.state;
  const openedOn = entry.now.events[0]?.day ?? dayOf(entry.now.knownAt);
  return json(wholeEntryJson({ ...entry.now, state, openedOn }, { ...given, type }));
};

/** Entries of registers for a council's own programs: what is open alone. Restricted entries are opened by people, with a reason. */
export const registerApi = (pages: RegisterPages): AppRoute[] => {
  const answer =
    (work: (given: OpenView) => Promise<RouteAnswer>) =>
    async (request: AppRequest): Promise<RouteAnswer> =>
      (await readOpenly(pages, request, work)) ?? notHere();
  return [
    {
      method: 'GET',
      path: '/api/councils/:council/registers/:type/entries',
      permission: READ_REGISTERS,
      record: null,
      api: {
        summary: `The entries of a register that are open, those begun last first, ${API_SIZE} at a time`,
        query: [
          { name: 'state', about: 'Only those that stand so, by the code of the state' },
          { name: 'service', about: 'Only those of a service, by its title' },
          { name: 'text', about: 'Only those with this in their reference or case reference' },
          { name: 'after', about: 'Goes on behind the last entry: what `next` said' },
        ],
        output: LIST,
      },
      handle: answer(listed),
    },
    {
      method: 'GET',
      path: '/api/councils/:council/registers/entries/:reference',
      permission: READ_REGISTERS,
      record: null,
      api: {
        summary: 'An open entry: how it stands, the answers that tell of no person, its clocks, and what happened',
        output: WHOLE_ENTRY,
      },
      handle: answer(one),
    },
  ];
};
