/** Some browsers offer to put the app on the desktop; the offer is kept until the person asks for it. */

import { ref } from "vue";

interface InstallOffer extends Event {
  prompt(): Promise<void>;
}

const offer = ref<InstallOffer | null>(null);

export function watchForInstall(): void {
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer.value = event as InstallOffer;
  });
  window.addEventListener("appinstalled", () => (offer.value = null));
}

export function useInstall() {
  return {
    offer,
    async install(): Promise<void> {
      await offer.value?.prompt();
      offer.value = null;
    },
  };
}
