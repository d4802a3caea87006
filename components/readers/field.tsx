import type { InputHTMLAttributes, ReactNode } from 'react';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className'> {
  id: string;
  label: string;
  /** What to type, where the label does not say it. */
  hint?: string | undefined;
  /** What is wrong, in a sentence. */
  error?: string | undefined;
  /** Beside the label. */
  aside?: ReactNode;
}

const Warning = () => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="M12 4 2.8 20h18.4zM12 10v5M12 17.4v.2" />
  </svg>
);

/** A sentence that says what is wrong with a field, or with what was asked for. */
export const FieldError = ({ id, children }: { id: string; children: string }) => (
  <p className="field-error" id={id}>
    <Warning />
    {children}
  </p>
);

/** A labelled field of a form; what is wrong with it stands below, and screen readers say it with the label. */
export function Field({ id, label, hint, error, aside, ...input }: FieldProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <div className="field-head">
        <label htmlFor={id}>{label}</label>
        {aside}
      </div>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        {...input}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      />
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}
