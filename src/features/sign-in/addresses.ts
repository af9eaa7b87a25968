import { url } from '../../ui/index.ts';
import { ADDRESS } from '../site/index.ts';

/** The addresses of signing in and of a person's own account. */
export const SIGN_IN_ADDRESS = {
  signIn: (then: string | null = null): string => ADDRESS.signIn(then),
  /** Goes on to the council's single sign-on. */
  council: (query: { then?: string; link?: string } = {}): string => url('/sign-in/council', query),
  join: '/sign-in/join',
  /** Where a person opens a link that joins their council sign-in to them. */
  link: '/sign-in/link',
  demo: '/sign-in/demo',
  signedOut: '/signed-out',
  account: ADDRESS.account,
  choosePost: '/account/post',
  signOut: '/account/sign-out',
  password: '/account/password',
  codeApp: '/account/code-app',
  recovery: '/account/recovery',
  tokens: '/account/tokens',
  endToken: '/account/tokens/end',
  accounts: (council: string): string => url(['councils', council, 'accounts']),
  accountStep: (council: string, step: 'reset' | 'close' | 'sign-out' | 'link'): string =>
    url(['councils', council, 'accounts', step]),
} as const;
