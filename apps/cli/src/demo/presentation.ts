import { writeFileSync } from 'node:fs';
import type { CommandContext } from '../command-context.ts';
import { box } from './box.ts';
import { demoFilesOf } from './demo-files.ts';
import { demoSaturday, demoWeek } from './demo-parameters.ts';
import type { DemoProgress } from './demo-steps.ts';
import { answerFoundingQuestion, curlLine, getDemoPlaces } from './founding-question.ts';
import type { DemoPlaces } from './founding-question.ts';
import { describePersona } from './personas.ts';
import type { DemoKeys, PersonaName } from './personas.ts';

/** Writes what prefills the console, asks the founding question, prints the box and the line to paste. */
export async function presentDemo(
  { home, print }: CommandContext,
  { market, isJson }: { readonly market: string; readonly isJson: boolean },
  { keys, url }: DemoProgress,
): Promise<void> {
  if (keys === undefined || url === undefined) throw new Error('a step of the demo has left nothing');
  const access = { url, key: keys.analyst };
  const places = await getDemoPlaces(access, market);
  writeConsoleFile(demoFilesOf(home, market).consoleFile, { market, places, keys });
  const answer = await answerFoundingQuestion(access, places.site);
  const curl = curlLine(access, places.site);
  if (isJson) print(JSON.stringify({ url, keys, site: places.site, week: demoWeek, curl }));
  else print(`\n${box(listBoxLines({ url, keys, places, answer, keysFile: home.demoKeysFile }))}\n\n${curl}\n`);
}

function listBoxLines(parts: {
  readonly url: string;
  readonly keys: DemoKeys;
  readonly places: DemoPlaces;
  readonly answer: readonly string[];
  readonly keysFile: string;
}): readonly string[] {
  const { url, keys, places, answer, keysFile } = parts;
  const keyLines = Object.entries(keys).map(([name, key]) => `  ${name.padEnd(15)} ${key}`);
  return [
    `Passerby is up. Console: ${url}/   graph: ${url}/graphql`,
    '',
    `One key a persona (${keysFile}):`,
    ...keyLines,
    `Or log in as one of them, without a password: ${url}/login`,
    '',
    `How long do women of 25-34 stop at ${places.siteName}, week of ${demoWeek.from}? Visitors, with 95 % interval:`,
    ...answer.map((line) => `  ${line}`),
    '',
    "Ask it yourself: paste the line below, or press play on the console's Query page. Ctrl-C stops everything.",
  ];
}

function writeConsoleFile(
  file: string,
  { market, places, keys }: { readonly market: string; readonly places: DemoPlaces; readonly keys: DemoKeys },
): void {
  const personas = Object.entries(keys).map(([name, key]) => ({ name, key, about: describePersona(name as PersonaName) }));
  const { site, area } = places;
  writeFileSync(file, JSON.stringify({ market, site, area, week: demoWeek, day: demoSaturday, personas }), { mode: 0o600 });
}
