import { ref } from "vue";
import { sentence } from "@/core/problem";
import { toast } from "@/ui/toast";

/** Saves one file at a time, and says so when it does not come. */
export function useSaving() {
  const saving = ref("");
  async function save(name: string, take: () => Promise<void>): Promise<void> {
    saving.value = name;
    try {
      await take();
    } catch (error) {
      toast.show(sentence(error), "danger");
    } finally {
      saving.value = "";
    }
  }
  return { saving, save };
}
