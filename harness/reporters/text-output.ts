// An output that keeps what was written, for tests.

import type { Output } from './page';

export class TextOutput implements Output {
  text = '';

  constructor(
    readonly isTTY = false,
    readonly columns: number | undefined = undefined,
  ) {}

  write(text: string): boolean {
    this.text += text;
    return true;
  }

  get lines(): string[] {
    return this.text.split('\n');
  }
}
