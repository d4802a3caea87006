import { InlineMarkdown } from '#components/body/inline-markdown.tsx';

/** Three to five points above the story. */
export const KeyPoints = ({ points }: { points: string[] }) =>
  points.length > 0 ? (
    <section className="key-points" aria-labelledby="key-points">
      <h2 id="key-points">Key points</h2>
      <ul>
        {points.map((point) => (
          <li key={point}>
            <span>
              <InlineMarkdown source={point} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  ) : null;
