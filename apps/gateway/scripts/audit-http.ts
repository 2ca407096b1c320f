import { startFixtureGraph } from '../test/fixtures/graph.ts';
import { auditHttp } from '../test/fixtures/http-audit.ts';

/**
 * `npm run audit:http -w apps/gateway [-- URL KEY]`: the GraphQL over HTTP audit suite against a running gateway, or against one
 * started for it. Prints what fails and how many of each level hold; ends with 1 unless all do.
 */
const [url, key] = process.argv.slice(2);
const graph = url === undefined ? await startFixtureGraph() : undefined;
const results = await auditHttp(url ?? `${graph?.gateway.url}/graphql`, key ?? 'pby_test_good_secret');
await graph?.close();

for (const { id, name, reason } of results) if (reason !== undefined) process.stdout.write(`failed ${id}: ${name}: ${reason}\n`);
for (const level of ['MUST', 'SHOULD', 'MAY']) {
  const ofLevel = results.filter(({ name }) => name.startsWith(`${level} `));
  const held = ofLevel.filter(({ reason }) => reason === undefined);
  process.stdout.write(`${level}: ${held.length} of ${ofLevel.length} hold\n`);
}
if (results.some(({ reason }) => reason !== undefined)) process.exitCode = 1;
