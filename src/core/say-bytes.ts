const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** A size in the unit that suits it: `312 byte`, `1.2 MB`. */
export function sayBytes(bytes: number): string {
  const exponent = Math.floor(Math.log10(Math.max(1, bytes)) / 3);
  const unit = units[Math.min(exponent, units.length - 1)] ?? "byte";
  const value = bytes / 1000 ** units.indexOf(unit);
  const maximumFractionDigits = value < 10 && unit !== "byte" ? 1 : 0;
  return new Intl.NumberFormat("en", { style: "unit", unit, maximumFractionDigits }).format(value);
}
