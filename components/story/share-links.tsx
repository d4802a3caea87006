import type { Story } from '#lib/edition/model.ts';
import { absoluteUrl } from '#lib/routes.ts';
import { type NetworkName, type ShareLink, shareLinks } from '#lib/share/share-links.ts';
import { ShareIcon } from './share-icon.tsx';
import { ShareTools } from './share-tools.tsx';

/** Those that most readers use stand in the row; the others one press away. */
const IN_ROW: ReadonlySet<NetworkName> = new Set([
  'x',
  'facebook',
  'whatsapp',
  'linkedin',
  'telegram',
  'email',
]);
const MENU = 'share-menu';

const nameOf = ({ network, label }: ShareLink): string =>
  network === 'email' ? 'Share by e-mail' : `Share on ${label}`;

/** The browser's own popover, which needs no script. */
const ShareMenu = ({ links }: { links: ShareLink[] }) => (
  <>
    <button type="button" popoverTarget={MENU} className="share-more">
      <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d="M5 12h.1M12 12h.1M19 12h.1" strokeWidth="2.6" />
      </svg>
      <span className="sr">More ways to share</span>
    </button>
    <ul className="share-menu" id={MENU} popover="auto">
      {links.map((link) => (
        <li key={link.network}>
          <a href={link.href} rel="noopener nofollow">
            <ShareIcon network={link.network} />
            {nameOf(link)}
          </a>
        </li>
      ))}
    </ul>
  </>
);

/** Plain links to the networks' own forms; `share-tools` adds copy and the device's share sheet where script runs. */
export function ShareLinks({ story }: { story: Story }) {
  const url = story.canonicalUrl ?? absoluteUrl(story.path);
  const title = story.socialHeadline ?? story.headline;
  const links = shareLinks({ url, title });
  return (
    <ul className="share" aria-label="Share this story">
      {links
        .filter(({ network }) => IN_ROW.has(network))
        .map((link) => (
          <li key={link.network}>
            <a href={link.href} rel="noopener nofollow">
              <ShareIcon network={link.network} />
              <span className="sr">{nameOf(link)}</span>
            </a>
          </li>
        ))}
      <li>
        <ShareMenu links={links.filter(({ network }) => !IN_ROW.has(network))} />
      </li>
      <li>
        <ShareTools url={url} title={title} />
      </li>
    </ul>
  );
}
