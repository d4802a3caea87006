import { Field } from './field.tsx';

interface CodeFieldProps {
  id?: string;
  code?: string | undefined;
  error?: string | undefined;
}

/** Six digits from a message: phones offer to fill it in. */
export const CodeField = ({ id = 'code', code, error }: CodeFieldProps) => (
  <Field
    id={id}
    label="Code"
    name="code"
    hint="Six digits, from the message"
    defaultValue={code}
    error={error}
    inputMode="numeric"
    autoComplete="one-time-code"
    maxLength={12}
    required
    dir="ltr"
  />
);
