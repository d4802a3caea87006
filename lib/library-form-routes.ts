/** Where what is done in a reader's library is sent, and the private feed. Belongs to `routes.ts`. */
import type { Path } from './routes.ts';

/** Devices sync here: JSON (lib/library/sync-message.ts). */
export const syncPath = (): Path => '/api/library/sync';

/** Forms, by what they do; `story` or `target` names what it is done to. */
export const unsavePath = (): Path => '/library/unsave';
export const unfollowPath = (): Path => '/library/unfollow';
export const removeReadPath = (): Path => '/library/remove-read';
export const markReadPath = (): Path => '/library/mark-read';
export const markUnreadPath = (): Path => '/library/mark-unread';
export const clearReadsPath = (): Path => '/library/clear-reads';
/** With `keep`, `yes` or `no`: whether the account keeps what is read. */
export const keepReadsPath = (): Path => '/library/keep-reads';
/** Makes a private feed; the address of one made before leads nowhere from then on. */
export const renewFeedPath = (): Path => '/library/renew-feed';
/** Where what somebody began before they signed in is done. */
export const resumePath = (): Path => '/library/resume';
export const revokeFeedPath = (): Path => '/library/revoke-feed';

/** Below it stand private feeds. */
export const PRIVATE_FEEDS: Path = '/library/feed/';
export const privateFeedPath = (token: string): Path => `${PRIVATE_FEEDS}${token}.xml`;
