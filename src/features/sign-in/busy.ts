import { FaultError, fail, type Result } from '../../kernel/index.ts';

/** Gives the fault 'sign-in.busy' in place of throwing it, so that the page says to try again and keeps what was typed. Anything else is thrown on. */
export const orBusy = async <Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FaultError && error.fault.code === 'sign-in.busy') return fail([error.fault]);
    throw error;
  }
};
