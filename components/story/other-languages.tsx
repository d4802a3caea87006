import type { Story, Translation } from '#lib/edition/model.ts';
import { href } from '#lib/routes.ts';

/** A language as its speakers call it: हिन्दी. */
const ownName = (language: string): string =>
  new Intl.DisplayNames([language], { type: 'language', languageDisplay: 'standard', fallback: 'code' }).of(
    new Intl.Locale(language).language,
  ) ?? language;

interface OtherLanguagesProps {
  story: Pick<Story, 'path'>;
  translations: readonly Translation[];
}

/** Links to the same story in other languages, each in its own. */
export function OtherLanguages({ story, translations }: OtherLanguagesProps) {
  const others = translations.filter(({ path }) => path !== story.path);
  if (others.length === 0) return null;
  return (
    <p className="meta other-languages">
      Also in{' '}
      {others.map(({ path, language, direction, headline }, n) => (
        <span key={path}>
          {n > 0 && ', '}
          <a
            href={href(path)}
            hrefLang={language}
            lang={language}
            dir={direction}
            title={headline}
            rel="alternate"
          >
            {ownName(language)}
          </a>
        </span>
      ))}
    </p>
  );
}
