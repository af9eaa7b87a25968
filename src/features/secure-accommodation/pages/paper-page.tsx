import type { JSX } from 'preact';

import { htmlBody, type PaperDocument } from '../../../documents/index.ts';
import type { RouteAnswer } from '../../../platform/http/index.ts';
import { Button, Form, FormRow, Inset, Link } from '../../../ui/index.ts';
import { entryCrumbs, nothingHere, type RegistersView, registersPage } from '../../registers/index.ts';
import { paperWithin } from '../../reports/index.ts';
import { capitalised, hiddenOf } from '../../site/index.ts';
import { SECURE } from '../addresses.ts';
import { READER_WORDS, READERS } from '../letter-words.ts';
import type { Asked, Made } from './paper-of.ts';

type Crumbed = Parameters<typeof entryCrumbs>;
type Entry = { readonly type: Crumbed[1]; readonly now: Crumbed[2] };

const Readers = (props: {
  readonly council: string;
  readonly reference: string;
  readonly asked: Asked;
}): JSX.Element | null => {
  const { council, reference, asked } = props;
  if (asked.paper === 'chronology') return null;
  return (
    <nav aria-label="To whom">
      <p>To whom is this letter? Each reader is told what is theirs to know.</p>
      <ul>
        {READERS.map((reader) => (
          <li key={reader}>
            {reader === asked.reader ? (
              <strong aria-current="page">{capitalised(READER_WORDS[reader])}</strong>
            ) : (
              <Link href={SECURE.letter(council, reference, reader, asked.decision ?? undefined)}>
                {capitalised(READER_WORDS[reader])}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
};

const letterAsked = (asked: Asked): Record<string, string> =>
  asked.paper === 'chronology'
    ? {}
    : { reader: asked.reader, ...(asked.decision === null ? {} : { decision: String(asked.decision) }) };

const Take = ({
  given,
  asked,
  action,
}: {
  readonly given: RegistersView;
  readonly asked: Asked;
  readonly action: string;
}) => (
  <Form action={action} hidden={{ ...hiddenOf(given.request), ...letterAsked(asked) }}>
    <FormRow>
      <Button words="Take it as a Word file" name="format" value="docx" />
      <Button words="Take it as a PDF" name="format" value="pdf" secondary />
    </FormRow>
  </Form>
);

const Paper = ({ document }: { readonly document: PaperDocument }): JSX.Element => (
  <section
    aria-label="The paper as it will be printed"
    // The document model escapes every text that it writes.
    dangerouslySetInnerHTML={{ __html: paperWithin(htmlBody(document)) }}
  />
);

/** A paper of an entry to read and to take away, or why there is none yet. */
export const paperPage = (given: RegistersView, { type, now }: Entry, asked: Asked, made: Made): RouteAnswer => {
  if (made === 'none') return nothingHere(given);
  const { council } = given;
  const { reference } = now;
  const isLetter = asked.paper === 'letter';
  const page = {
    title: `${isLetter ? 'Letter of the decision' : 'Chronology to print'}: ${reference}`,
    crumbs: entryCrumbs(given, type, now),
  };
  if (made === 'undecided') {
    return registersPage(given, {
      ...page,
      main: (
        <p>
          Nothing is decided yet, so that there is nothing to tell anybody of. The letter is made once there is a
          decision.
        </p>
      ),
    });
  }
  return registersPage(given, {
    ...page,
    main: (
      <>
        <Readers council={council} reference={reference} asked={asked} />
        <Inset>
          <p>
            Whoever takes this as a file is recorded, and the Chief Social Work Officer sees it. It holds nobody’s name:
            write that in by hand.
          </p>
        </Inset>
        <Take
          given={given}
          asked={asked}
          action={isLetter ? SECURE.letter(council, reference) : SECURE.chronology(council, reference)}
        />
        <Paper document={made} />
      </>
    ),
  });
};
