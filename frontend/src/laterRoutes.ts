/** Routes that a resident's first minute does not need; a new feature is listed here, `router.ts` fetches them in time. */

import { routes as archive } from "./features/archive/routes";
import { routes as audit } from "./features/audit/routes";
import { routes as authority } from "./features/authority/routes";
import { routes as boards } from "./features/boards/routes";
import { routes as custody } from "./features/custody/routes";
import { routes as guests } from "./features/guests/routes";
import { routes as ops } from "./features/ops/routes";
import { routes as papers } from "./features/papers/routes";
import { routes as people } from "./features/people/routes";
import { routes as privacy } from "./features/privacy/routes";
import { routes as remarks } from "./features/remarks/routes";
import { routes as reviews } from "./features/reviews/routes";
import { routes as rulebook } from "./features/rulebook/routes";
import { routes as supervision } from "./features/supervision/routes";
import { routes as trips } from "./features/trips/routes";

export const routes = [
  ...archive,
  ...audit,
  ...authority,
  ...boards,
  ...custody,
  ...guests,
  ...ops,
  ...papers,
  ...people,
  ...privacy,
  ...remarks,
  ...reviews,
  ...rulebook,
  ...supervision,
  ...trips,
];
