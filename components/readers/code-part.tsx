import type { ReactNode } from 'react';
import { CodeField } from './code-field.tsx';
import { FieldError } from './field.tsx';

interface CodePartProps {
  /** What a link brought. */
  code?: string | undefined;
  link?: string | undefined;
  /** Why nothing else is taken. */
  linkOnly?: string | undefined;
  error?: string | undefined;
  /** What is typed besides, and the button. */
  children: ReactNode;
}

/** The part of a form that takes a code, or the link that brought it; the sentence in its place if only a link is taken. */
export function CodePart({ code, link, linkOnly, error, children }: CodePartProps) {
  if (linkOnly && !link) return <FieldError id="code-error">{linkOnly}</FieldError>;
  return (
    <>
      {link && <input type="hidden" name="link" value={link} />}
      {linkOnly ? (
        error && <FieldError id="code-error">{error}</FieldError>
      ) : (
        <CodeField code={code} error={error} />
      )}
      {children}
    </>
  );
}
