import type { Attack } from '../attack.ts';
import { NoiseSamples } from '../noise-sample.ts';
import { integerFinding, listNoiseFindings } from '../noise-findings.ts';

/** The noise of the market's sealed releases, family by family: released counts less the bounded exact ones. */
export const sealedNoise: Attack = {
  name: 'noise of the sealed releases',
  async run({ market }) {
    const samples = new NoiseSamples();
    for await (const table of market.listTables()) {
      const { counts, type } = await market.readReleased(table);
      const [num, den] = table.family.sigma2;
      samples.add({ family: table.family.name, sigma2: num / den, exact: table.exact.counts, released: counts, type });
    }
    return [...samples.list().flatMap(listNoiseFindings), integerFinding(samples.list())];
  },
};
