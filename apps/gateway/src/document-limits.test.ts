import { expect, test } from 'vitest';
import { DocumentLimits } from './document-limits.ts';
import { documentLimits } from './limits.ts';

function refusalOf(text: string): unknown {
  try {
    new DocumentLimits().assert(text);
  } catch (error) {
    return error;
  }
}
const many = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');
const nested = (depth: number): string => `${'{ a '.repeat(depth)}${'}'.repeat(depth)}`;

test.each([
  ['depth', nested],
  [
    'aliases',
    (count: number) =>
      `{ ${many(Math.ceil(count / 100), (set) => `s { ${many(Math.min(100, count - set * 100), (index) => `a${index}: b`)} }`)} }`,
  ],
  ['directives', (count: number) => `{ a ${many(count, () => '@skip(if: true)')} }`],
  ['fragments', (count: number) => `{ a } ${many(count, (index) => `fragment f${index} on Site { id }`)}`],
  ['introspections', (count: number) => `{ ${many(count, (index) => `a${index}: __schema { description }`)} }`],
  [
    'introspectionLists',
    (count: number) =>
      `{ __schema { ...a ...b } } fragment a on __Schema { ${many(10, (index) => `a${index}: types { name }`)} } fragment b on __Schema { ${many(count - 10, (index) => `b${index}: types { name }`)} }`,
  ],
  ['selections', (count: number) => `{ ${many(count, () => 'a')} }`],
] as const)('%s up to the limit', (name, documentOf) => {
  const limit = documentLimits[name];
  expect(refusalOf(documentOf(limit))).toBeUndefined();
  expect(refusalOf(documentOf(limit + 1))).toMatchObject({ code: 'QUERY_TOO_COMPLEX', details: { cost: limit + 1, limit } });
});

test('too many tokens, and nothing about what is no document', () => {
  expect(refusalOf(`{ ${'a '.repeat(4000)} }`)).toMatchObject({ code: 'QUERY_TOO_COMPLEX', details: { limit: 4000 } });
  expect(refusalOf('{ a(')).toBeUndefined();
  expect(refusalOf('')).toBeUndefined();
});

test.each(['1e400', '-1e400', '9'.repeat(400)])('the number %s, which would be infinite, is BAD_USER_INPUT', (number) => {
  expect(refusalOf(`{ a(b: [{ c: ${number} }]) }`)).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(refusalOf('{ a(b: 1e300, c: 1e-400) }')).toBeUndefined();
});

test('depth and size count through fragments, and a fragment inside itself ends', () => {
  const chain = many(20, (index) => `fragment f${index} on Site { a { ...f${index + 1} } }`);
  expect(refusalOf(`{ a { ...f0 } } ${chain} fragment f20 on Site { id }`)).toMatchObject({ details: { cost: 22, limit: 16 } });
  const twice = many(15, (index) => `fragment f${index} on Site { ...f${index + 1} ...f${index + 1} }`);
  expect(refusalOf(`{ ...f0 } ${twice} fragment f15 on Site { id }`)).toMatchObject({ details: { limit: 1000 } });
  expect(refusalOf('{ ...f } fragment f on Query { a { ...f } }')).toBeUndefined();
});
