import { parseJot, signs } from "./jot";

/** The line with the sign of another kind at its start; with the sign that it has, it loses it. */
export function withSign(line: string, kind: keyof typeof signs): string {
  const { kind: before } = parseJot(line);
  const words = before === "learned" ? line.trimStart() : line.trimStart().slice(1).trimStart();
  return before === kind ? words : `${signs[kind]} ${words}`;
}
