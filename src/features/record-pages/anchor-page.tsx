import { formatInstant } from '../../kernel/index.ts';
import { KeyFacts } from '../../ui/index.ts';
import { HOW_TO_CHECK, isRestrictedChain, ownerOfChain, type PrintedAnchor, verifyCommand } from '../record/index.ts';
import { type CouncilView, councilPage } from '../site/index.ts';
import { RECORD } from './addresses.ts';

const Anchor = (props: { readonly anchor: PrintedAnchor; readonly name: string }) => {
  const { position, at, hash } = props.anchor;
  return (
    <section>
      <h2>{props.name}</h2>
      {isRestrictedChain(props.anchor.scope) ? (
        <p>
          It tells how many restricted entries there are. Keep it apart, with somebody who may know that, and show it to
          nobody else.
        </p>
      ) : null}
      <KeyFacts
        facts={[
          { term: 'Last entry', value: String(position) },
          { term: 'Written', value: `${formatInstant(at)} (${at})` },
          { term: 'Hash', value: <code>{hash.replace(/.{8}(?=.)/g, '$& ')}</code> },
          { term: 'To check it later', value: <code>{verifyCommand(props.anchor)}</code> },
        ]}
      />
    </section>
  );
};

const nameOf = ({ scope }: PrintedAnchor, code: string, name: string): string => {
  const whose = ownerOfChain(scope) === code ? `The record of ${name}` : 'The record of what all councils share';
  return isRestrictedChain(scope) ? `${whose}, restricted entries` : whose;
};

/** The end of the record at this moment, to be printed and kept where nobody who runs the system can change it. */
export const anchorPage = (view: CouncilView, anchors: readonly PrintedAnchor[]): string => {
  const { code, name } = view.council;
  return councilPage(view, {
    figures: false,
    title: 'Proof of the record so far',
    part: 'record',
    crumbs: [{ words: 'The record', href: RECORD.list(code) }],
    main: (
      <>
        <p>
          Print this page, sign it and keep it, or send it to your auditor. Whoever holds it can prove later that
          nothing before it was altered, taken away or put in: the record would have another hash.
        </p>
        {anchors.map((anchor) => (
          <Anchor key={anchor.scope} anchor={anchor} name={nameOf(anchor, code, name)} />
        ))}
        <h2>How it is checked</h2>
        <p>{HOW_TO_CHECK}</p>
      </>
    ),
  });
};
