import { z } from 'zod';

import type { Route } from './route.ts';

type Schema = Readonly<Record<string, unknown>>;

/** What a refusal of the API looks like; the same for every operation. */
export const API_FAULTS = z.object({
  faults: z.array(
    z.object({
      code: z.string(),
      message: z.string().optional(),
      remedy: z.string().optional(),
      column: z.string().nullish(),
      row: z.number().nullish(),
      reference: z.string().optional(),
    }),
  ),
});

const REFUSALS: Readonly<Record<string, string>> = {
  400: 'The body could not be read',
  401: 'No token, or one that has ended',
  403: 'The post that the token acts from may not do this',
  404: 'There is nothing here, or nothing that this token may know of',
  422: 'What was sent cannot be taken; each fault names its place and the remedy',
  429: 'Too many requests from this address',
};

const schemaOf = (type: z.ZodType): Schema => {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(type, { target: 'draft-2020-12', io: 'input' });
  return schema;
};

const json = (schema: Schema): Schema => ({ 'application/json': { schema } });

const namesIn = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

const operationOf = (route: Route<unknown, never>, powers: string): Schema | null => {
  const { api, path, method } = route;
  if (api === undefined) return null;
  const parameters = [
    ...namesIn(path).map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
    ...(api.query ?? []).map(({ name, about }) => ({
      name,
      in: 'query',
      required: false,
      description: about,
      schema: { type: 'string' },
    })),
  ];
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[^A-Za-z0-9]+(\w)/g, (_whole, letter: string) => letter.toUpperCase())}`,
    summary: api.summary,
    description: powers,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(api.input === undefined ? {} : { requestBody: { required: true, content: json(schemaOf(api.input)) } }),
    responses: {
      [method === 'POST' ? '201' : '200']: { description: 'As asked', content: json(schemaOf(api.output)) },
      ...Object.fromEntries(
        Object.entries(REFUSALS).map(([status, description]) => [
          status,
          { description, content: json({ $ref: '#/components/schemas/Faults' }) },
        ]),
      ),
    },
  };
};

/**
 * The OpenAPI 3.1 document of the routes that have an `api` face. `sayPermission` puts a route's permission in words.
 * https://spec.openapis.org/oas/v3.1.0
 */
export const openApiDocument = <Access, Caller>(
  routes: readonly Route<Access, Caller>[],
  sayPermission: (permission: Access) => string,
): Schema => {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const route of routes) {
    const operation = operationOf(route as Route<unknown, never>, sayPermission(route.permission));
    if (operation === null) continue;
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Remit',
      version: '1',
      description:
        "A council's plans, figures, people and record, for its own programs. Ask with a token made on the page of your own account.",
    },
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Faults: schemaOf(API_FAULTS) },
    },
  };
};
