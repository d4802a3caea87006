import { TextSize } from '#components/comforts/text-size.tsx';
import { SaveButton } from '#components/library/save-button.tsx';
import { textLanguage } from '#components/page/text-language.ts';
import type { Timekeeping } from '#lib/dateline/format-time.ts';
import type { Author, Instant, Story, Translation } from '#lib/edition/model.ts';
import { Byline } from './byline.tsx';
import { OtherLanguages } from './other-languages.tsx';
import { Portrait } from './portrait.tsx';
import { ShareLinks } from './share-links.tsx';
import { StoryTimes } from './story-times.tsx';

interface StoryMetaProps {
  story: Story;
  authors: Author[];
  translations: Translation[];
  zone: Timekeeping;
  madeAt: Instant;
}

/** Who, where, when, how large, and how to pass it on. A comment shows who speaks. */
export const StoryMeta = ({
  story,
  authors: [author, ...others],
  translations,
  zone,
  madeAt,
}: StoryMetaProps) => (
  <div className="story-meta" lang={zone.locale}>
    <div className="story-by">
      {story.kind === 'opinion' && author && others.length === 0 && <Portrait author={author} />}
      <div>
        <Byline story={story} placeLanguage={textLanguage(story, zone.locale)} />
        <StoryTimes story={story} zone={zone} madeAt={madeAt} />
        <OtherLanguages story={story} translations={translations} />
      </div>
    </div>
    <div className="story-tools">
      <SaveButton path={story.path} />
      <TextSize />
    </div>
    <ShareLinks story={story} />
  </div>
);
