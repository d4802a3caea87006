/** Fetches what syncs the library with the account, where somebody is signed in on this device. */
import { fetchLater } from '#components/page/later-script.ts';
import { readKey } from './device-storage.ts';

if (readKey('account') !== null) fetchLater('sync');
