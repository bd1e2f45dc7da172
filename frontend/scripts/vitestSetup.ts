/** happy-dom has no IndexedDB; the specs use a real implementation in memory. */
import "fake-indexeddb/auto";
