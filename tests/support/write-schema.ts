import { writeFileSync } from "node:fs";
import { jsonSchemas, printJsonSchema } from "./json-schemas";

// `npm run schema`: writes what the schemas of the gate give, for other programs to read.
for (const [name, schema] of Object.entries(jsonSchemas()))
  writeFileSync(`public/schema/${name}`, printJsonSchema(schema));
