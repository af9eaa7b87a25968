/** Called as the reader meets them. Names come without their prefix; `attributes` is the raw text between name and bracket. */
export type XmlHandler = {
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const EXCLAMATION_MARK = 0x21;
const QUESTION_MARK = 0x3f;
const CLOSING_BRACKET = 0x3e;
const isWhite = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const entity = (whole: string, name: string): string => {
  if (!name.startsWith('#')) {
    const character = ENTITIES[name];
    if (character === undefined) throw new SyntaxError(`Unknown entity ${whole}`);
    return character;
  }
  const point = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  if (!(point >= 0 && point <= 0x10ffff)) throw new SyntaxError(`Unknown entity ${whole}`);
  return String.fromCodePoint(point);
};

const unescapeXml = (text: string): string => (text.includes('&') ? text.replace(/&([^;&]*);/g, entity) : text);

const QUOTES = ['"', "'"];

/** The attributes of an element by name, without their prefix: "r:id" and "d3p1:id" are both "id". Stops at what is not well-formed. */
export const readAttributes = (attributes: string): ReadonlyMap<string, string> => {
  const read = new Map<string, string>();
  for (let at = 0; ; ) {
    const equals = attributes.indexOf('=', at);
    if (equals < 0) return read;
    const name = attributes.slice(at, equals).trim();
    let begin = equals + 1;
    while (isWhite(attributes.charCodeAt(begin))) begin += 1;
    const quote = attributes.charAt(begin);
    const end = QUOTES.includes(quote) ? attributes.indexOf(quote, begin + 1) : -1;
    if (end < 0) return read;
    read.set(localName(name), unescapeXml(attributes.slice(begin + 1, end)));
    at = end + 1;
  }
};

// An angle bracket may stand inside an attribute, where only the quotation marks tell that the tag goes on.
const tagEnd = (text: string, from: number): number => {
  let quote = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) quote = code;
    else if (code === CLOSING_BRACKET) return at;
  }
  return -1;
};

const nameEnd = (tag: string): number => {
  let at = 0;
  while (at < tag.length && !isWhite(tag.charCodeAt(at))) at += 1;
  return at;
};

// No tag or text of a real workbook comes near; without a bound, an unfinished one would be scanned again with every piece.
const MAX_PENDING = 8 * 1024 * 1024;

/**
 * Reads XML handed over in pieces of any length. It knows what the parts of an Office package use: elements, text, CDATA,
 * comments, the five entities and character references. A document type is refused, since entities declared in one can
 * grow without bound. Throws a SyntaxError for what is not well-formed.
 */
export const xmlReader = (handler: XmlHandler) => {
  const openNames: string[] = [];
  let pending = '';

  const tag = (inside: string): void => {
    if (inside.startsWith('/')) {
      const name = inside.slice(1).trim();
      if (openNames.pop() !== name) throw new SyntaxError(`</${name}> closes nothing`);
      handler.close(localName(name));
      return;
    }
    const selfClosing = inside.endsWith('/');
    const body = selfClosing ? inside.slice(0, -1) : inside;
    const name = body.slice(0, nameEnd(body));
    if (name === '') throw new SyntaxError('A tag has no name');
    handler.open(localName(name), body.slice(name.length));
    if (selfClosing) handler.close(localName(name));
    else openNames.push(name);
  };

  /** Takes the markup that begins at `at`; gives where it ends, or -1 where it is not all there yet. */
  const markup = (text: string, at: number): number => {
    const closedBy = (mark: string, skip: number): number => {
      const end = text.indexOf(mark, at + skip);
      return end < 0 ? -1 : end + mark.length;
    };
    const second = text.charCodeAt(at + 1);
    if (second !== EXCLAMATION_MARK && second !== QUESTION_MARK) {
      const end = tagEnd(text, at + 1);
      if (end < 0) return -1;
      tag(text.slice(at + 1, end));
      return end + 1;
    }
    if (second === QUESTION_MARK) return closedBy('?>', 2);
    if (text.startsWith('<!--', at)) return closedBy('-->', 4);
    if (text.startsWith('<![CDATA[', at)) {
      const end = closedBy(']]>', 9);
      if (end >= 0) handler.text(text.slice(at + 9, end - 3));
      return end;
    }
    if (text.length - at >= '<![CDATA['.length) throw new SyntaxError('A document type is not allowed');
    return -1;
  };

  return {
    write: (piece: string): void => {
      const text = pending + piece;
      let at = 0;
      for (;;) {
        const next = text.indexOf('<', at);
        if (next < 0) break;
        if (next > at) handler.text(unescapeXml(text.slice(at, next)));
        const end = markup(text, next);
        at = end < 0 ? next : end;
        if (end < 0) break;
      }
      pending = text.slice(at);
      if (pending.length > MAX_PENDING) throw new SyntaxError('A tag or a text is longer than any workbook needs');
    },
    end: (): void => {
      if (openNames.length > 0 || pending.trim() !== '') throw new SyntaxError('The XML is cut short');
    },
  };
};
