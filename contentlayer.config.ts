/** Contentlayer's view of the content: types for the app, and the reading that the desk is held equal to. */
import { makeSource } from 'contentlayer/source-files';
import { documentTypes, notDocuments } from './content/schema.ts';

const parse = () => ({ type: 'root', children: [] });
const compile = () => '';

export default makeSource({
  contentDirPath: 'content',
  contentDirExclude: notDocuments,
  documentTypes,
  // Keeps Markdown as it is written, in `body.raw`: rendering is `lib/markdown`'s job. unified renamed the two in v11.
  markdown: (builder) => {
    Object.assign(builder, { Parser: parse, Compiler: compile, parser: parse, compiler: compile });
  },
  disableImportAliasWarning: true,
  onUnknownDocuments: 'fail',
  onMissingOrIncompatibleData: 'fail',
  onExtraFieldData: 'fail',
});
