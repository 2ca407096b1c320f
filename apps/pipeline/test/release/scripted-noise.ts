/** A fixed 32-bit word of a script: fill and position through a mixing function (splitmix32). Nothing random, nothing noised with it leaves a test. */
export function scriptedWord(fill: number, index: number): number {
  let word = (Math.imul(fill + 1, 0x9e37_79b9) + Math.imul(index + 1, 0x85eb_ca6b)) >>> 0;
  word = Math.imul(word ^ (word >>> 16), 0x21f0_aaad);
  word = Math.imul(word ^ (word >>> 15), 0x735a_2d97);
  return (word ^ (word >>> 15)) >>> 0;
}

const wordsOf = 2 ** 32;

/**
 * The outcome of a discrete Gaussian N_Z(0, sigma2) that a uniform's first 32 bits choose: the smallest k whose distribution
 * function lies above. By summing probabilities in doubles, apart from the tables of the mechanism. Throws RangeError where 32
 * bits do not decide, which a script has to avoid.
 */
export function outcomeOf(word: number, sigma2: number): number {
  const reach = Math.ceil(14 * Math.sqrt(sigma2));
  let total = 0;
  for (let k = -reach; k <= reach; k += 1) total += Math.exp((-k * k) / (2 * sigma2));
  let reached = 0;
  for (let k = -reach; k <= reach; k += 1) {
    reached += Math.exp((-k * k) / (2 * sigma2));
    const bound = (reached / total) * wordsOf;
    if (Math.abs(bound - word - 0.5) < 1) throw new RangeError('this word needs more than 32 bits');
    if (word < bound) return k;
  }
  throw new RangeError('a word beyond the distribution');
}
