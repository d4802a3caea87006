import { frontPath } from '#lib/routes.ts';
import { Message } from './message.tsx';

export const FailureText = () => (
  <Message title="Something went wrong here">
    <p className="standfirst">This page could not be made just now. Please try again in a minute.</p>
    <p>
      <a className="button" href={frontPath()}>
        Go to the front page
      </a>
    </p>
  </Message>
);
