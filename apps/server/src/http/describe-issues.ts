import type { ErrorCode, FieldError } from '@gesso/contract';
import type { z } from 'zod';
import { ProblemError } from './problems.ts';

/** A request with thousands of wrong fields is answered with its first ones. */
const MOST_ERRORS = 20;

/** Longer values of a list would drown the sentence. */
const MOST_CHOICES = 20;

/** What zod would say, said as the end of a sentence that begins with the field's name. Schemas' own words win. */
export const fieldMessages: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${nameType(issue.expected)}`;
    case 'invalid_value':
      return nameChoices(issue.values);
    case 'invalid_union':
      // Zod types a discriminated union's choices as anything.
      return Array.isArray(issue.options) ? nameChoices(issue.options) : 'has a form that is not accepted';
    case 'too_small':
      return `must ${nameBound(issue.origin, 'at least', issue.minimum)}`;
    case 'too_big':
      return `must ${nameBound(issue.origin, 'at most', issue.maximum)}`;
    case 'invalid_format':
      return `must be a valid ${issue.format}`;
    default:
      return 'has a form that is not accepted';
  }
};

/** Turns what a schema found into the refusal that names every field by its path, as the client wrote it. */
export function toInvalidRequest(issues: readonly z.core.$ZodIssue[]): ProblemError {
  return toRefusedFields(issues.flatMap((issue) => toFieldErrors(issue, [])).slice(0, MOST_ERRORS));
}

/** The refusal of a request because of these fields. */
export function toRefusedFields(errors: readonly FieldError[]): ProblemError {
  const [first] = errors;
  const detail = first === undefined ? 'The request cannot be used.' : `${first.path} ${first.message}.`;
  return new ProblemError({ code: codeOf(errors), detail, errors });
}

function toFieldErrors(issue: z.core.$ZodIssue, before: readonly PropertyKey[]): FieldError[] {
  const path = [...before, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key].map(String).join('.'), message: 'is not a known field' }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // The branch with the fewest complaints is the one the client meant.
    const [closest = []] = [...issue.errors].sort((one, other) => one.length - other.length);
    return closest.flatMap((inner) => toFieldErrors(inner, path));
  }
  return [{ path: path.length === 0 ? 'body' : path.map(String).join('.'), message: issue.message }];
}

// The contract has codes of their own for the two fields that people fill in most.
function codeOf(errors: readonly FieldError[]): ErrorCode {
  if (errors.length === 0) return 'invalid-request';
  if (errors.every(({ path }) => path === 'prompt')) return 'invalid-prompt';
  if (errors.every(({ path }) => path.split('.').includes('settings'))) return 'invalid-settings';
  return 'invalid-request';
}

function nameChoices(values: readonly unknown[]): string {
  return `must be one of ${values.slice(0, MOST_CHOICES).map(String).join(', ')}`;
}

function nameType(expected: string): string {
  switch (expected) {
    case 'string':
      return 'text';
    case 'int':
      return 'a whole number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    case 'object':
    case 'record':
      return 'an object';
    default:
      return `a ${expected}`;
  }
}

function nameBound(origin: string, side: string, bound: number | bigint): string {
  if (origin === 'string') return `have ${side} ${bound} characters`;
  if (origin === 'array') return `have ${side} ${bound} entries`;
  return `be ${side} ${bound}`;
}
