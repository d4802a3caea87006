/**
 * Refuses malformed requests. If good requests came before on the same connection, their answers are sent first and in order:
 * a client that sends several requests at once takes the first answer for its first request.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { transportSecurity } from '#lib/env.ts';

/** What Node's parser says is wrong. */
type ClientError = Error & { code?: string; rawPacket?: Buffer };

const REFUSALS: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** If the parser failed before the end of the request line, the address was too long. */
const isAddressTooLong = ({ code, rawPacket }: ClientError): boolean =>
  code === 'HPE_HEADER_OVERFLOW' && rawPacket?.includes('\r\n') === false;

const statusOf = (error: ClientError): string =>
  isAddressTooLong(error) ? '414 URI Too Long' : (REFUSALS[error.code ?? ''] ?? '400 Bad Request');

function refusal(error: ClientError): string {
  const strict = transportSecurity();
  const fields = ['Connection: close', ...(strict ? [`Strict-Transport-Security: ${strict}`] : [])];
  return [`HTTP/1.1 ${statusOf(error)}`, ...fields, 'Content-Length: 0', '', ''].join('\r\n');
}

/** The last two answers of a connection. Answers are sent in the order of their requests, so earlier ones need not be remembered. */
interface Answers {
  last: ServerResponse;
  before: ServerResponse | undefined;
}

const isUnderWay = (response: ServerResponse | undefined): response is ServerResponse =>
  response !== undefined && !response.writableFinished && !response.destroyed;

/** The answer that has to be sent before the refusal. `isAnswered`: it answers the malformed request itself, so no refusal follows. */
function awaited({ last, before }: Answers): { response: ServerResponse | undefined; isAnswered: boolean } {
  const isWhole = last.req.complete;
  if (isWhole || last.headersSent) return { response: last, isAnswered: !isWhole };
  return { response: before, isAnswered: false };
}

/** Refuses malformed requests on all of the server's connections. */
export function refuseMalformed(server: Server): void {
  const answers = new WeakMap<Duplex, Answers>();
  const refused = new WeakSet<Duplex>();

  const refuse = (error: ClientError, socket: Duplex): void => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    // Whatever follows a malformed request is malformed too: one refusal is enough.
    if (refused.has(socket)) return;
    refused.add(socket);
    const known = answers.get(socket);
    const { response, isAnswered } = known ? awaited(known) : { response: undefined, isAnswered: false };
    const end = (): void => {
      if (!socket.writable) socket.destroy();
      else if (isAnswered) socket.end();
      else socket.end(refusal(error));
    };
    if (isUnderWay(response)) response.once('close', end);
    else end();
  };

  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    answers.set(socket, { last: response, before: answers.get(socket)?.last });
  });
  server.on('clientError', refuse);
}
