import type { Attack } from '../attack.ts';
import { NoiseSamples } from '../noise-sample.ts';
import { integerFinding, listNoiseFindings } from '../noise-findings.ts';

/** The noise of the market's sealed releases, family by family: released counts less the bounded exact ones. */
export const sealedNoise: Attack = {
  name: 'noise of the sealed releases',
  async run({ market }) {
    const samples = new NoiseSamples();
    const open = await market.open();
    try {
      for await (const { family, exact, readReleased } of open.listTables()) {
        const { counts, type } = await readReleased();
        const [num, den] = family.sigma2;
        samples.add({ family: family.name, sigma2: num / den, exact: exact.counts, released: counts, type });
      }
    } finally {
      await open.close();
    }
    return [...samples.list().flatMap(listNoiseFindings), integerFinding(samples.list())];
  },
};
