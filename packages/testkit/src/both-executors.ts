import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Licence } from '@passerby/domain/licence';
import { openReleaseReader } from '@passerby/release/reader';
import { compile } from '@passerby/subgraph-kit/compiled-queries';
import { createContext } from '@passerby/subgraph-kit/context';
import type { SubgraphContext } from '@passerby/subgraph-kit/context';
import { execute, parse, validate } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { testLicence } from './principal.ts';

/** A query of the corpus. */
export interface CorpusQuery {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly licence?: Partial<Licence>;
}

/** What graphql-js and the compiled query gave, as text; `compiled` is undefined where it left the answer to graphql-js. */
export interface BothAnswers {
  readonly interpreted: string;
  readonly compiled: string | undefined;
  readonly hasErrors: boolean;
}

/** One schema over one released market, run by graphql-js and compiled. */
export interface BothExecutors {
  ask(question: CorpusQuery): Promise<BothAnswers>;
  close(): Promise<void>;
}

/** The GraphQL queries of a page of documentation. */
export function listQueries(page: string): readonly string[] {
  return [...page.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, query = '']) => query);
}

/** Opens the released market below a folder for a schema, without a server and without a cache. Throws for an invalid query. */
export async function openBothExecutors(schema: GraphQLSchema, home: string): Promise<BothExecutors> {
  const source = await openReleaseReader({ servingFolder: join(home, 'serving') });
  const contextOf = (question: CorpusQuery): SubgraphContext =>
    createContext({
      principal: { org: 'o', client: 'c', jti: randomUUID(), licence: { ...testLicence, ...question.licence }, studyZones: [] },
      requestId: randomUUID(),
      source,
      body: question,
    });
  return {
    async ask(question) {
      const document = parse(question.query);
      const [invalid] = validate(schema, document);
      if (invalid !== undefined) throw invalid;
      const { variables: variableValues = {} } = question;
      const interpreted = await execute({ schema, document, variableValues, contextValue: contextOf(question) });
      const data = await compile(schema, document)(contextOf(question), variableValues);
      const hasErrors = interpreted.errors !== undefined;
      return { interpreted: JSON.stringify(interpreted.data), compiled: data && JSON.stringify(data), hasErrors };
    },
    close: () => source.close(),
  };
}
