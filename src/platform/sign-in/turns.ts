/** Lets jobs run a few at a time, and those that wait no more than a few. */
type Turns = {
  /** Runs a job in its turn, in the order they came. Rejects with what `refused` gives where as many wait as may. */
  readonly take: <Value>(job: () => Promise<Value>) => Promise<Value>;
  /** Whether one more job would be refused. */
  readonly isFull: () => boolean;
};

/** At most `places` jobs at a time; at most `waitingRoom` others wait, so that a crowd is sent away instead of piling up. */
export const createTurns = (places: number, waitingRoom: number, refused: () => Error): Turns => {
  let free = places;
  const waiting: (() => void)[] = [];
  const isFull = (): boolean => free === 0 && waiting.length >= waitingRoom;
  return {
    isFull,
    take: async (job) => {
      if (isFull()) throw refused();
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await job();
      } finally {
        const next = waiting.shift();
        if (next === undefined) free += 1;
        else next();
      }
    },
  };
};
