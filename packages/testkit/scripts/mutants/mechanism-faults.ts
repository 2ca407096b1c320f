import type { Fault } from './fault.ts';

const seal = 'apps/pipeline/src/release/seal-release.ts';
const mechanism = 'packages/anonymisation/src/mechanism.ts';
const sealTest = { file: 'apps/pipeline/test/release/seal.test.ts' };
const mechanismTest = { file: 'packages/anonymisation/src/mechanism.test.ts' };
const exactTest = { file: 'apps/pipeline/test/exact/caps-and-objections.test.ts' };

const drawn = `  const noise = openNoise(sigma2);
  return {
    domain,
    noisy: addNoise(counts, noise),`;

/** The faults of privacy.md 9 that sit in the enclave: bounds, consent, noise, ledger. */
export const MECHANISM_FAULTS: readonly Fault[] = [
  {
    name: 'sigma halved',
    patches: [{ file: seal, find: 'openNoise(sigma2);', replace: 'openNoise({ num: sigma2.num, den: sigma2.den * 4n });' }],
    caughtBy: { ...sealTest, test: 'has noise of the public variance on every cell' },
  },
  {
    name: 'cap removed',
    patches: [
      {
        file: 'apps/pipeline/src/families/bounded/zone-days.sql',
        find: 'if(length(zones) <= {zones_max:UInt8}, zones,',
        replace: 'if(length(zones) <= {zones_max:UInt8} + 200, zones,',
      },
      {
        file: 'apps/pipeline/src/stays/build-exact-tables.ts',
        find: '    await assertCaps(engine);',
        replace: '    void assertCaps;',
      },
    ],
    caughtBy: { ...exactTest, test: 'in as many as the bound allows' },
  },
  {
    name: 'zero cells not noised',
    patches: [
      {
        file: mechanism,
        find: 'const value = (counts[cell] ?? 0) + noise.draw();',
        replace: 'const value = counts[cell] === 0 ? 0 : (counts[cell] ?? 0) + noise.draw();',
      },
    ],
    caughtBy: { ...mechanismTest, test: 'every cell gets its own draw, zero cells too' },
  },
  {
    name: 'noise per query',
    patches: [
      {
        file: 'packages/release/src/cell-sums.ts',
        find: 'sum: Number(sum[row]), cells: count',
        replace: 'sum: Number(sum[row]) + openNoise(rational(50n)).draw(), cells: count',
      },
      {
        file: 'packages/release/src/cell-sums.ts',
        find: "import type { DuckDBValue } from '@duckdb/node-api';",
        replace: `import type { DuckDBValue } from '@duckdb/node-api';
import { openNoise } from '@passerby/anonymisation/mechanism';
import { rational } from '@passerby/anonymisation/rational';`,
      },
    ],
    caughtBy: { file: 'packages/release/test/reader.test.ts', test: 'every cell comes back under its key' },
  },
  {
    name: 'seeded noise',
    patches: [
      {
        file: 'packages/anonymisation/src/random-words.ts',
        find: '        randomFillSync(words);',
        replace: `        block += 1;
        for (let index = 0; index < words.length; index += 16) {
          const digest = createHash('sha512').update(\`seed \${block} \${index}\`).digest();
          for (let word = 0; word < 16; word += 1) words[index + word] = digest.readUInt32LE(word * 4);
        }`,
      },
      { file: 'packages/anonymisation/src/random-words.ts', find: 'import { randomFillSync }', replace: 'import { createHash }' },
      {
        file: 'packages/anonymisation/src/random-words.ts',
        find: '  let position = bufferedWords;',
        replace: '  let position = bufferedWords;\n  let block = 0;',
      },
    ],
    caughtBy: { ...sealTest, test: 'two builds of the same counts share no noise' },
  },
  {
    name: 'the same noise on a rebuild',
    patches: [
      {
        file: seal,
        find: drawn,
        replace: `  const noise = openNoise(sigma2);
  const name = JSON.stringify(domain);
  const kept = keptNoise.get(name) ?? addNoise(new Int32Array(counts.length), noise);
  keptNoise.set(name, kept);
  return {
    domain,
    noisy: counts.map((count, cell) => count + (kept[cell] ?? 0)),`,
      },
      {
        file: seal,
        find: "const methodVersion = '1';",
        replace: "const methodVersion = '1';\nconst keptNoise = new Map<string, Int32Array>();",
      },
    ],
    caughtBy: { ...sealTest, test: 'two builds of the same counts share no noise' },
  },
  {
    name: 'float Gaussian rounded',
    patches: [
      {
        file: mechanism,
        find: 'draw: () => sampler.draw(words) }',
        replace: `draw: () => {
      const [first, second] = [(words.next() + 0.5) / 2 ** 32, (words.next() + 0.5) / 2 ** 32];
      const sigma = Math.sqrt(Number(sigma2.num) / Number(sigma2.den));
      return Math.round(sigma * Math.sqrt(-2 * Math.log(first)) * Math.cos(2 * Math.PI * second));
    } }`,
      },
    ],
    caughtBy: { ...mechanismTest, test: 'the fast sampler fits' },
  },
  {
    name: 'interval from true error',
    patches: [
      {
        file: seal,
        find: drawn,
        replace: `  const noise = openNoise(sigma2);
  const noisy = addNoise(counts, noise);
  const error = noisy.reduce((total, count, cell) => total + (count - (counts[cell] ?? 0)) ** 2, 0);
  return {
    domain,
    noisy,`,
      },
      { file: seal, find: 'sigma2: toPair(sigma2),', replace: 'sigma2: [Math.round(error), counts.length],' },
    ],
    caughtBy: { ...sealTest, test: 'verifies release by release, and is served' },
  },
  {
    name: 'a family missing from the ledger',
    patches: [
      {
        file: seal,
        find: '    families.map((family) => ({',
        replace: "    families.filter((family) => family !== 'visitors-zone-day-demo').map((family) => ({",
      },
      {
        file: seal,
        find: '.filter(({ name }) => families.includes(name))',
        replace: ".filter(({ name }) => families.includes(name) && name !== 'visitors-zone-day-demo')",
      },
    ],
    caughtBy: { ...sealTest, test: 'spends the cap exactly' },
  },
  {
    name: 'objection applied to today only',
    patches: [
      {
        file: 'apps/pipeline/src/consent/objections.sql',
        find: "countIf(kind != 'RETURN' AND effective_ms <= {now_ms:Int64}) > 0",
        replace: "countIf(kind != 'RETURN' AND effective_ms <= {now_ms:Int64} AND effective_ms > {now_ms:Int64} - 86400000) > 0",
      },
    ],
    caughtBy: { ...exactTest, test: "removes Monday from that week's table" },
  },
  {
    name: 'threshold on the true count',
    patches: [
      {
        file: seal,
        find: '    noisy: addNoise(counts, noise),',
        replace: '    noisy: addNoise(counts, noise).map((noisy, cell) => ((counts[cell] ?? 0) < 15 ? 0 : noisy)),',
      },
    ],
    caughtBy: { ...sealTest, test: 'an empty market has the same rows' },
  },
];
