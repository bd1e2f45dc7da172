/** What the page on screen asks of the frame around it. */

import { reactive } from "vue";

export const shell = reactive({
  /** A page with its own bottom bar hides the tabs. */
  hasActions: false,
});
