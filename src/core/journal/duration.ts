/** The longest time spent on one entry that is believed, in minutes: a week. */
export const longestMinutes = 7 * 24 * 60;

const clockTime = /(\d{1,3}):([0-5]\d)/;
const hoursAndMinutes =
  /(?:(\d{1,4}(?:[.,]\d{1,2})?) ?(?:h|hrs?|hours?))? ?(?:(\d{1,5}) ?(?:m|min|mins|minutes?)?)?/;
const duration = new RegExp(`^(?:${clockTime.source}|${hoursAndMinutes.source})$`);

/**
 * The whole minutes that `text` means, or `undefined` when it means none.
 * Understands `50`, `50 min`, `50m`, `1h20`, `1 h 20 min`, `1:20`, `1.5h` and `1,5 h`.
 */
export function parseMinutes(text: string): number | undefined {
  const plain = text.trim().toLowerCase().replaceAll(/\s+/g, " ");
  const match = duration.exec(plain);
  if (!match || plain === "") return undefined;
  const hours = (match[1] ?? match[3] ?? "0").replace(",", ".");
  const total = Math.round(Number(hours) * 60) + Number(match[2] ?? match[4] ?? 0);
  return total <= longestMinutes ? total : undefined;
}

/** Minutes as people say them: `50 min`, `1 h`, `1 h 15 min`. `parseMinutes` reads it back. */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
