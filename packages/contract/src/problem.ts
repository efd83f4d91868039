import { z } from 'zod';
import { ERROR_CODES } from './error-codes.ts';

/** One offending field: a dotted path into the request and a sentence that names the fix. */
export const fieldErrorSchema = z.object({ path: z.string(), message: z.string() }).meta({ id: 'FieldError' });

/**
 * Every refusal of the API.
 *
 * @see RFC 9457, Problem Details for HTTP APIs.
 */
export const problemSchema = z
  .object({
    type: z.string().describe('A stable URI of the problem, `/problems/<code>`.'),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().describe('One sentence that says what happened and what to do.'),
    code: z.enum(ERROR_CODES),
    errors: z.array(fieldErrorSchema).optional(),
    authenticationId: z.string().optional().describe('With `authentication-required`: what is to be confirmed'),
    confirmUrl: z.string().optional().describe('With `authentication-required`: where a person confirms it'),
  })
  .meta({ id: 'Problem' });

export type FieldError = z.infer<typeof fieldErrorSchema>;
export type Problem = z.infer<typeof problemSchema>;
