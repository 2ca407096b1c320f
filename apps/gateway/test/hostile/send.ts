import { request as openRequest } from 'node:http';
import type { Agent } from 'node:http';
import type { HostileRequest } from './hostile-request.ts';

const pauseMs = 4;

export interface WireAnswer {
  /** 0 where the client went away before an answer. */
  readonly status: number;
  readonly requestId: string;
  readonly text: string;
}

/** Sends a request as it is, piece by piece; one whose body does not reach its told length is given up. */
export function send(origin: string, request: HostileRequest, agent: Agent): Promise<WireAnswer> {
  const { promise, resolve } = Promise.withResolvers<WireAnswer>();
  const { hostname, port } = new URL(origin);
  const { method, path, headers, body } = request;
  const outgoing = openRequest({ hostname, port, method, path, headers, agent }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => void chunks.push(chunk));
    response.on('end', () =>
      resolve({
        status: response.statusCode ?? 0,
        requestId: String(response.headers['x-request-id'] ?? ''),
        text: Buffer.concat(chunks).toString('utf8'),
      }),
    );
  });
  outgoing.on('error', () => resolve({ status: 0, requestId: '', text: '' }));
  void writePieces(outgoing, body);
  return promise;
}

async function writePieces(outgoing: ReturnType<typeof openRequest>, body: readonly string[]): Promise<void> {
  for (const piece of body) {
    outgoing.write(piece);
    if (body.length > 1) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  const length = Buffer.byteLength(body.join(''));
  const told = outgoing.getHeader('content-length');
  if (told !== undefined && Number(told) > length) outgoing.destroy();
  else outgoing.end();
}
