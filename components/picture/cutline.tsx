interface CutlineProps {
  caption?: string | undefined;
  credit?: string | undefined;
}

/** What the picture shows and who made it, on one line. */
export const Cutline = ({ caption, credit }: CutlineProps) =>
  caption || credit ? (
    <figcaption className="cutline">
      {caption} {credit && <span className="credit">{credit}</span>}
    </figcaption>
  ) : null;
