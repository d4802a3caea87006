/** `POST /api/publish`: a signed call that brings content up to date now and answers when it is published. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Admission, Admitted } from '#lib/admission/admission.ts';
import { now } from '#lib/clock.ts';
import { answerJson } from './plain-answer.ts';
import type { PublishGate } from './publish-signature.ts';
import { declaredLength, readBody } from './request-body.ts';

/** Asks the desk to look now; resolves with the number of the newest change, rejects where it does not answer. */
export type SyncDesk = () => Promise<number>;

/** The call carries no content: content is what stands in CONTENT_DIR. */
const MAX_BODY = 64 * 1024;

const header = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};

export async function answerPublish(
  site: { gate: PublishGate; syncDesk: SyncDesk; catchUp: () => void; admission: Admission },
  request: IncomingMessage,
  response: ServerResponse,
  admitted: Admitted,
): Promise<void> {
  await site.admission.count('body', admitted);
  const giveBack = site.admission.takeBytes(
    Math.min(declaredLength(request) ?? MAX_BODY, MAX_BODY),
    admitted,
  );
  const bytes = await readBody(request, MAX_BODY).finally(giveBack);
  if (bytes === undefined) {
    // What is still on its way is not read: the connection ends with the answer.
    return answerJson(response, 413, { error: 'The body is larger than 64 KiB.' }, { Connection: 'close' });
  }
  const body = Buffer.from(bytes.buffer).toString('utf8');
  const refusal = site.gate.refuse(
    {
      timestamp: header(request, 'x-broadsheet-timestamp'),
      signature: header(request, 'x-broadsheet-signature'),
      body,
    },
    now(),
  );
  if (refusal !== undefined) return answerJson(response, 401, { error: refusal });
  try {
    const change = await site.syncDesk();
    site.catchUp();
    answerJson(response, 200, { status: 'published', change });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    answerJson(response, 503, { error: reason }, { 'Retry-After': '10' });
  }
}
