import type { Route, RouteRequest } from '../../platform/http/index.ts';
import type { Caller, Permission } from '../access/index.ts';
import type { RecordEvent } from '../record/index.ts';

/** An address of Remit: who may open it and what the record keeps of it, by type. */
export type AppRoute = Route<Permission, Caller, RecordEvent>;

export type AppRequest = RouteRequest<Caller>;
