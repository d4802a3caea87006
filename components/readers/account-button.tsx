import type { ReactNode } from 'react';
import { type AccountForm, accountFormPath } from '#lib/account-routes.ts';

interface AccountButtonProps {
  form: AccountForm;
  /** Fields that the form brings along. */
  fields?: Readonly<Record<string, string>>;
  /** What it is about, for screen readers, where several buttons have the same words. */
  about?: string;
  children: ReactNode;
}

/** A form that is one button. */
export const AccountButton = ({ form, fields = {}, about, children }: AccountButtonProps) => (
  <form action={accountFormPath(form)} method="post">
    {Object.entries(fields).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <button className="button" type="submit">
      {children}
      {about && <span className="sr"> {about}</span>}
    </button>
  </form>
);
