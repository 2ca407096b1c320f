import { readPublished } from '@passerby/anonymisation/published';
import { GraphQLScalarType } from 'graphql';

/**
 * The only numeric output of the graph (privacy.md 7, L3). It serialises what the gate published and throws on everything
 * else: a number, a cast, a clone or a look-alike. It takes no input.
 */
export const publishedNumberScalar = new GraphQLScalarType<never, number>({
  name: 'PublishedNumber',
  description:
    'A number that passed the privacy gate: noised once when its release was built, checked for minimum group and precision, then rounded.',
  serialize: readPublished,
  parseValue() {
    throw new TypeError('A published number is never an input (privacy.md 7)');
  },
});
