import type { Access } from '#lib/edition/model.ts';

const NOTICE = {
  registered: [
    'This story is for registered readers.',
    'Its opening is free to read; the rest is kept for readers with an account.',
  ],
  subscribers: [
    'This story is for subscribers.',
    'Its opening is free to read; the rest is kept for those who pay for the paper.',
  ],
} as const;

/** Says why the text stops: after the opening, without fading or blurring anything. */
export function TruncatedNotice({ access }: { access: Access }) {
  const [title, reason] = NOTICE[access === 'registered' ? 'registered' : 'subscribers'];
  return (
    <section className="truncated wide" aria-label="The rest of this story">
      <h2 className="hl hl-m">{title}</h2>
      <p className="summary">{reason}</p>
    </section>
  );
}
