/** An answer in RealWorld's form: `{ errors: { token: ['is missing'] } }`. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly subject: string,
    readonly says: string,
  ) {
    super(`${subject} ${says}`);
  }
}
