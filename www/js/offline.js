// The service worker keeps the page and the module for when there is no connection.
export async function keepOffline() {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(new URL('../service-worker.js', import.meta.url));
    await navigator.serviceWorker.ready;
    document.body.dataset.offline = 'ready';
  } catch {
    // Without it (a private window, an insecure address) the page works, only not offline.
  }
}
