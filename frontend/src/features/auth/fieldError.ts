/** The server's words about one field. */

import { Problem } from "@/core/problem";

export function fieldError(problem: unknown, name: string): string | undefined {
  if (!(problem instanceof Problem)) return undefined;
  return problem.errors.find((each) => each.pointer.endsWith(`/${name}`))?.detail;
}
