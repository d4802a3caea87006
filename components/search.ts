/** The script of the search page, beside the one of all pages. */
import './search/search-suggest.element.ts';
