import { z } from 'zod';

import { rowsAsTable } from '../../documents/readers/index.ts';
import { type Clock, councilCode } from '../../kernel/index.ts';
import { rejection } from '../../platform/command/command.ts';
import type { RouteAnswer } from '../../platform/http/index.ts';
import { actorIn } from '../access/index.ts';
import { type AppRoute, readCouncil, type Site } from '../site/index.ts';
import { ownMeasureJson } from './measure-json.ts';
import { OPTIONAL_COLUMNS, REQUIRED_COLUMNS } from './observation-file.ts';
import { GIVE_FIGURES, READ_MEASURES } from './policy.ts';
import { takeObservations } from './service.ts';

const MOST_ROWS = 5000;
const text = z.string().max(2000);

/** Figures as a program sends them: the columns of the file that people send, by name. */
const FIGURES = z.strictObject({
  figures: z
    .array(
      z.strictObject({
        measure: text,
        period: text,
        ...Object.fromEntries(OPTIONAL_COLUMNS.map((name) => [name, text.optional()])),
      }),
    )
    .min(1)
    .max(MOST_ROWS),
  dryRun: z.boolean().optional(),
});

const TAKEN = z.object({
  accepted: z.number(),
  unchanged: z.number(),
  rejected: z.array(z.record(z.string(), z.unknown())),
  changes: z.array(z.record(z.string(), z.unknown())),
});

const notHere = (): RouteAnswer => ({
  kind: 'json',
  status: 404,
  json: JSON.stringify({
    faults: [{ code: 'measure.unknown', message: 'No plan of this council holds that measure' }],
  }),
});

const unreadable = (error: z.ZodError): RouteAnswer => ({
  kind: 'json',
  status: 422,
  json: JSON.stringify({
    faults: error.issues.slice(0, 100).map(({ path, message }) => ({
      code: 'input.format',
      message,
      column: path.join('.'),
    })),
  }),
});

/** A measure with its series, and figures handed in, for a council's own programs. */
export const measureApi = ({ site, clock }: { readonly site: Site; readonly clock: Clock }): AppRoute[] => [
  {
    method: 'GET',
    path: '/api/councils/:council/measures/:measure',
    permission: READ_MEASURES,
    record: null,
    api: { summary: 'A measure with its whole series, its targets and its benchmark', output: z.looseObject({}) },
    handle: async (request) => {
      const found = await readCouncil(site, request, (tx, { council, asAt }) =>
        ownMeasureJson(tx, council.code, request.path['measure'] ?? '', asAt),
      );
      return found === null ? notHere() : { kind: 'json', json: JSON.stringify(found) };
    },
  },
  {
    method: 'POST',
    path: '/api/councils/:council/figures',
    body: 'json',
    permission: GIVE_FIGURES,
    record: 'observations.import',
    api: {
      summary: 'Hand in figures: all of them are taken, or none and each fault is named',
      input: FIGURES,
      output: TAKEN,
    },
    handle: async ({ json, path, caller }) => {
      const council = councilCode(path['council'] ?? '');
      const read = FIGURES.safeParse(json);
      if (council === null) return notHere();
      if (!read.success) return unreadable(read.error);
      const { figures, dryRun = false } = read.data;
      const headings = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS].filter((name) =>
        figures.some((figure) => Reflect.get(figure, name) !== undefined),
      );
      const taken = await takeObservations(site.database, council, rowsAsTable('figures', headings, figures), {
        fileName: 'figures',
        clock,
        actor: actorIn(caller, council),
        dryRun,
      });
      const rejected = taken.rejected.map(rejection);
      return {
        kind: 'json',
        status: rejected.length > 0 ? 422 : 201,
        json: JSON.stringify({ ...taken, rejected, faults: rejected }),
      };
    },
  },
];
