import { listSubgraphSdls } from './compose.ts';
import { appsFolder } from './graph-files.ts';
import { listGraphProblems } from './graph-problems.ts';

const today = new Date().toISOString().slice(0, 10);
const problems = listGraphProblems(listSubgraphSdls(appsFolder), today);
for (const problem of problems) process.stderr.write(`graph: ${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
