import { Cutline } from '#components/picture/cutline.tsx';
import { Locator } from '#components/picture/locator.tsx';
import type { MapProps } from '#lib/markdown/directives.ts';

export const BodyMap = (place: MapProps) => (
  <figure className="wide">
    <div className="fig">
      <Locator place={place} size="lead" />
    </div>
    <Cutline caption={place.label && `${place.label}.`} credit="Boundaries: Natural Earth" />
  </figure>
);
