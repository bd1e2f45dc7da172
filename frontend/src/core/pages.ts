import { useInfiniteQuery, type EntryKey } from "@pinia/colada";
import { computed } from "vue";
import { get } from "./http";
import type { Page } from "./types";

type Query = Record<string, string | number | boolean | undefined>;

/** A list that grows page by page along the server's cursor; `data` holds every row seen so far. */
export function usePages<Item>(
  key: () => EntryKey,
  path: string | (() => string),
  filter: () => Query,
  enabled: () => boolean = () => true,
) {
  const query = useInfiniteQuery<Page<Item>, Error, string>({
    key,
    enabled,
    initialPageParam: "",
    query: ({ pageParam }) =>
      get<Page<Item>>(typeof path === "string" ? path : path(), { ...filter(), cursor: pageParam || undefined }),
    getNextPageParam: (page) => page.next_cursor,
  });
  const items = computed(() => query.data.value?.pages.flatMap((page) => page.items));
  const firstPage = computed(() => query.data.value?.pages[0]);
  return { ...query, data: items, firstPage };
}
