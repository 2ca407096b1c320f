import { openNoise, openReferenceNoise } from '../src/mechanism.ts';
import type { NoiseSource } from '../src/mechanism.ts';
import { rational } from '../src/rational.ts';

const fastDraws = 20_000_000;
const referenceDraws = 50_000;

/** Draws per second of one core, and the time to build the table, for the smallest and the largest sigma2 of the policies. */
for (const sigma2 of [rational(50n), rational(5600n, 3n), rational(2800n), rational(11_200n)]) {
  const started = performance.now();
  const fast = openNoise(sigma2);
  const built = performance.now() - started;
  console.log(
    `sigma2 ${sigma2.num}/${sigma2.den}: table in ${built.toFixed(1)} ms, delta per draw ${fast.deltaPerDraw.toExponential(1)}, ` +
      `${millionsPerSecond(fast, fastDraws)} M draws/s; reference ${millionsPerSecond(openReferenceNoise(sigma2), referenceDraws)} M draws/s`,
  );
}

function millionsPerSecond(noise: NoiseSource, draws: number): string {
  const started = process.cpuUsage();
  let total = 0;
  for (let index = 0; index < draws; index += 1) total += noise.draw();
  const { user, system } = process.cpuUsage(started);
  if (!Number.isSafeInteger(total)) throw new RangeError('A draw is not an integer');
  return (draws / (user + system)).toFixed(3);
}
