import { badInput, PasserbyError } from '@passerby/domain/error';
import { parse, visit } from 'graphql';
import type { DocumentNode } from 'graphql';
import { expandedSizeOf } from './expanded-size.ts';
import { documentLimits, maxRecursiveSelections, maxTokens } from './limits.ts';

/** Words of graphql-js for a document of too many tokens. */
const tokenLimitPattern = /contains more (?:than|that) \d+ tokens/;
const introspectionFields = new Set(['__schema', '__type']);
const rememberedMax = 1000;
const rememberedLengthMax = 16 * 1024;

type Measure = keyof typeof documentLimits;
/** Measured with fragments in place. */
type Expanded = 'depth' | 'introspectionLists';

const wordsOf: Readonly<Record<Measure, string>> = {
  depth: 'selection sets in one another',
  aliases: 'aliases',
  directives: 'directives',
  fragments: 'fragments',
  selections: 'fields side by side',
  introspections: 'introspection fields',
  introspectionLists: 'lists of the schema',
};

/**
 * Refuses documents that would be costly to check, before they are checked: too many tokens, too deep, too many aliases,
 * directives, fragments or fields side by side; and numbers that no machine holds, which the planner fails at. Remembers those
 * that passed. Says nothing of a document that cannot be parsed: that is the graph's to explain.
 */
export class DocumentLimits {
  readonly #passed = new Set<string>();

  /** Throws QUERY_TOO_COMPLEX with the count as `cost` and the `limit`, BAD_USER_INPUT for a number such as 1e400. */
  assert(text: string): void {
    if (this.#passed.has(text)) return;
    const document = findDocument(text);
    if (document === undefined) return;
    const expanded = expandedSizeOf(document);
    if (expanded.selections > maxRecursiveSelections) {
      throw tooComplex(`The document has more than ${maxRecursiveSelections} selections, fragments counted as often as used`, {
        limit: maxRecursiveSelections,
      });
    }
    const counts = { ...measure(document), depth: expanded.depth, introspectionLists: expanded.introspectionLists };
    for (const name of Object.keys(wordsOf) as Measure[]) {
      const [cost, limit] = [counts[name], documentLimits[name]];
      if (cost > limit) throw tooComplex(`The document has ${cost} ${wordsOf[name]}; the limit is ${limit}`, { cost, limit });
    }
    if (text.length > rememberedLengthMax) return;
    if (this.#passed.size >= rememberedMax) this.#passed.clear();
    this.#passed.add(text);
  }
}

function findDocument(text: string): DocumentNode | undefined {
  try {
    return parse(text, { maxTokens, noLocation: true });
  } catch (error) {
    if (error instanceof Error && tokenLimitPattern.test(error.message)) {
      throw tooComplex(`The document has more than ${maxTokens} tokens`, { limit: maxTokens });
    }
    return undefined;
  }
}

function measure(document: DocumentNode): Readonly<Record<Exclude<Measure, Expanded>, number>> {
  const counts = { aliases: 0, directives: 0, fragments: 0, selections: 0, introspections: 0 };
  visit(document, {
    SelectionSet({ selections }) {
      counts.selections = Math.max(counts.selections, selections.length);
    },
    Field({ alias, name }) {
      if (alias) counts.aliases += 1;
      if (introspectionFields.has(name.value)) counts.introspections += 1;
    },
    Directive() {
      counts.directives += 1;
    },
    FragmentDefinition() {
      counts.fragments += 1;
    },
    FloatValue: assertFinite,
    IntValue: assertFinite,
  });
  return counts;
}

function assertFinite({ value }: { readonly value: string }): void {
  if (!Number.isFinite(Number(value))) throw badInput('A number of the document is larger than any that can be held');
}

function tooComplex(message: string, details: { readonly cost?: number; readonly limit: number }): PasserbyError {
  return new PasserbyError('QUERY_TOO_COMPLEX', message, details);
}
