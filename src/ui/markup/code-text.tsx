import type { ComponentChildren } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { type CodeToken, plainCode } from "../../core/markup/code";
import styles from "./code-text.module.css";
import { HighlightContext } from "./highlight-context";
import { colorOf } from "./token-color";

interface CodeTextProps {
  readonly code: string;
  readonly language: string;
}

/** Code with more tokens stays plain: drawing them would hold up the page for longer than a tenth of a second. */
const mostTokens = 12_000;

/** Code word for word: plain at once, in colours as soon as they are there, without moving anything. */
export function CodeText({ code, language }: CodeTextProps) {
  const highlight = useContext(HighlightContext);
  const [colored, setColored] = useState({ code: "", language: "", tokens: plainCode("") });
  useEffect(() => {
    let isWanted = true;
    void highlight(code, language).then((tokens) => {
      if (isWanted && tokens.length <= mostTokens) setColored({ code, language, tokens });
    });
    return () => {
      isWanted = false;
    };
  }, [highlight, code, language]);
  const isCurrent = colored.code === code && colored.language === language;
  const tokens = isCurrent ? colored.tokens : plainCode(code);
  return <code dir="ltr">{tokens.map((token, index) => drawToken(token, index))}</code>;
}

/** A plain run is a bare string: long code has thousands of them. */
function drawToken({ text, scope }: CodeToken, key: number): ComponentChildren {
  const color = colorOf(scope);
  const content = withBadges(text);
  if (color === undefined) return content;
  return (
    <span key={key} class={styles["token"]} data-color={color}>
      {content}
    </span>
  );
}

const bidiControls = /([\u202A-\u202E\u2066-\u2069])/;

/**
 * A character that turns the direction of what follows could make code read as what it is not (CVE-2021-42574).
 * It keeps its place for whoever copies, but is shut in an element of its own, and a badge shows it.
 */
function withBadges(text: string): ComponentChildren {
  if (!bidiControls.test(text)) return text;
  return text.split(bidiControls).map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      <span
        key={index}
        class={styles["control"]}
        data-control={`U+${piece.charCodeAt(0).toString(16).toUpperCase()}`}
      >
        {piece}
      </span>
    ),
  );
}
