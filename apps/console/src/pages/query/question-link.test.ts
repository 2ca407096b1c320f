import { expect, test } from 'vitest';
import { addressWith } from '../../shell/address.ts';
import { readQuestion } from './question-link.ts';

test('a question comes out of an address as it went in, and no address without one has any', () => {
  const question = { query: '# a & b?\nquery A($x: ID!) { site(id: $x) { name } }\n', variables: '{ "x": "london:a+b" }' };
  expect(readQuestion(addressWith({ page: 'query', ...question }, '').slice(1))).toEqual(question);
  expect(readQuestion('?page=query&query=%7Ba%7D')).toEqual({ query: '{a}', variables: '' });
  expect(readQuestion('?page=query&variables=%7B%7D')).toBeUndefined();
});
