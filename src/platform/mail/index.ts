export { isMailAddress } from './addresses.ts';
export { type Letter, subjectLine } from './letter.ts';
export { type Handover, type MailLine, openLine } from './line.ts';
export { type MailSettings, mailSettings, messageIdOf } from './settings.ts';
