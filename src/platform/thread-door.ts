import type { Question, Reply } from "./thread";

/** The code behind the door: answers one question; what it reports goes to whoever asked. */
export interface Answering {
  readonly answer: (
    question: Pick<Question, "verb" | "asked">,
    report: (progress: unknown) => void,
  ) => Promise<unknown>;
}

/**
 * Answers what the thread is asked. The code comes from a file of its own: WebKit (2.50) runs the first file of a
 * thread once more when a file that comes later imports from it, and then two answer each question.
 */
export function openThreadDoor(load: () => Promise<Answering>): void {
  const answering = load();
  // Each question says what went wrong; by itself it need not be told.
  answering.catch(() => {});
  addEventListener("message", ({ data }: MessageEvent<Question>) => void reply(data));

  async function reply({ number, verb, asked }: Question): Promise<void> {
    try {
      const { answer } = await answering;
      const report = (progress: unknown) => send({ number, progress });
      send({ number, answer: await answer({ verb, asked }, report) });
    } catch (error) {
      send({ number, failed: String(error) });
    }
  }
}

function send(message: Reply): void {
  postMessage(message);
}
