import { expect, test } from 'vitest';
import { startFixtureGraph } from './fixtures/graph.ts';
import { auditHttp } from './fixtures/http-audit.ts';

test('every MUST, SHOULD and MAY of GraphQL over HTTP holds', async () => {
  const graph = await startFixtureGraph();
  const findings = await auditHttp(`${graph.gateway.url}/graphql`, 'pby_test_good_secret');
  await graph.close();
  expect(findings.length).toBeGreaterThan(60);
  expect(findings.filter(({ reason }) => reason !== undefined)).toEqual([]);
});
