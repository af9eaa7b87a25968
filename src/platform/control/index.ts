export { askService } from './client.ts';
export { type Control, type FileMaker, listenForCommands } from './server.ts';
