import { HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import { BREAK, OperationTypeNode, visit } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { SubgraphContext } from './context.ts';
import type { Data } from './written-data.ts';

/** Operations that are remembered, compiled or seen once. */
const operationsMax = 500;

/** Runs a compiled query; undefined where it met an error, or cannot be compiled. */
export type CompiledQuery = (context: SubgraphContext, variables: Data | undefined) => Promise<Data | undefined>;

/**
 * Compiles a query to a function that gives the data which graphql-js gives, as far as no error is met: what an error is and
 * where it stands is left to graphql-js alone (decision 0040).
 */
export function compile(schema: GraphQLSchema, document: DocumentNode, operationName?: string): CompiledQuery {
  const compiled = isNamedSafely(document)
    ? compileQuery(schema, document, operationName, { disablingCapturingStackErrors: true })
    : undefined;
  if (compiled === undefined || !isCompiledQuery(compiled)) return async () => undefined;
  return async (context, variables) => {
    const { data, errors } = await compiled.query(undefined, context, variables);
    return errors === undefined && data !== null ? data : undefined;
  };
}

/**
 * Answers queries from compiled functions, from the second time on that an operation comes: compiling takes longer than
 * running it once. What these cannot answer without an error runs again, from the start, as if there were none.
 */
export function compiledQueryPlugin(schema: GraphQLSchema): ApolloServerPlugin<SubgraphContext> {
  const known = new Map<string, CompiledQuery | undefined>();
  const findCompiled = (name: string, build: () => CompiledQuery): CompiledQuery | undefined => {
    const compiled = known.has(name) ? (known.get(name) ?? build()) : undefined;
    known.delete(name);
    known.set(name, compiled);
    const [oldest] = known.keys();
    if (known.size > operationsMax && oldest !== undefined) known.delete(oldest);
    return compiled;
  };
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ request, queryHash, document, operation, contextValue }) {
          if (operation.operation !== OperationTypeNode.QUERY) return null;
          const { operationName, variables } = request;
          const compiled = findCompiled(`${queryHash} ${operationName ?? ''}`, () => compile(schema, document, operationName));
          const data = await compiled?.(contextValue, variables);
          if (data === undefined) return null;
          return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data } } };
        },
      };
    },
  };
}

/** Whether no name is one that every object has, such as `__proto__`: compiled queries keep answers and variables in plain objects. */
function isNamedSafely(document: DocumentNode): boolean {
  let isSafe = true;
  visit(document, {
    Name({ value }) {
      if (!(value in Object.prototype)) return undefined;
      isSafe = false;
      return BREAK;
    },
  });
  return isSafe;
}
