import { fullStop } from '#components/page/text-language.ts';
import { Cutline } from '#components/picture/cutline.tsx';
import { Locator } from '#components/picture/locator.tsx';
import { Picture } from '#components/picture/picture.tsx';
import type { Story } from '#lib/edition/model.ts';

interface LeadPictureProps {
  story: Story;
  /** Whom a map is credited to. */
  paperName: string;
}

/** A story's picture with cutline and credit, or the map of its place. */
export function LeadPicture({ story: { image, location, language }, paperName }: LeadPictureProps) {
  if (image === undefined && location === undefined) return null;
  return (
    <figure className={image && image.height > image.width ? 'lead-figure tall' : 'lead-figure'}>
      <div className="fig">
        {image && <Picture picture={image} place="story" lead />}
        {!image && location && <Locator place={location} size="lead" />}
      </div>
      {image ? (
        <Cutline caption={image.caption} credit={image.credit} />
      ) : (
        <Cutline
          caption={location?.label ? `${location.label}${fullStop(language)}` : undefined}
          credit={`Map: ${paperName}. Boundaries: Natural Earth`}
        />
      )}
    </figure>
  );
}
