/** The script of the library's page, beside the one of all pages. */
import './library/reader-library.element.ts';
