import type { ReactNode } from 'react';

interface MessageProps {
  title: string;
  /** Above the title: what kind of message it is. */
  kicker?: string;
  /** Beside the words, where there is room. */
  picture?: ReactNode;
  children: ReactNode;
}

/** A page that has one thing to say: not found, gone, broken. */
export const Message = ({ title, kicker, picture, children }: MessageProps) => (
  <div className="wrap">
    <div className="message">
      <div className="message-text">
        {kicker && <p className="kicker">{kicker}</p>}
        <h1 className="hl hl-display">{title}</h1>
        {children}
      </div>
      {picture}
    </div>
  </div>
);
