import type { ReactNode } from 'react';
import { CodeField } from './code-field.tsx';
import { FieldError } from './field.tsx';

interface CodePartProps {
  /** The code from a link. */
  code?: string | undefined;
  link?: string | undefined;
  /** Why only a link is accepted. */
  linkOnly?: string | undefined;
  error?: string | undefined;
  /** Further fields, and the button. */
  children: ReactNode;
}

/** The part of a form for the code, or for the link that brought it. If only a link is accepted, it is a sentence that says why. */
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
