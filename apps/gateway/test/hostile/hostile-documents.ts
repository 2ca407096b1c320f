import type { SeededRandom } from './seeded-random.ts';

type DocumentOf = (random: SeededRandom) => string;

const aliasesMax = 20_000;

/** Documents that cost much to parse, check, plan or run, valid ones and others. */
export const hostileDocuments: Readonly<Record<string, DocumentOf>> = {
  aliases: (random) => `{ ${repeat(random.whole(1, aliasesMax), (index) => `a${index}: __typename`)} }`,
  'aliases of a question': (random) =>
    `{ ${repeat(random.whole(1, 600), (index) => `a${index}: site(id: "tinytown:${index}") { name }`)} }`,
  'deep nesting': (random) => nest(random.whole(2, 3000), 'parent'),
  'deep fields that are there': (random) => `{ area(id: "tinytown:n1") ${nest(random.whole(2, 200), 'parent')} }`,
  'directive flood': (random) => `{ __typename ${repeat(random.whole(1, 3000), () => '@skip(if: false)')} }`,
  'unknown directives': (random) => `{ __typename ${repeat(random.whole(1, 2000), (index) => `@d${index}`)} }`,
  'same field again and again': (random) => `{ ${repeat(random.whole(1, 3900), () => 'markets')} }`,
  'same field with other arguments': (random) =>
    `{ ${repeat(random.whole(1, 400), (index) => `site(id: "${index % 7}") { name }`)} }`,
  'fragment cycle': (random) => {
    const length = random.whole(1, 60);
    const part = (index: number): string => `fragment f${index} on Query { ...f${(index + 1) % length} }`;
    return `{ ...f0 } ${repeat(length, part)}`;
  },
  'fragments that multiply': (random) => {
    const depth = random.whole(2, 40);
    const part = (index: number): string =>
      `fragment f${index} on Area { a: parent { ...f${index + 1} } b: parent { ...f${index + 1} } }`;
    return `{ area(id: "tinytown:n1") { ...f0 } } ${repeat(depth, part)} fragment f${depth} on Area { id }`;
  },
  'fragments side by side': (random) => {
    const count = random.whole(2, 300);
    return `{ ${repeat(count, (index) => `...f${index}`)} } ${repeat(count, (index) => `fragment f${index} on Query { markets { id } }`)}`;
  },
  'inline fragments': (random) => {
    const depth = random.whole(1, 1000);
    return `{ ${'... on Query { '.repeat(depth)} __typename ${'}'.repeat(depth)} }`;
  },
  'wide introspection': (random) =>
    `{ ${repeat(random.whole(1, 90), (index) => `a${index}: __schema { types { fields { name args { name } } } }`)} }`,
  'introspection with aliases inside': (random) =>
    `{ __schema { ${repeat(random.whole(1, 190), (index) => `a${index}: types { fields { name description } }`)} } }`,
  'introspection through fragments': (random) => {
    const count = random.whole(1, 45);
    const part = (index: number): string => `fragment f${index} on __Schema { t${index}: types { ...g } }`;
    const fields = repeat(random.whole(1, 20), (index) => `x${index}: fields { name }`);
    return `{ __schema { ${repeat(count, (index) => `...f${index}`)} } } ${repeat(count, part)} fragment g on __Type { ${fields} }`;
  },
  'fields that merge': (random) => {
    const [outer, inner] = [random.whole(1, 200), random.whole(1, 40)];
    const field = random.pick(['id', 'edition { __typename }', '... on Market { id name }']);
    return `{ ${repeat(outer, () => `markets { ${repeat(inner, () => field)} }`)} }`;
  },
  'fragments that merge': (random) => {
    const [count, inner] = [random.whole(1, 50), random.whole(1, 20)];
    const part = (index: number): string =>
      `fragment f${index} on Query { ${repeat(inner, () => 'markets { id name edition { __typename } }')} }`;
    return `{ ${repeat(count, (index) => `...f${index}`)} } ${repeat(count, part)}`;
  },
  'two hops again and again': (random) => {
    const window = 'window: { from: "2026-10-19", to: "2026-10-26" }';
    const part = (index: number): string =>
      `a${index}: site(id: "tinytown:high-street") { b${index}: dwell(${window}) { counts } }`;
    return `{ ${repeat(random.whole(1, 120), part)} }`;
  },
  'fields that are nearly there': (random) => `{ ${repeat(random.whole(1, 400), (index) => `market${index} { nam${index} }`)} }`,
  'deep introspection': (random) => {
    const depth = random.whole(1, 20);
    return `{ __schema { types { ${'fields { type { '.repeat(depth)} name ${'} } '.repeat(depth)} } } }`;
  },
  'pages of pages': (random) => {
    const first = random.pick([1000, 100_000, 2_147_483_647, -1]);
    return `{ areas(market: "tinytown", first: ${first}) { nodes { children { children { children { children { id } } } } } } }`;
  },
  'many variables': (random) =>
    `query Q(${repeat(random.whole(1, 900), (index) => `$v${index}: Int = ${index}`)}) { __typename }`,
  'deep types': (random) => {
    const depth = random.whole(1, 1500);
    return `query Q($v: ${'['.repeat(depth)}Int${']'.repeat(depth)}) { __typename }`;
  },
  'deep literals': (random) => {
    const depth = random.whole(1, 1900);
    return `{ presence(areas: { ids: ${'['.repeat(depth)}${']'.repeat(depth)} }) { counts } }`;
  },
  'long literals': (random) => `{ site(id: "${'x'.repeat(random.whole(1000, 200_000))}") { name } }`,
  'huge numbers': (random) => `{ areas(market: "tinytown", first: ${'9'.repeat(random.whole(1, 5000))}) { nodes { id } } }`,
  'infinite numbers': (random) => {
    const number = random.pick(['1e400', '-1e400', '9'.repeat(400)]);
    return `{ presence(areas: { polygon: { market: "tinytown", ring: [{ longitude: ${number}, latitude: 1 }] } }, window: { from: "2026-10-19", to: "2026-10-20" }) { counts } }`;
  },
  'words of other languages': (random) => {
    const words = random.pick([
      "' OR 1=1 --",
      '; DROP TABLE licence',
      '../../etc/passwd',
      '${process.env}',
      '<script>',
      '\\u0000',
    ]);
    return `{ site(id: "${words}") { name } area(id: "${words}") { name } }`;
  },
  'many operations': (random) => repeat(random.whole(2, 600), (index) => `query Q${index} { __typename }`),
  'subscriptions and definitions': (random) =>
    random.pick([
      'subscription { a }',
      'type Query { a: Int }',
      'extend type Site { a: Int }',
      'schema { query: Q }',
      'scalar A',
    ]),
  'internal fields': (random) =>
    random.pick([
      '{ _service { sdl } }',
      '{ _entities(representations: [{ __typename: "Site", id: "tinytown:high-street" }]) { ... on Site { name } } }',
      '{ __schema { queryType { name } } }',
      '{ site(id: "a") { _internal } }',
    ]),
  'defer and stream': () => '{ site(id: "tinytown:high-street") { id ... @defer { name } } }',
  noise: (random) => random.noise(random.whole(0, 6000)),
  'nearly a document': (random) => {
    const document = '{ site(id: "tinytown:high-street") { id name nearest { id } } }';
    const at = random.whole(0, document.length);
    return document.slice(0, at) + random.noise(random.whole(1, 5)) + document.slice(at);
  },
};

function repeat(count: number, part: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => part(index)).join(' ');
}

function nest(depth: number, field: string): string {
  return `${`{ ${field} `.repeat(depth)}{ id }${' }'.repeat(depth)}`;
}
