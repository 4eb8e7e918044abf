import type { ComponentChildren } from "preact";
import { isOwnPage } from "../../core/markup/link";
import type { Inline } from "../../core/markup/tree";
import { EntryLink } from "./entry-link";
import styles from "./inlines.module.css";

/** A run of text with its emphasis, code and links. */
export function Inlines({ inlines }: { readonly inlines: readonly Inline[] }): ComponentChildren {
  return inlines.map((inline, index) => <OneInline key={index} inline={inline} />);
}

function OneInline({ inline }: { readonly inline: Inline }): ComponentChildren {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "code":
      return <code dir="ltr">{inline.text}</code>;
    case "strong":
      return (
        <strong>
          <Inlines inlines={inline.inlines} />
        </strong>
      );
    case "emphasis":
      return (
        <em>
          <Inlines inlines={inline.inlines} />
        </em>
      );
    case "strike":
      return (
        <del>
          <Inlines inlines={inline.inlines} />
        </del>
      );
    case "break":
      return <br />;
    case "entry":
      return <EntryLink link={inline.link} />;
    default:
      return <OneLink link={inline} />;
  }
}

/** A page of the journal opens here, anything else in a tab that knows nothing of this one. */
function OneLink({ link }: { readonly link: Extract<Inline, { kind: "link" }> }) {
  const { address, inlines } = link;
  if (isOwnPage(address))
    return (
      <a href={address}>
        <Inlines inlines={inlines} />
      </a>
    );
  return (
    <a class={styles["outward"]} href={address} target="_blank" rel="noopener noreferrer">
      <Inlines inlines={inlines} />
    </a>
  );
}
