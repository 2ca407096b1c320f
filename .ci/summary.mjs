// Prints the skipped tests with their reasons' names, then the one line that counts: tests: N passed, M failed, K skipped.
import { readFileSync } from 'node:fs';

const [, , path] = process.argv;
let report;
try {
  report = JSON.parse(readFileSync(path, 'utf8'));
} catch (error) {
  console.log(`ci: no test results at ${path}: ${error.message}`);
  console.log('tests: 0 passed, 1 failed, 0 skipped');
  process.exit(1);
}
const tests = report.testResults.flatMap((file) => file.assertionResults.map((test) => ({ ...test, file: file.name })));
const count = (...states) => tests.filter((test) => states.includes(test.status)).length;
const brokenFiles = report.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
);
for (const file of brokenFiles) console.log(`ci: ${file.name} did not run: ${file.message}`);
for (const test of tests) {
  if (!['passed', 'failed'].includes(test.status)) console.log(`ci: skipped ${test.file}: ${test.fullName}`);
}
const failed = count('failed') + brokenFiles.length;
const passed = count('passed');
console.log(`tests: ${passed} passed, ${failed} failed, ${tests.length - passed - count('failed')} skipped`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
