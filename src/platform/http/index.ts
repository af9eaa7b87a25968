export { API_FAULTS, openApiDocument } from './openapi.ts';
export type { Refusal } from './refusal.ts';
export {
  type ApiFace,
  FORM_TOKEN,
  fieldOf,
  type Route,
  type RouteAnswer,
  type RouteRequest,
  type SetCookie,
  type UploadedFile,
} from './route.ts';
export { type Credentials, createServer, type FaultPages, type ServerOptions } from './server.ts';
