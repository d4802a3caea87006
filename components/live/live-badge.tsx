export const LiveBadge = () => <span className="live-badge">Live</span>;
