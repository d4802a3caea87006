import { correctionsPath, href, type Path, pagePath } from '#lib/routes.ts';
import type { Paper } from './paper.ts';

interface AboutRailProps {
  paper: Paper;
  /** Path of the page that it stands on. */
  here: Path;
}

/** Beside a page about the paper: the others. */
export const AboutRail = ({ paper: { site, pages }, here }: AboutRailProps) => (
  <nav aria-labelledby="about-paper">
    <h2 className="rail-head" id="about-paper">
      About {site.name}
    </h2>
    <ul className="rail-links">
      {[
        ...pages.map(({ slug, title }) => ({ path: pagePath(slug), title })),
        { path: correctionsPath(), title: 'Corrections' },
      ].map(({ path, title }) => (
        <li key={path}>
          <a href={href(path)} aria-current={path === here ? 'page' : undefined}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
