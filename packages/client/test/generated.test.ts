import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generatedFile, generateOperations } from '../scripts/operations.ts';

test('the committed operations are those of the committed graph (else: npm run generate)', async () => {
  expect(await generateOperations()).toBe(readFileSync(generatedFile, 'utf8'));
});
