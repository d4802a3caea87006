/** The one script of public pages: custom elements that improve HTML which already works. */
import './comforts/keep-in-step.ts';
import './comforts/text-size.element.ts';
import './comforts/theme-control.element.ts';
import './history/changed-since.element.ts';
import './most-read/note-read.ts';
import './story/share-passage.element.ts';
import './story/share-tools.element.ts';
