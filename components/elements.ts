/** The one script of public pages: custom elements that improve HTML which already works. */
import './story/share-tools.element.ts';
