/** What a verb that can fail gives back; an exception is a bug, never an answer. */
export type Result<Value, Problem> = Success<Value> | Failure<Problem>;

interface Success<Value> {
  readonly ok: true;
  readonly value: Value;
}

interface Failure<Problem> {
  readonly ok: false;
  readonly problem: Problem;
}

export function success<Value>(value: Value): Success<Value> {
  return { ok: true, value };
}

export function failure<Problem>(problem: Problem): Failure<Problem> {
  return { ok: false, problem };
}
