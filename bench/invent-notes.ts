import type { Note } from "./note";
import { type Random, seededRandom } from "./random";

/**
 * What was counted in 1,871 real *today I learned* notes (1.8 MB of Markdown), bodies without their
 * headings: 882 bytes at the median, 1,682 at p95, 6,756 the largest; 88 % with code; 3,161 fenced
 * blocks, none to five a note, of 3 lines at the median and 16 at p95, the longest 66; 13 % of the
 * blocks name no language. Notes are invented to these figures, and the bench prints what they came
 * to beside what a given corpus has.
 */
const counted = {
  notes: 1871,
  medianBytes: 882,
  p95Bytes: 1682,
  largestBytes: 6756,
  /** Of 100 notes, how many have 0, 1, 2 … blocks. */
  blocksPerNote: [12, 35, 33, 15, 4, 1],
  medianBlockLines: 3,
  p95BlockLines: 16,
  longestBlock: 66,
  shareWithoutLanguage: 0.13,
  /** One in a hundred is a long read, which the curve below does not reach. */
  shareOfLong: 0.01,
};

/** Bytes by which prose made of whole sentences runs over, on average. */
const halfASentence = 60;

const languages = ["bash", "ruby", "sql", "javascript", "python", "typescript", "yaml", "json"];

const sections = [
  "linux",
  "git",
  "postgres",
  "kubernetes",
  "networking",
  "terraform",
  "shell",
  "python",
  "observability",
  "containers",
  "security",
  "editors",
];

const words = {
  does: ["shows", "keeps", "drops", "rewrites", "waits for", "hides", "counts", "follows"],
  thing: [
    "the cache",
    "a stale lock",
    "the resolver",
    "every child process",
    "the exit code",
    "a rolling restart",
    "the second replica",
    "an index that nobody reads",
    "the login shell",
    "the health check",
  ],
  when: [
    "before the first request",
    "once the pipe is closed",
    "while the disk is full",
    "after a reload",
    "under load",
    "on the second run",
    "in a fresh container",
  ],
  flag: ["`--dry-run`", "`-v`", "`set -e`", "`EXPLAIN`", "`strace -f`", "`--no-cache`", "`ulimit`"],
};

/** Notes of the counted statistics, the same for the same seed. */
export function inventNotes(seed: number): readonly Note[] {
  const random = seededRandom(seed);
  return Array.from({ length: counted.notes }, (_, number) => inventNote(number, random));
}

function inventNote(number: number, random: Random): Note {
  const section = random.pick(sections);
  const blocks = Array.from({ length: blockCount(random) }, () => fencedCode(random));
  const bytes = Math.min(
    counted.largestBytes,
    spread(counted.medianBytes, counted.p95Bytes, random) * longRead(random),
  );
  const proseBytes = bytes - blocks.join("\n\n").length - halfASentence;
  const paragraphs = paragraphsOf(Math.max(proseBytes, 1), random);
  const body: string[] = [];
  // Blocks stand between the paragraphs, from the top, as in notes that show and then explain.
  for (const [at, paragraph] of paragraphs.entries()) {
    body.push(paragraph);
    const block = blocks[at];
    if (block !== undefined) body.push(block);
  }
  body.push(...blocks.slice(paragraphs.length));
  return {
    path: `${section}/note-${number}.md`,
    section,
    title: `How ${random.pick(words.flag)} ${random.pick(words.does)} ${random.pick(words.thing)}`,
    body: body.join("\n\n"),
  };
}

function longRead(random: Random): number {
  return random.fraction() < counted.shareOfLong ? 3 : 1;
}

function blockCount(random: Random): number {
  let left = random.below(100);
  return counted.blocksPerNote.findIndex((share) => (left -= share) < 0);
}

function paragraphsOf(bytes: number, random: Random): readonly string[] {
  const paragraphs: string[] = [];
  let left = bytes;
  while (left > 0) {
    let paragraph = sentence(random);
    while (paragraph.length < Math.min(left, 240)) paragraph += ` ${sentence(random)}`;
    paragraphs.push(paragraph);
    left -= paragraph.length + 2;
  }
  return paragraphs;
}

function sentence(random: Random): string {
  const { does, thing, when, flag } = words;
  const end = random.fraction() < 0.5 ? `, and **${random.pick(thing)}** does not` : "";
  return `With ${random.pick(flag)} ${random.pick(thing)} ${random.pick(does)} ${random.pick(thing)} ${random.pick(when)}${end}.`;
}

function fencedCode(random: Random): string {
  const lineCount = Math.min(
    counted.longestBlock,
    spread(counted.medianBlockLines, counted.p95BlockLines, random),
  );
  const language = random.fraction() < counted.shareWithoutLanguage ? "" : random.pick(languages);
  const lines = Array.from({ length: lineCount }, () => codeLine(random));
  return ["```" + language, ...lines, "```"].join("\n");
}

function codeLine(random: Random): string {
  const name = random.pick(["retries", "host", "pod", "rows", "path", "branch"]);
  const number = random.below(1000);
  return random.pick([
    `${name} = ${number}`,
    `  if ${name} > ${number} then # ${random.pick(words.thing)}`,
    `$ run --${name} ${number} | head`,
    `${name}: "${random.pick(words.thing)}"`,
  ]);
}

/** A whole number, log-normally spread so that these are its median and its 95th percentile. */
function spread(middle: number, p95: number, random: Random): number {
  // Box and Muller (1958); the logarithm of 0 is avoided.
  const normal =
    Math.sqrt(-2 * Math.log(1 - random.fraction())) * Math.cos(2 * Math.PI * random.fraction());
  const deviation = Math.log(p95 / middle) / 1.645;
  return Math.max(1, Math.round(middle * Math.exp(deviation * normal)));
}
