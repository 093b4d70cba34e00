// An answer other than the one that was asked for, thrown from wherever it is found out.

export class Refusal extends Error {
  /** `reason` goes to the log alone: the client is told no more than `error`. */
  constructor(status, error, reason = error) {
    super(reason);
    this.status = status;
    this.error = error;
  }
}

export const signInFirst = (reason) => new Refusal(401, 'sign_in_required', reason);
