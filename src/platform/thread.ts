/** The verbs of a thread: what each is asked and what it answers. */
export type VerbsOf<Verbs> = {
  readonly [Verb in keyof Verbs]: { readonly asked: unknown; readonly answer: unknown };
};

/** A worker that answers questions. */
export interface Thread<Verbs extends VerbsOf<Verbs>, Progress> {
  /** Fails if the worker cannot be started, dies or was ended; `report` is called as the work goes on. */
  ask<Verb extends keyof Verbs & string>(
    verb: Verb,
    asked: Verbs[Verb]["asked"],
    report: (progress: Progress) => void,
  ): Promise<Verbs[Verb]["answer"]>;
  /** Ends it in the middle of whatever it does. */
  end(): void;
}

/** What goes to a thread and what comes back; one question has one number. */
export interface Question {
  readonly number: number;
  readonly verb: string;
  readonly asked: unknown;
}

export type Reply =
  | { readonly number: number; readonly progress: unknown }
  | { readonly number: number; readonly answer: unknown }
  | { readonly number: number; readonly failed: string };

/** Methods, so that whoever asked may know more of the answer than that there is one. */
interface Asked {
  report(progress: unknown): void;
  resolve(answer: unknown): void;
  reject(why: Error): void;
}

/** What a thread needs of a Worker. */
type ThreadWorker = Pick<Worker, "postMessage" | "terminate" | "addEventListener">;

/** Starts a thread; it throws where the browser refuses workers. */
export function startThread<Verbs extends VerbsOf<Verbs>, Progress>(
  start: () => ThreadWorker,
): Thread<Verbs, Progress> {
  const worker = start();
  const waiting = new Map<number, Asked>();
  let last = 0;
  let isOver = false;
  const end = (why = "it was ended") => {
    isOver = true;
    worker.terminate();
    for (const asked of waiting.values()) asked.reject(new Error(why));
    waiting.clear();
  };
  worker.addEventListener("message", ({ data: reply }: MessageEvent<Reply>) => {
    const asked = waiting.get(reply.number);
    if (!asked) return;
    if ("progress" in reply) return asked.report(reply.progress);
    waiting.delete(reply.number);
    if ("answer" in reply) asked.resolve(reply.answer);
    else asked.reject(new Error(reply.failed));
  });
  // Its file is gone, or what came was no message: nobody would ever answer.
  worker.addEventListener("error", () => end("it could not be started"));
  worker.addEventListener("messageerror", () => end("its answer could not be read"));
  return {
    ask: (verb, asked, report) =>
      new Promise((resolve, reject) => {
        if (isOver) return reject(new Error("it was ended"));
        const number = ++last;
        waiting.set(number, { report, resolve, reject });
        const question: Question = { number, verb, asked };
        worker.postMessage(question);
        return undefined;
      }),
    end: () => end(),
  };
}
