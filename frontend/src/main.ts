/** Starts the app. */

import { PiniaColada } from "@pinia/colada";
import { createPinia } from "pinia";
import { createApp } from "vue";
import App from "./App.vue";
import { loadFacts } from "./core/facts";
import { watchForInstall } from "./core/install";
import { watchNetwork } from "./core/outbox";
import { useSession } from "./core/session";
import { watchForUpdate } from "./core/update";
import { router } from "./router";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/kit.css";
import "./styles/form.css";

const app = createApp(App);
app.use(createPinia());
app.use(PiniaColada, {});
app.use(router);
void useSession().resume();
void loadFacts();
watchNetwork();
watchForInstall();
app.mount("#app");
watchForUpdate();
