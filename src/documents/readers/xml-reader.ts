/** Called as the reader meets them. Names come without their prefix; `attributes` is the raw text between name and bracket. */
export type XmlHandler = {
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const entity = (whole: string, name: string): string => {
  if (!name.startsWith('#')) {
    const character = ENTITIES[name];
    if (character === undefined) throw new SyntaxError(`Unknown entity ${whole}`);
    return character;
  }
  const point = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  if (!(point <= 0x10ffff)) throw new SyntaxError(`Unknown entity ${whole}`);
  return String.fromCodePoint(point);
};

const unescapeXml = (text: string): string => (text.includes('&') ? text.replace(/&([^;&]*);/g, entity) : text);

const ATTRIBUTE = /\s*([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/** The attributes of an element by name, without their prefix: "r:id" and "d3p1:id" are both "id". Stops at what is not well-formed. */
export const readAttributes = (attributes: string): ReadonlyMap<string, string> => {
  const read = new Map<string, string>();
  ATTRIBUTE.lastIndex = 0;
  for (let match = ATTRIBUTE.exec(attributes); match !== null; match = ATTRIBUTE.exec(attributes))
    read.set(localName(match[1] ?? ''), unescapeXml(match[2] ?? match[3] ?? ''));
  return read;
};

// An angle bracket may stand inside an attribute, where only the quotation marks tell that the tag goes on.
const tagEnd = (text: string, from: number): number => {
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return -1;
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
    const space = body.search(/\s/);
    const name = space < 0 ? body : body.slice(0, space);
    if (name === '') throw new SyntaxError('A tag has no name');
    handler.open(localName(name), space < 0 ? '' : body.slice(space + 1));
    if (selfClosing) handler.close(localName(name));
    else openNames.push(name);
  };

  /** Takes the markup that begins at `at`; gives where it ends, or -1 where it is not all there yet. */
  const markup = (text: string, at: number): number => {
    const closedBy = (mark: string, skip: number): number => {
      const end = text.indexOf(mark, at + skip);
      return end < 0 ? -1 : end + mark.length;
    };
    if (text.startsWith('<?', at)) return closedBy('?>', 2);
    if (text.startsWith('<!--', at)) return closedBy('-->', 4);
    if (text.startsWith('<![CDATA[', at)) {
      const end = closedBy(']]>', 9);
      if (end >= 0) handler.text(text.slice(at + 9, end - 3));
      return end;
    }
    const enough = text.length - at >= '<![CDATA['.length;
    if (text.startsWith('<!', at)) {
      if (enough) throw new SyntaxError('A document type is not allowed');
      return -1;
    }
    const end = tagEnd(text, at + 1);
    if (end < 0) return -1;
    tag(text.slice(at + 1, end));
    return end + 1;
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
