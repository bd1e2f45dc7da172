/** Money travels in fen and is read in yuan. */

export function yuan(fen: number): string {
  return `${(fen / 100).toFixed(fen % 100 === 0 ? 0 : 2)} 元`;
}

export function fenOf(value: unknown): number | undefined {
  const amount = typeof value === "string" && value.trim() === "" ? Number.NaN : Number(value);
  return Number.isFinite(amount) ? Math.round(amount * 100) : undefined;
}
