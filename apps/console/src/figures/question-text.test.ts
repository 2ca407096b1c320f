import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { writeCurl, writeGraphql } from './question-text.ts';

const question = {
  document: 'query A($site: ID!) { site(id: $site) { name } }',
  variables: { site: 'london:st-james\'s "gate" $HOME' },
};

test('a shell reads the curl line as the question, without a key in it', () => {
  const line = writeCurl(question, 'http://127.0.0.1:4000');
  const script = `curl() { printf '%s\\n' "$@"; }; PASSERBY_KEY=secret; ${line}`;
  const words = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).trimEnd().split('\n');
  expect(words.slice(0, 4)).toEqual(['-s', 'http://127.0.0.1:4000/graphql', '-H', 'authorization: Bearer secret']);
  expect(JSON.parse(words.at(-1) ?? '')).toEqual({ query: question.document, variables: question.variables });
  expect(line).not.toContain('secret');
});

test('the GraphQL has its variables in front as comments', () => {
  expect(writeGraphql({ document: '{ a }', variables: { b: 1 } })).toBe('# Variables:\n# {\n#   "b": 1\n# }\n{ a }\n');
});
