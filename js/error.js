/** What temiz throws: `code` is stable and for programs, `message` says what to do. */
export class TemizError extends Error {
  constructor(code, message, options) {
    super(message, options);
    this.name = 'TemizError';
    this.code = code;
  }
}

/** An error that came out of the module (its name is the code), or out of loading it. */
export function asTemizError(error, code = 'internal') {
  if (error instanceof TemizError) return error;
  const known = error instanceof Error && /^[a-z]+(-[a-z]+)+$/.test(error.name) ? error.name : code;
  return new TemizError(known, error?.message ?? String(error), { cause: error });
}
