import { type ConversionConfig, type JsonSchema, toJsonSchema } from "@valibot/to-json-schema";
import * as v from "valibot";
import { headerSchema } from "../../src/core/backup/header-schema";
import { mostEntries } from "../../src/core/backup/read-header";
import { sectionName } from "../../src/core/backup/sections";
import { isUuid } from "../../src/core/journal/id";
import { isLocalDate } from "../../src/core/journal/local-date";
import { grades } from "../../src/core/review/card";
import { entrySchema, partSchema } from "../../src/core/journal/schema";

const draft = "https://json-schema.org/draft/2020-12/schema";

/** The checks of the gate that are functions, as the pattern and the words that come nearest. */
const patterns: ReadonlyMap<unknown, JsonSchema> = new Map<unknown, JsonSchema>([
  [
    isUuid,
    {
      pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
      description: "A UUID in lower case.",
    },
  ],
  [
    isLocalDate,
    {
      pattern: "^(19|20|21|22)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
      format: "date",
      description:
        "A day of the calendar from 1900 to 2200, as its owner lived it: no time, no zone.",
    },
  ],
]);

const config: ConversionConfig = {
  target: "draft-2020-12",
  overrideAction: ({ valibotAction, jsonSchema }) => {
    const requirement = "requirement" in valibotAction ? valibotAction.requirement : undefined;
    const pattern = patterns.get(requirement);
    return pattern && { ...jsonSchema, ...pattern };
  },
};

/** The JSON Schemas that are published, by the names of their files. */
export function jsonSchemas(): Readonly<Record<string, JsonSchema>> {
  return { "entry.schema.json": entryJsonSchema(), "backup.schema.json": backupJsonSchema() };
}

/** What a file must look like to be this, one line for each file. */
export function printJsonSchema(schema: JsonSchema): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

function entryJsonSchema(): JsonSchema {
  const { $schema: _, ...entry } = toJsonSchema(entrySchema, config);
  const { $schema: _draft, ...known } = toJsonSchema(partSchema, config);
  const anyPart = toJsonSchema(entrySchema.entries.parts, config).items;
  const kinds = partSchema.options.flatMap(({ entries: { kind } }) =>
    "options" in kind ? kind.options : [kind.literal],
  );
  const newer: JsonSchema = {
    ...(typeof anyPart === "object" && !Array.isArray(anyPart) ? anyPart : {}),
    description: "A part of a kind that a newer version knows. Readers keep it as it is.",
    not: { properties: { kind: { enum: [...kinds] } } },
  };
  const { parts: _parts, ...properties } = entry.properties ?? {};
  return {
    $schema: draft,
    title: "Entry",
    description:
      "One study session of a Kubecraft Journal. Fields that are not described here belong to a newer version: readers keep them as they are.",
    ...entry,
    properties: {
      ...properties,
      parts: {
        type: "array",
        maxItems: 5000,
        description: "No two parts of an entry have the same id.",
        items: { anyOf: [...(known.anyOf ?? known.oneOf ?? []), newer] },
      },
    },
  };
}

function backupJsonSchema(): JsonSchema {
  const { $schema: _, ...header } = toJsonSchema(
    v.looseObject({
      ...headerSchema.entries,
      entries: v.array(v.unknown()),
      sha256: v.pipe(v.string(), v.length(64)),
    }),
    config,
  );
  const section = (items: JsonSchema, description: string): JsonSchema => ({
    type: "array",
    description,
    items,
  });
  return {
    $schema: draft,
    title: "Backup",
    description:
      'A backup of a Kubecraft Journal, version 1 or 2. Beyond this schema the lines count: the first ends behind `"entries":[`, each list has one value a line and begins behind `],"its name":[`, and the last line is `],"sha256":"…"}`. docs/backup-format.md in the source says every detail.',
    ...header,
    properties: {
      ...header.properties,
      counts: {
        type: "object",
        description:
          "How many values each list has, by its name, in the order of the file. In version 1: `entries`, and `parts`, which all entries have together.",
        properties: { entries: { type: "integer", minimum: 0, maximum: mostEntries } },
        required: ["entries"],
        propertyNames: { pattern: sectionName.source },
        additionalProperties: { type: "integer", minimum: 0 },
      },
      entries: {
        type: "array",
        maxItems: mostEntries,
        description: "In the order of their ids, one a line.",
        items: { $ref: "entry.schema.json" },
      },
      versions: section(
        {
          type: "object",
          properties: {
            entry: { $ref: "entry.schema.json" },
            isPinned: { const: true, description: "It stays in the history whatever its age." },
          },
          required: ["entry"],
        },
        "Earlier states of entries, those of one entry together, the oldest first.",
      ),
      session: section(
        {
          type: "object",
          properties: {
            instants: { type: "array", minItems: 1, items: { type: "integer", minimum: 0 } },
            entry: { type: "string" },
          },
          required: ["instants"],
        },
        "The study session that was open: when it was started, paused, resumed by turns, in milliseconds since the epoch. At most one.",
      ),
      cards: section(
        {
          type: "object",
          properties: {
            entry: { type: "string" },
            part: { type: "string" },
            reviews: {
              type: "array",
              items: {
                type: "object",
                properties: {
                  atMs: { type: "integer", minimum: 0 },
                  day: { type: "string" },
                  grade: { enum: [...grades, "out", "in"] },
                },
                required: ["atMs", "day", "grade"],
              },
            },
          },
        },
        "How well parts were recalled: every review of each, the oldest first. Values of another shape belong to a newer version.",
      ),
      settings: section(
        {
          type: "object",
          properties: {
            user: { type: "string" },
            host: { type: "string" },
            path: { type: "string" },
            tickerLines: { type: "array", items: { type: "string" } },
          },
        },
        "What the owner made of the prompt and the ticker, as far as it is not what a new journal has. At most one.",
      ),
      sha256: {
        type: "string",
        pattern: "^[0-9a-f]{64}$",
        description:
          'Chained over all lines but the last, without their line breaks: c0 = SHA-256(line 1), then c = SHA-256(hex(c) + "\\n" + line) for each further line.',
      },
    },
    additionalProperties: {
      description:
        "A list is a section of a newer version, whose values readers keep as they are; anything else is more of the header.",
    },
  };
}
