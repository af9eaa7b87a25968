import { strFromU8, strToU8, type Zippable, zipSync } from 'fflate';
import type { ReadyDocument } from '../ready.ts';

/** The parts of a Word file by their path. */
export type Parts = Record<string, Uint8Array>;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const coreProperties = ({ title, subject, author, organisation, instant, language }: ReadyDocument): string => {
  const moment = `${instant.slice(0, 19)}Z`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(subject)}</dc:subject>`,
    `<dc:creator>${escaped(author)}</dc:creator><dc:publisher>${escaped(organisation)}</dc:publisher>`,
    `<cp:lastModifiedBy>${escaped(author)}</cp:lastModifiedBy><cp:revision>1</cp:revision>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified>`,
    `<dc:language>${language}</dc:language>`,
    '</cp:coreProperties>',
  ].join('');
};

// docx draws a random name for the relationship of each link, and counts bookmarks through the life of the process.
const DRAWN_NAME = /"(rId[a-z0-9_-]{21})"/gu;
const BOOKMARK_NUMBER = /(<w:bookmark(?:Start|End)\b[^>]*? w:id=")(\d+)"/gu;

const withSteadyBookmarks = (xml: string): string => {
  const numbers = new Map<string, number>();
  return xml.replace(BOOKMARK_NUMBER, (_, start: string, counted: string) => {
    const number = numbers.get(counted) ?? numbers.size + 1;
    numbers.set(counted, number);
    return `${start}${number}"`;
  });
};

const withSteadyNames = (parts: Parts, part: string, relations: string): Parts => {
  const [xml, links] = [parts[part], parts[relations]];
  if (xml === undefined || links === undefined) return parts;
  const names = new Map<string, string>();
  const named = (text: string): string =>
    text.replace(DRAWN_NAME, (_, drawn: string) => {
      const name = names.get(drawn) ?? `rIdLink${names.size + 1}`;
      names.set(drawn, name);
      return `"${name}"`;
    });
  return {
    ...parts,
    [part]: strToU8(withSteadyBookmarks(named(strFromU8(xml)))),
    [relations]: strToU8(named(strFromU8(links))),
  };
};

const DOCUMENT_PART = 'word/document.xml';
const DOCUMENT_RELATIONS = 'word/_rels/document.xml.rels';

// The date fields of a zip file count from 1980 to 2099 in local time: noon exists on every day, wherever the machine stands.
const zipDate = (instant: string): Date => {
  const moment = new Date(instant);
  const year = Math.min(2099, Math.max(1980, moment.getUTCFullYear()));
  return new Date(year, moment.getUTCMonth(), moment.getUTCDate(), 12);
};

/** Packs the parts so that equal parts and an equal instant give equal bytes: steady names, the document's own dates, one order. */
export const packed = (parts: Parts, document: ReadyDocument): Uint8Array => {
  const steady = withSteadyNames(parts, DOCUMENT_PART, DOCUMENT_RELATIONS);
  const dated: Parts = { ...steady, 'docProps/core.xml': strToU8(coreProperties(document)) };
  const mtime = zipDate(document.instant);
  const entries: Zippable = Object.fromEntries(
    Object.entries(dated).map(([path, bytes]) => [path, [bytes, { mtime, level: path.endsWith('.png') ? 0 : 6 }]]),
  );
  return zipSync(entries);
};
