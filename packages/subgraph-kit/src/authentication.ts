import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import { Kind, OperationTypeNode } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import { unauthenticated } from './principal.ts';
import type { CheckPrincipal } from './remembered-principals.ts';
import { principalOf } from './context.ts';
import type { SubgraphContext } from './context.ts';
import type { Principal } from '@passerby/domain/licence';

const bearerPattern = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/;

/** The principal of a request's `Authorization: Bearer` header; undefined when there is no valid one. */
export async function findPrincipal(request: FastifyRequest, check: CheckPrincipal): Promise<Principal | undefined> {
  const jwt = bearerPattern.exec(request.headers.authorization ?? '')?.[1];
  return jwt === undefined ? undefined : check(jwt).catch(() => undefined);
}

/** Refuses every operation without a principal but `{ _service { sdl } }`, before anything runs (interfaces.md, Gateway). */
export function authenticationPlugin(): ApolloServerPlugin<SubgraphContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation, contextValue }) {
          if (!isServiceOperation(operation) && principalOf(contextValue) === undefined) throw unauthenticated();
        },
      };
    },
  };
}

function isServiceOperation(definition: OperationDefinitionNode | undefined): boolean {
  return (
    definition?.operation === OperationTypeNode.QUERY &&
    definition.selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value === '_service')
  );
}
