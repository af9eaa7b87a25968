import type { JSX } from 'preact';
import { FILE_KINDS } from '../../documents/readers/evidence/index.ts';
import { formatDay, type Instant } from '../../kernel/index.ts';
import { DataTable, DownloadList, KeyFacts, Link, Notice } from '../../ui/index.ts';
import { type RetentionRule, sayRule, sayUnverified } from '../retention/index.ts';
import { ADDRESS, type CouncilView, councilPage } from '../site/index.ts';
import { EVIDENCE } from './addresses.ts';
import { SUBJECTS } from './evidence.ts';
import { historyOf, type Posts, sayActor, sayHash, sayKind, sayRuleOf, saySubject, sayUntil } from './presenter.ts';
import type { KeptFile } from './read-model.ts';

/** What stands beside a file on its page. */
export type FileContext = {
  /** The title of the measure that it is evidence for; null where it is for something else, or the measure is not known. */
  readonly measure: string | null;
  readonly posts: Posts;
  readonly rules: readonly RetentionRule[];
  readonly today: string;
  readonly asAt: Instant;
};

const RuleWords = (props: { readonly kept: KeptFile; readonly rules: readonly RetentionRule[] }): JSX.Element => {
  const { file } = props.kept;
  const rule = props.rules.find(({ code }) => code === file.rule);
  const unverified = rule === undefined ? null : sayUnverified(rule);
  return (
    <>
      {sayRuleOf(file, props.rules)}
      {rule === undefined ? null : `: ${sayRule(rule)}`}
      {file.retainedFrom === null || rule?.years === null ? null : `, counted from ${formatDay(file.retainedFrom)}`}
      {unverified === null ? null : ` (${unverified.charAt(0).toLowerCase()}${unverified.slice(1)})`}
    </>
  );
};

/** All that is kept about a file, and what happened to it. */
export const FileFacts = (props: {
  readonly council: string;
  readonly kept: KeptFile;
  readonly context: FileContext;
}): JSX.Element => {
  const { council, kept, context } = props;
  const { file, supersededBy } = kept;
  const other = (code: string | null) =>
    code === null ? 'none' : <Link href={EVIDENCE.file(council, code)}>{code}</Link>;
  return (
    <>
      <KeyFacts
        facts={[
          { term: 'Code', value: file.code },
          {
            term: 'Evidence for',
            value:
              context.measure === null ? (
                saySubject(file)
              ) : (
                <>
                  {SUBJECTS.measure}: <Link href={ADDRESS.measure(council, file.about)}>{context.measure}</Link>
                </>
              ),
          },
          { term: 'Kind', value: sayKind(file) },
          {
            term: 'Who may see it',
            value:
              file.confidentiality === 'open'
                ? 'Posts of this council that read evidence'
                : 'Restricted: each opening is recorded with its reason',
          },
          { term: 'Added by', value: sayActor(file.addedBy, context.posts) },
          { term: 'Kept', value: sayUntil(kept, context.today) },
          { term: 'Rule', value: <RuleWords kept={kept} rules={context.rules} /> },
          { term: 'Takes the place of', value: other(file.supersedes) },
          { term: 'Its place was taken by', value: other(supersededBy) },
          { term: 'Hash (SHA-256)', value: sayHash(file) },
        ]}
      />
      <DataTable
        id="history"
        caption="What happened to it, the latest first"
        narrow="stack"
        rows={historyOf(kept, context.posts)}
        columns={[
          { title: 'When', rowHeader: true, cell: ({ when }) => when },
          { title: 'What', cell: ({ what }) => what },
          { title: 'Who', cell: ({ who }) => who },
          { title: 'Why', cell: ({ why }) => why },
        ]}
      />
    </>
  );
};

/** What must be known of a file before reading on: that it was taken over, let go, or cannot be searched whole. */
export const FileNotices = (props: { readonly kept: KeptFile }): JSX.Element => {
  const { file, disposed, supersededBy } = props.kept;
  return (
    <>
      {disposed ? (
        <Notice tone="info" title="The content of this file was disposed of">
          What it was stays here for good.
        </Notice>
      ) : null}
      {supersededBy === null ? null : (
        <Notice tone="info" title={`A newer file has taken its place: ${supersededBy}`} />
      )}
      {file.textNote === null || disposed ? null : <Notice tone="info" title={file.textNote} />}
    </>
  );
};

/** The page of one open file. `added`: it has just been added. */
export const filePage = (
  view: CouncilView,
  kept: KeptFile,
  context: FileContext,
  added: { readonly sameAs: readonly string[] } | null,
): string => {
  const { code } = view.council;
  const { file } = kept;
  const same = added?.sameAs ?? [];
  return councilPage(view, {
    figures: false,
    title: file.title,
    label: 'Evidence',
    part: 'evidence',
    crumbs: [{ words: 'Evidence', href: EVIDENCE.list(code) }],
    ...(added === null
      ? {}
      : {
          before: (
            <Notice tone="success" title={`The file was added as ${file.code}`}>
              {same.length === 0 ? null : `The same content is kept already as ${same.join(', ')}.`}
            </Notice>
          ),
        }),
    main: (
      <>
        <FileNotices kept={kept} />
        {kept.disposed ? null : (
          <DownloadList
            downloads={[
              {
                title: file.fileName,
                href: EVIDENCE.download(code, file.code),
                format: FILE_KINDS[file.kind].words,
                size: file.size,
              },
            ]}
          />
        )}
        <FileFacts council={code} kept={kept} context={context} />
      </>
    ),
  });
};
