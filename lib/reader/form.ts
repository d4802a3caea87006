/** Fields of a plain form. */

/** A body that is no form: the one who answers says so. */
export class NoForm extends Error {
  override name = 'NoForm';
}

const LONGEST_FIELD = 2_048;

/** @throws NoForm where the body is of another kind, or holds a field that no form of ours could hold */
export async function readForm(request: Request): Promise<(name: string) => string> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type))
    throw new NoForm('This is not what a form sends.');
  const fields = new URLSearchParams(await request.text());
  for (const value of fields.values())
    if (value.length > LONGEST_FIELD) throw new NoForm('A field of this form is too long.');
  return (name) => fields.get(name) ?? '';
}
