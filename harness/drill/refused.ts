// What is thrown where a line cannot be done as it was typed.

/** What was typed cannot be done: said to the trainee, and nothing has happened. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
