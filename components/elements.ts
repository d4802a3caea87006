/** The one script of public pages: custom elements that improve HTML which already works. */
import './comforts/keep-in-step.ts';
import './comforts/text-size.element.ts';
import './comforts/theme-control.element.ts';
import './history/changed-since.element.ts';
import './library/follow-button.element.ts';
import './library/keep-reads.ts';
import './library/save-button.element.ts';
import './library/sync-signed-in.ts';
import './most-read/note-read.ts';
import './offline/begin.ts';
import './story/passage-chosen.ts';
import './story/share-tools.element.ts';
