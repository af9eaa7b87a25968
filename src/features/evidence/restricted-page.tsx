import { describeFault, type Fault } from '../../kernel/index.ts';
import { FORM_TOKEN } from '../../platform/http/index.ts';
import { Button, ErrorSummary, Form, Inset, Notice, RadioField, TextAreaField, TextField } from '../../ui/index.ts';
import { type CouncilView, councilPage } from '../site/index.ts';
import { EVIDENCE } from './addresses.ts';
import { type FileContext, FileFacts, FileNotices } from './file-page.tsx';
import { EvidenceTable } from './list-page.tsx';
import type { EvidencePage, KeptFile } from './read-model.ts';

/** What a person asks of restricted files. */
export const WANTS = {
  list: 'The list of restricted files',
  details: 'What is kept about one file',
  file: 'One file, to take away',
} as const;

export type Asking = { readonly want: string; readonly code: string; readonly reason: string; readonly page: string };

export type Door = {
  readonly asking: Asking;
  readonly faults: readonly Fault[];
  readonly formToken: string;
  readonly added: string | null;
};

const wordsOf = (fault: Fault): string => describeFault({ ...fault, place: {} });
const crumbsOf = (council: string) => [{ words: 'Evidence', href: EVIDENCE.list(council) }];

/** The form in front of restricted files: nothing is shown before a reason is given, and nothing is said of what there is. */
export const doorPage = (view: CouncilView, { asking, faults, formToken, added }: Door): string => {
  const { code } = view.council;
  const errorOf = (name: string): { error?: string } => {
    const found = faults.find(({ place }) => place.column === name);
    return found === undefined ? {} : { error: wordsOf(found) };
  };
  return councilPage(view, {
    figures: false,
    title: 'Restricted files',
    label: 'Evidence',
    part: 'evidence',
    crumbs: crumbsOf(code),
    before:
      added === null ? (
        <ErrorSummary
          errors={faults.map((fault) => ({ field: fault.place.column ?? 'code', message: wordsOf(fault) }))}
        />
      ) : (
        <Notice tone="success" title={`The file was added as ${added}`} />
      ),
    hasErrors: faults.length > 0,
    main: (
      <>
        <Inset>
          <p>
            Whoever opens restricted matter is recorded with the reason given, and the Chief Social Work Officer sees
            it.
          </p>
        </Inset>
        <Form action={EVIDENCE.restricted(code)} hidden={{ [FORM_TOKEN]: formToken }}>
          <RadioField
            name="want"
            label="What do you want to see?"
            choices={Object.entries(WANTS).map(([value, label]) => ({ value, label }))}
            value={asking.want}
            {...errorOf('want')}
          />
          <TextField
            name="code"
            label="Code of the file"
            value={asking.code}
            characters={20}
            hint="Like ER-2026-0001. Leave it empty for the list."
            {...errorOf('code')}
          />
          <TextAreaField
            name="reason"
            label="Why do you need to see it?"
            value={asking.reason}
            {...errorOf('reason')}
          />
          <Button words="Open" />
        </Form>
      </>
    ),
  });
};

/** The list of restricted files, after the reason was recorded. */
export const restrictedListPage = (
  view: CouncilView,
  found: EvidencePage,
  { asking, formToken }: Door,
  page: number,
  today: string,
): string => {
  const { code } = view.council;
  return councilPage(view, {
    figures: false,
    title: 'Restricted files',
    label: 'Evidence',
    part: 'evidence',
    crumbs: [...crumbsOf(code), { words: 'Restricted files', href: EVIDENCE.restricted(code) }],
    main: (
      <>
        <p>That you opened this list was recorded, with your reason.</p>
        {found.count === 0 ? (
          <p>There are no restricted files.</p>
        ) : (
          <EvidenceTable
            files={found.files}
            today={today}
            caption={`Restricted files, page ${page} of ${found.pages}`}
            href={(file) => EVIDENCE.restricted(code, { code: file })}
          />
        )}
        {page < found.pages ? (
          <Form
            action={EVIDENCE.restricted(code)}
            hidden={{ [FORM_TOKEN]: formToken, want: 'list', reason: asking.reason, page: String(page + 1) }}
          >
            <Button words="Next page" secondary />
          </Form>
        ) : null}
      </>
    ),
  });
};

/** What is kept about one restricted file, after the reason was recorded. */
export const restrictedFilePage = (
  view: CouncilView,
  kept: KeptFile,
  context: FileContext,
  { asking, formToken }: Door,
): string => {
  const { code } = view.council;
  return councilPage(view, {
    figures: false,
    title: kept.file.title,
    label: 'Restricted evidence',
    part: 'evidence',
    crumbs: [...crumbsOf(code), { words: 'Restricted files', href: EVIDENCE.restricted(code) }],
    main: (
      <>
        <p>That you opened this page was recorded, with your reason.</p>
        <FileNotices kept={kept} />
        {kept.disposed ? null : (
          <Form
            action={EVIDENCE.restricted(code)}
            hidden={{ [FORM_TOKEN]: formToken, want: 'file', code: kept.file.code, reason: asking.reason }}
          >
            <Button words="Take away the file" />
          </Form>
        )}
        <FileFacts council={code} kept={kept} context={context} />
      </>
    ),
  });
};
