/** The script that comes where somebody is signed in: it syncs the library with their account. */
import './library/sync.ts';
