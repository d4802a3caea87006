import { Field } from './field.tsx';

interface EmailFieldProps {
  label?: string;
  email?: string;
  error?: string | undefined;
}

export const EmailField = ({ label = 'Email address', email, error }: EmailFieldProps) => (
  <Field
    id="email"
    label={label}
    name="email"
    type="email"
    defaultValue={email}
    error={error}
    autoComplete="username"
    maxLength={254}
    required
    dir="ltr"
  />
);
