/** Lets at most `places` jobs run at a time; the others wait their turn in the order they came. */
export const createTurns = (places: number): (<Value>(job: () => Promise<Value>) => Promise<Value>) => {
  let free = places;
  const waiting: (() => void)[] = [];
  return async (job) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await job();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
};
