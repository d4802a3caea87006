import type { Story } from '#lib/edition/model.ts';
import { absoluteUrl } from '#lib/routes.ts';
import { shareLinks } from '#lib/share/share-links.ts';
import { ShareIcon } from './share-icon.tsx';
import { ShareTools } from './share-tools.tsx';

/** Plain links to the networks' own forms; `share-tools` adds copy and the device's share sheet where script runs. */
export function ShareLinks({ story }: { story: Story }) {
  const url = story.canonicalUrl ?? absoluteUrl(story.path);
  const title = story.socialHeadline ?? story.headline;
  return (
    <ul className="share" aria-label="Share this story">
      {shareLinks({ url, title }).map(({ network, label, href }) => (
        <li key={network}>
          <a href={href} rel="noopener nofollow">
            <ShareIcon network={network} />
            <span className="sr">{network === 'email' ? 'Share by e-mail' : `Share on ${label}`}</span>
          </a>
        </li>
      ))}
      <li>
        <ShareTools url={url} title={title} />
      </li>
    </ul>
  );
}
