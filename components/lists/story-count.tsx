/** How many stories a link leads to; said as such to who does not see it stand there. */
export const StoryCount = ({ count }: { count: number }) => (
  <span className="count">
    {count}
    <span className="sr">{count === 1 ? ' story' : ' stories'}</span>
  </span>
);
