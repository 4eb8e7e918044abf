interface ShareLineProps {
  readonly total: number;
  /** What is counted, of one and of many. */
  readonly one: string;
  readonly many: string;
  /** How much of the journal has been read, from 0 to 1. */
  readonly share: number;
}

/** How much there is, said as it changes. */
export function ShareLine({ total, one, many, share }: ShareLineProps) {
  return (
    <p role="status">
      {total.toLocaleString("en")} {total === 1 ? one : many}
      {share < 1 && `, in ${Math.floor(share * 100)} % of your entries so far`}
    </p>
  );
}
