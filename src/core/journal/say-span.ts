/** A number of days as one would say it: `today`, `1 day`, `12 days`, `3 weeks`, `5 months`, `2 years`. */
export function saySpan(days: number): string {
  if (days <= 0) return "today";
  if (days < 21) return counted(days, "day");
  if (days < 61) return counted(Math.round(days / 7), "week");
  if (days < 548) return counted(Math.round(days / 30.44), "month");
  return counted(Math.round(days / 365.25), "year");
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
