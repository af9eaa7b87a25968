export type { Route, RouteAnswer, RouteRequest } from './route.ts';
export { createServer, type FaultPages, type ServerOptions } from './server.ts';
