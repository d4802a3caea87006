/** The script that comes when a story is read, or read on. */
import './library/note-progress.ts';
