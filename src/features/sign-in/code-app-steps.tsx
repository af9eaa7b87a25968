import { codeSecretText, provisioningAddress } from '../../platform/sign-in/index.ts';
import { KeyFacts, ScanCode } from '../../ui/index.ts';

/** How a code app is given the secret: by its camera, by a link on the same telephone, or by typing the key. */
export const CodeAppSteps = (props: {
  readonly secret: Uint8Array;
  readonly account: string;
  readonly host: string;
}) => {
  const address = provisioningAddress(props.secret, props.account, `Remit (${props.host})`);
  return (
    <>
      <h2>Set up your code app</h2>
      <p>
        A code app shows six digits that change every half minute. If your council has chosen one, use that; any that
        says "TOTP" or "authenticator" will do. Add an account in the app and point its camera at this picture:
      </p>
      <ScanCode text={address} label="Picture for the camera of your code app; the key below says the same" />
      <p>
        On the telephone that has the app, <a href={address}>open this link</a> instead. Or add an account by hand and
        type:
      </p>
      <KeyFacts
        facts={[
          { term: 'Account', value: props.account },
          { term: 'Key', value: <code>{codeSecretText(props.secret)}</code> },
          { term: 'Kind', value: 'Time-based, six digits' },
        ]}
      />
    </>
  );
};
