// Loads the page anew when the library has changed, and when the server was started again.
const source = new EventSource("/-/live");
let version;
source.addEventListener("message", event => {
  if (version !== undefined && version !== event.data) location.reload();
  version = event.data;
});
