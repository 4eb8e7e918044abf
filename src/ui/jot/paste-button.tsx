import { useLayoutEffect, useRef, useState } from "preact/hooks";
import styles from "./jot-desk.module.css";

interface PasteButtonProps {
  readonly read: () => Promise<string>;
  readonly onText: (text: string) => void;
}

/** Brings what was copied in another app, where no other app can share it. */
export function PasteButton({ read, onText }: PasteButtonProps) {
  const [why, setWhy] = useState("");
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const form = button.current?.form;
    form?.toggleAttribute("data-paste", true);
    return () => form?.removeAttribute("data-paste");
  }, []);
  const paste = async () => {
    try {
      const text = await read();
      setWhy(text.trim() === "" ? "There is no text to paste: copy some first." : "");
      if (text.trim() !== "") onText(text);
    } catch {
      setWhy(
        "The browser did not let the text be read. Hold a finger on the line, then take Paste.",
      );
    }
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class={styles["paste"]}
        data-look="quiet"
        onClick={() => void paste()}
      >
        Paste
      </button>
      <p role="alert">{why}</p>
    </>
  );
}
