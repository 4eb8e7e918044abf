import type { Random } from "../../bench/random";

/** A place within a value: what is there is `holder[key]`. */
interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string;
}

/** Texts that stand in the place of a value as they are, whether they are JSON or not. */
const rawTexts: readonly string[] = [
  "1e400",
  "-1e400",
  "-0",
  "9007199254740993",
  "1e21",
  "123456789012345678901234567890",
  "8640000000000001",
  "5e-324",
  "0.1",
  "NaN",
  "Infinity",
  "undefined",
  "01",
  ".5",
  "+1",
  "0x10",
  "'x'",
  "[1,]",
  '{"a":1,}',
  '"\\ud83d"',
  '"\\ude00\\ud83d"',
  '"\\uD83D\\uDE00"',
  '"\\u0000"',
  '"\u0000"',
  '"\t"',
  '"\n"',
  '"\\x41"',
  '"\u2028\ufeff\u202e"',
  '"\\u"',
];

/** Depths around the gate's bound, and beyond what engines can write. */
const depths = [31, 32, 33, 34, 4000, 20_000] as const;

/** Names that mean something to the language, and must mean nothing to the app. */
const hostileNames = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "then",
  "toJSON",
  "valueOf",
  "__v",
  "length",
  "0",
  "",
] as const;

const otherValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  "",
  "x",
  [],
  {},
  [[]],
  { a: 1 },
  { type: "img", props: { onerror: "alert(1)" }, key: null, ref: null, __v: 1 },
  "2026-02-30",
  "2026-5-31",
  "0000-00-00",
  "99999-01-01",
  "2026-05-31T00:00:00Z",
  "٢٠٢٦-٠٥-٣١",
  "019E7DE7-BE00-7001-8000-000000000001",
  "00000000-0000-0000-0000-000000000000",
  "x".repeat(65),
  "x".repeat(10_001),
  "+title.999999999999999999.0123456789abcdef0123456789abcdef",
  "@1",
  "!0.",
  "-9007199254740993.x",
  Array.from({ length: 501 }, (_, at) => `t${at}`),
  Array.from({ length: 5001 }, () => ({ id: "0190d3c0-0000-7000-8000-000000000002" })),
];

/** Changes one thing somewhere in a JSON text, and says what; the text as it was where it is no JSON. */
export function mutateValue(json: string, random: Random): readonly [text: string, how: string] {
  let value: unknown;
  try {
    value = JSON.parse(json);
    JSON.stringify(value);
  } catch {
    return [json, "nothing, for it is no JSON or too deep to be written"];
  }
  const raw: string[] = [];
  const root = [value];
  const places = placesIn(root, []);
  const place = random.pick(places);
  const how = change(place, random, (text) => `@raw-${raw.push(text) - 1}@`);
  const text = JSON.stringify(root[0]) ?? "null";
  return [
    text
      .replaceAll(/"@raw-(\d+)@"/g, (_, at) => raw[Number(at)] ?? "")
      .replaceAll(/@proto@/g, "__proto__")
      .replaceAll(/@again@/g, ""),
    `${how} at ${place.key}`,
  ];
}

function placesIn(holder: Place["holder"], found: Place[], depth = 0): readonly Place[] {
  for (const [key, inner] of Object.entries(holder)) {
    found.push({ holder, key });
    // An earlier change may have nested it deeper than this can go.
    if (isHolder(inner) && depth < 40) placesIn(inner, found, depth + 1);
  }
  return found;
}

function isHolder(value: unknown): value is Place["holder"] {
  return typeof value === "object" && value !== null;
}

function change({ holder, key }: Place, random: Random, asRaw: (text: string) => string): string {
  const now: unknown = Reflect.get(holder, key);
  const put = (value: unknown) => void Reflect.set(holder, key, value);
  switch (random.below(12)) {
    case 0:
    case 1: {
      put(structuredClone(random.pick(otherValues)));
      return "another value";
    }
    case 2: {
      const text = random.pick(rawTexts);
      put(asRaw(text));
      return JSON.stringify(text);
    }
    case 3: {
      const depth = random.pick(depths);
      const [open, close] = random.pick([
        ["[", "]"],
        ['{"a":', "}"],
      ] as const);
      put(asRaw(`${open.repeat(depth)}1${close.repeat(depth)}`));
      return `${depth} levels`;
    }
    case 4: {
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else Reflect.deleteProperty(holder, key);
      return "left out";
    }
    case 5: {
      if (Array.isArray(holder)) holder.splice(Number(key), 0, structuredClone(now));
      // The same key twice: of what JSON.parse makes of it the last one counts.
      else Reflect.set(holder, `${key}@again@`, random.below(2) === 0 ? now : "twice");
      return "doubled";
    }
    case 6: {
      if (Array.isArray(holder)) holder.reverse();
      else {
        Reflect.deleteProperty(holder, key);
        Reflect.set(holder, random.pick([`${key}x`, key.toUpperCase(), hostile(random)]), now);
      }
      return "renamed";
    }
    case 7:
    case 8: {
      const into = isHolder(now) && !Array.isArray(now) ? now : holder;
      if (Array.isArray(into)) return "nothing";
      const name = hostile(random);
      Reflect.set(into, name, random.pick<unknown>([{ polluted: true }, "x", null, 1, ["x"]]));
      return `a key ${name}`;
    }
    case 9: {
      if (typeof now === "string")
        put(now.toUpperCase() === now ? now.toLowerCase() : `${now}\u0000\ud83d`);
      else put(String(now));
      return "as text";
    }
    case 10: {
      put(random.below(40) === 0 ? "y".repeat(8_000_001) : "long ".repeat(random.below(9000)));
      return "a long text";
    }
    default: {
      const names = Object.keys(holder);
      const other = random.pick(names);
      const there: unknown = Reflect.get(holder, other);
      Reflect.set(holder, other, now);
      put(there);
      return `exchanged with ${other}`;
    }
  }
}

function hostile(random: Random): string {
  const name = random.pick(hostileNames);
  return name === "__proto__" ? "@proto@" : name;
}
