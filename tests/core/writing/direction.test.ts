import { expect, test } from "vitest";
import { directionOf } from "../../../src/core/writing/direction";

test("[JT21] a line is read in the direction of its first letter", () => {
  for (const text of ["", "plain", "12 $ ?", "Go שלום", "12) élan", "語 مرحبا"])
    expect(directionOf(text), text).toBe("");
  for (const text of ["שלום", "? مرحبا go", "12. ܫܠܡܐ", "#ދިވެހި"])
    expect(directionOf(text), text).toBe("rtl");
});
