/** The script of the offline page, beside the one of all pages. */
import './offline/offline-stories.element.ts';
