import { Nameplate } from '#components/masthead/nameplate.tsx';
import type { Paper } from '#components/page/paper.ts';
import { isoDay } from '#lib/dateline/format-time.ts';
import { libraryPath } from '#lib/library-routes.ts';
import { archivePath, correctionsPath, href, onThisDayPath, pagePath, sectionPath } from '#lib/routes.ts';
import { FooterColumn } from './footer-column.tsx';

export function Footer({ paper: { site, sections, pages, madeAt } }: { paper: Paper }) {
  const follow = site.social.map(({ network, url }) => ({ href: url, text: network }));
  const about = pages.map(({ slug, title }) => ({ href: href(pagePath(slug)), text: title }));
  return (
    <footer className="foot">
      <div className="wrap">
        <div className="oxford" aria-hidden="true" />
        <div className="foot-top">
          <Nameplate name={site.name} />
          <a className="button" href="#top">
            Back to top
          </a>
        </div>
        <div className="foot-cols">
          <FooterColumn
            title="Sections"
            links={sections.map(({ slug, navTitle }) => ({ href: href(sectionPath(slug)), text: navTitle }))}
          />
          <FooterColumn
            title="About the paper"
            links={[...about, { href: correctionsPath(), text: 'Corrections' }]}
          />
          <FooterColumn
            title="More"
            links={[
              { href: archivePath(), text: 'Archive by date' },
              { href: onThisDayPath(), text: 'On this day' },
              { href: libraryPath(), text: 'My library' },
            ]}
          />
          {follow.length > 0 && <FooterColumn title="Follow us" links={follow} />}
        </div>
        <div className="foot-end">
          <p className="meta">
            © {isoDay(madeAt, site.timeZone).slice(0, 4)} {site.name}. Map boundaries: Natural Earth, public
            domain.
          </p>
        </div>
      </div>
    </footer>
  );
}
