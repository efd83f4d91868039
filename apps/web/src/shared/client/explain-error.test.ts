import { ERROR_CODES } from '@gesso/contract';
import { expect, test } from 'vitest';
import { explainError, fieldError } from './explain-error.ts';
import { ProblemError } from './problem-error.ts';

const problem = (code: ProblemError['code']) => new ProblemError({ code, status: 400, detail: 'What happened.' });

test.each(ERROR_CODES)('%s has a title and keeps the server’s sentence', (code) => {
  const explanation = explainError(problem(code));
  expect(explanation.title).toMatch(/^[A-Z].*[a-z]$/);
  expect(explanation.detail).toBe('What happened.');
});

test('a bug of the page says that nothing was charged and offers to reload', () => {
  expect(explainError(new TypeError('x is undefined'))).toMatchObject({ wayOn: 'reload' });
  expect(explainError(new TypeError('x is undefined')).detail).not.toContain('undefined');
});

test('the sentence of a field is found by its path', () => {
  const error = new ProblemError({
    code: 'invalid-prompt',
    status: 422,
    detail: '',
    errors: [{ path: 'prompt', message: 'must not be empty' }],
  });
  expect(fieldError(error, 'prompt')).toBe('must not be empty');
  expect(fieldError(error, 'model')).toBeUndefined();
});
