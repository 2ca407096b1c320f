import { GraphError } from '@passerby/client/graph-error';
import { expect, test } from 'vitest';
import { problemsOf } from './problems.ts';

function refusal(extensions: Readonly<Record<string, unknown>>): GraphError {
  return new GraphError('refused', { refusals: [{ message: 'refused', extensions }] });
}

test('a refusal says which fields are wrong, and which are missing', () => {
  const wrong = refusal({ code: 'BAD_USER_INPUT', problems: ['question.window: must have 1 to 800 days', 'title: Too big: x'] });
  expect([...problemsOf(wrong)]).toEqual([
    ['question.window', 'must have 1 to 800 days'],
    ['title', 'Too big: x'],
  ]);
  expect([...problemsOf(refusal({ missing: ['title', 'justifications.areas'] })).keys()]).toEqual([
    'title',
    'justifications.areas',
  ]);
});

test('a refusal without fields, and what is none, names no field', () => {
  expect(problemsOf(refusal({ code: 'FORBIDDEN' })).size).toBe(0);
  expect(problemsOf(new Error('away')).size).toBe(0);
  expect(problemsOf(undefined).size).toBe(0);
});
