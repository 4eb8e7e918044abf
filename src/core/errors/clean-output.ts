/*
 * Terminal output as it was left on the screen. What was pasted may hold all that a program sent to a
 * terminal: colours, titles, moves of the cursor, and lines that were written over many times.
 */

/** More than this is not looked at: the end of an output says what went wrong. In UTF-16 units. */
export const longestOutput = 200_000;

/** Wider lines are broken off, so that a move of the cursor cannot ask for much. */
const widest = 4000;

/** A string for the terminal itself: its title, a link, a picture. */
const controlString =
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  /(?:\u001b[\]PX^_]|[\u009d\u0090])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c|$)/g;

/** A command with parameters and a last letter, another escape, or one character. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const pieces = /(?:\u001b\[|\u009b)([0-?]*)[ -/]*([@-~])|\u001b[ -/]*[0-~]|[^]/gu;

/** Only a bar, a spinner or a share that moved on. */
const progress =
  /^(?=.*[⠀-⣿█▉▊▋▌▍▎▏▓▒░━╸#=>.%|/\\-])[\s⠀-⣿|/\\-]*$|[█▓▒░━]{4,}|\[[=#>. -]{6,}\]\s*\d|^\S{0,40}:? *\d{1,3}% *(?:\||\[|$)/u;

/** The lines that stay of terminal output: without colours, progress and what was written over; blank lines by ones. */
export function cleanOutput(text: string): readonly string[] {
  const screen = new Screen();
  const seen = text.slice(-longestOutput).replaceAll(controlString, "");
  // What shows nothing but text needs no screen.
  // oxlint-disable-next-line no-control-regex
  const lines = /[\u0008\r\u001b\u009b]/.test(seen.replaceAll("\r\n", "\n"))
    ? screen.show(seen)
    : seen.split(/\r?\n/);
  const kept = lines
    // oxlint-disable-next-line no-control-regex
    .map((line) => line.replaceAll(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, "").trimEnd())
    .filter((line) => line === "" || !progress.test(line));
  return kept.filter(
    (line, at) => line !== "" || ((kept[at - 1] ?? "") !== "" && at < kept.length - 1),
  );
}

/** As much of a terminal as outputs use: a cursor that moves within lines, and up over lines that are drawn anew. */
class Screen {
  readonly #rows: string[][] = [[]];
  #row = 0;
  #column = 0;

  show(text: string): readonly string[] {
    for (const [sign, parameters = "", command] of text.matchAll(pieces)) {
      if (command !== undefined) this.#obey(command, parameters);
      else if (sign === "\n") this.#moveTo(this.#row + 1, 0);
      else if (sign === "\r") this.#column = 0;
      else if (sign === "\b") this.#column = Math.max(0, this.#column - 1);
      else if (!sign.startsWith("\u001b") && this.#column < widest) this.#write(sign);
    }
    return this.#rows.map((cells) => Array.from(cells, (cell) => cell ?? " ").join(""));
  }

  #write(sign: string): void {
    const cells = this.#rows[this.#row] ?? [];
    cells[this.#column] = sign;
    this.#column += 1;
  }

  #moveTo(row: number, column: number): void {
    // A move below what was written makes one new line, whatever it asks for.
    this.#row = Math.min(Math.max(0, row), this.#rows.length);
    this.#column = Math.min(Math.max(0, column), widest);
    if (this.#row === this.#rows.length) this.#rows.push([]);
  }

  #obey(command: string, parameters: string): void {
    const count = Math.max(1, Number.parseInt(parameters, 10) || 0);
    const cells = this.#rows[this.#row] ?? [];
    if (command === "A") this.#moveTo(this.#row - count, this.#column);
    else if (command === "B") this.#moveTo(this.#row + count, this.#column);
    else if (command === "C") this.#moveTo(this.#row, this.#column + count);
    else if (command === "D") this.#moveTo(this.#row, this.#column - count);
    else if (command === "E") this.#moveTo(this.#row + count, 0);
    else if (command === "F") this.#moveTo(this.#row - count, 0);
    else if (command === "G") this.#moveTo(this.#row, count - 1);
    else if (command === "K") {
      if (parameters.startsWith("2")) cells.length = 0;
      else if (parameters.startsWith("1")) cells.fill(" ", 0, this.#column + 1);
      else cells.length = Math.min(cells.length, this.#column);
    }
  }
}
