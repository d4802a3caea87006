import { NotFoundText } from '#components/page/not-found-text.tsx';

/** Next's own boundary for `notFound()`. Readers get `errors/not-found`, which needs no script. */
export default function NotFound() {
  return (
    <main id="main">
      <NotFoundText sections={[]} />
    </main>
  );
}
