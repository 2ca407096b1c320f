import { expect, test } from 'vitest';
import { buildSchema, createSchemaBuilder, printSdl } from './schema-builder.ts';
import { publishedFields } from './published-fields.ts';
import { sharedEnums } from './shared-enums.ts';

function builderWith(define: (builder: ReturnType<typeof createSchemaBuilder>) => void) {
  const builder = createSchemaBuilder();
  define(builder);
  return builder;
}

test('only the shared types that are used stand in the SDL, under federation 2.9', () => {
  const builder = builderWith((builder) => {
    const grain = sharedEnums(builder).grain();
    builder.queryField('grains', (t) => t.field({ type: [grain], description: 'All.', resolve: () => ['HOUR' as const] }));
    builder.queryField('estimate', (t) =>
      t.field({ type: publishedFields(builder).estimate(), nullable: true, description: 'None.', resolve: () => null }),
    );
  });
  const sdl = printSdl(buildSchema(builder));
  expect(sdl).toContain('https://specs.apollo.dev/federation/v2.9');
  expect(sdl).toMatch(/type Estimate\s+@shareable/);
  expect(sdl).toContain('enum Grain');
  expect(sdl).not.toContain('enum AgeBand');
});

test('a bare number is refused at the start, by field and type', () => {
  const builder = builderWith((builder) => {
    builder.queryField('count', (t) => t.int({ description: 'A leak.', resolve: () => 5 }));
  });
  expect(() => buildSchema(builder)).toThrow('Query.count: Int is neither PublishedNumber');
});
