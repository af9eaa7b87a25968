import type { SignOn } from './contract.ts';
import type { OpenIdSettings } from './settings.ts';

/** Single sign-on with the provider of these settings. What it takes is loaded at first use, so that starting does not wait for it. */
export const createSignOn = (settings: OpenIdSettings): SignOn => {
  let loading: Promise<Omit<SignOn, 'issuer'>> | null = null;
  const flow = (): Promise<Omit<SignOn, 'issuer'>> => {
    loading ??= import('./flow.ts').then(({ createFlow }) => createFlow(settings));
    return loading;
  };
  return {
    issuer: settings.issuer.href,
    begin: async (now) => (await flow()).begin(now),
    finish: async (query, step, now) => (await flow()).finish(query, step, now),
    signOutAddress: async (backTo) => (await flow()).signOutAddress(backTo),
  };
};
