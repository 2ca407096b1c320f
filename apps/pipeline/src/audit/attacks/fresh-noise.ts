import type { Attack } from '../attack.ts';
import { atMost, findingOf } from '../finding.ts';
import { NoiseSamples } from '../noise-sample.ts';
import { varianceErrors } from '../noise-findings.ts';

const standardErrorsMost = 4;

/** Two builds of the same exact tables: their difference must have twice the variance, for noise that is shared cancels (privacy.md 8). */
export const freshNoise: Attack = {
  name: 'two builds share no noise',
  async run({ market, draw }) {
    const samples = new NoiseSamples();
    const open = await market.open();
    try {
      for await (const { family, exact } of open.listTables()) {
        const [{ noisy: first }, { noisy: second }] = [draw(market, exact), draw(market, exact)];
        const [num, den] = family.sigma2;
        samples.add({ family: family.name, sigma2: (2 * num) / den, exact: first, released: second, type: 'INTEGER' });
      }
    } finally {
      await open.close();
    }
    return samples.list().map(({ family, sigma2, all }) =>
      findingOf({
        check: `${family}: two builds share no noise`,
        method: `mean square of the difference of two builds over ${all.size} cells against twice sigma2, in standard errors`,
        ...atMost(varianceErrors(all, sigma2), standardErrorsMost),
      }),
    );
  },
};
