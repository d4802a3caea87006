import { createElement } from 'react';
import { directionOf } from '#components/page/text-language.ts';
import { copyPath } from '#lib/copy-routes.ts';
import type { Story } from '#lib/edition/model.ts';
import { historyPath, href } from '#lib/routes.ts';

/**
 * The custom element that tells who has read an earlier revision of a story what changed since: empty for everyone else, and
 * without script.
 */
export const ChangedSince = ({
  story: { path, revision },
  locale,
}: {
  story: Pick<Story, 'path' | 'revision'>;
  /** Of the paper. */
  locale: string;
}) =>
  revision > 1
    ? createElement('changed-since', {
        lang: locale,
        dir: directionOf(locale),
        'data-story': path,
        'data-revision': revision,
        'data-changes': href(copyPath({ form: 'history', story: path })),
        'data-history': href(historyPath(path)),
      })
    : null;
