import type { LibraryTab } from '#lib/library/library-view.ts';
import { frontPath } from '#lib/routes.ts';

const NOTHING = {
  saved: {
    title: 'Nothing saved yet',
    text: 'Choose “Save story” on any article and it will wait for you here, even without a connection.',
  },
  following: {
    title: 'Nothing followed yet',
    text: 'Choose “Follow” at a section, a topic or an author, and their new stories come here.',
  },
  reads: {
    title: 'Nothing read yet',
    text: 'Stories that you read are listed here, with the place where you stopped.',
  },
} as const satisfies Record<LibraryTab, { title: string; text: string }>;

/** One headline, one line, one way out. */
export const NothingHere = ({ tab, hidden }: { tab: LibraryTab; hidden?: boolean }) => (
  <div className="nothing" hidden={hidden}>
    <h2 className="hl hl-l">{NOTHING[tab].title}</h2>
    <p className="summary">{NOTHING[tab].text}</p>
    <p>
      <a className="button" href={frontPath()}>
        Go to today’s front page
      </a>
    </p>
  </div>
);
