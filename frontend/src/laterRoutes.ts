/** Routes that a resident's first minute does not need; a new feature is listed here, `router.ts` fetches them in time. */

import { routes as audit } from "./features/audit/routes";
import { routes as ops } from "./features/ops/routes";
import { routes as papers } from "./features/papers/routes";
import { routes as people } from "./features/people/routes";
import { routes as rulebook } from "./features/rulebook/routes";

export const routes = [...people, ...audit, ...ops, ...papers, ...rulebook];
