import type { ReaderView } from '#lib/reader/reader-view.ts';
import { findView } from '#lib/views/handed-views.ts';

/** The view that the web process has put down under this token (lib/web/readers.ts); undefined where there is none. */
export const getReaderView = (token: string): ReaderView | undefined => findView<ReaderView>(token);
