/** The script that comes when a reader chooses words of a story. */
import './story/share-passage.element.ts';
