import { z } from 'zod';

/** A code within a type: 'stage-1-answered'. What a council adds itself begins with `my-`, so no later pack can mean something else by it. */
const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export const code = z
  .string()
  .regex(CODE, 'must be a code such as "stage-1-answered"')
  .max(60)
  // What every object of the language has by itself would be taken for an answer.
  .refine(
    (each) => !(each in Object.prototype),
    'must be another code: this word has a meaning of its own to programs',
  );
export const words = z.string().trim().min(1).max(400);
