/** The state of readers' data and of messages to readers, for the operator. */
import type { DatabaseState } from './database-watch.ts';
import type { MailState } from './mail/post.ts';

export interface ReaderState {
  readers: DatabaseState;
  mail: MailState;
}
