import type { Recall } from "../../core/insight/recall";
import styles from "./section-bars.module.css";

/** Of fewer reviews nothing can be said. */
const fewest = 5;

/** Stated confidence against recall: whether what its owner was sure of is what stays. */
export function RecallTable({ recall }: { readonly recall: readonly Recall[] }) {
  return (
    <section>
      <h2>Sure and right</h2>
      <table class={styles["bars"]} aria-label="Recalled in the review, by stated confidence">
        <tbody>
          {recall.toReversed().map(({ confidence, reviews, recalled }) => {
            const percent = reviews === 0 ? 0 : Math.round((100 * recalled) / reviews);
            return (
              <tr key={confidence}>
                <th scope="row">confidence {confidence}</th>
                <td aria-hidden="true">
                  <svg width="100%" height="12" preserveAspectRatio="none">
                    {reviews >= fewest && <rect width={`${percent}%`} height="12" rx="3" />}
                  </svg>
                </td>
                <td>
                  {reviews < fewest
                    ? `${reviews} ${reviews === 1 ? "review" : "reviews"}, too few`
                    : `${percent} % of ${reviews}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p>How much of it you recalled in the review, by how sure you were when you wrote it.</p>
    </section>
  );
}
