/** Runs jobs one after another in the order they came, whether earlier ones end well or not. */
export const createQueue = (): (<Value>(job: () => Promise<Value>) => Promise<Value>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const mine = last.then(job);
    last = mine.catch(() => undefined);
    return mine;
  };
};
