import { useRef } from "preact/hooks";

/**
 * The value that this component was made with. The text of a field belongs to the browser from then
 * on: a `defaultValue` that changed would be written into a field that is being typed in.
 */
export function useFirst<Value>(value: Value): Value {
  return useRef(value).current;
}
